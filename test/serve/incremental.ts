import { expect } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { formatJson } from '../../src/diagnostics/format/json.js';
import { type LiveOptions, LiveRepository } from '../../src/serve/live-repository.js';
import { LiveSite } from '../../src/serve/live-site.js';
import { bringTo, type Edit } from './edit.js';
import { randomOf } from './random.js';
import { randomEdit } from './random-edits.js';
import { liveOptions, workspace } from './workspace.js';

/** The observable state of a site. */
interface State {
  /** Pages without errors, as served. */
  readonly pages: ReadonlyMap<string, string>;
  /** Pages with errors, of which the last good state is shown. */
  readonly broken: ReadonlySet<string>;
  readonly problems: string;
  /** Whether `targets.yaml` or a template has errors, so that all pages keep their state. */
  readonly isHeld: boolean;
}

const hasError = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ severity }) => severity === 'error');

/** The files that contain parts of all pages. */
const ofAllPages = ['assets/search.js', 'index.json'];

function stateOf(site: LiveSite): State {
  site.complete();
  const isHeld = hasError(site.siteDiagnostics);
  const broken = new Set(site.paths.filter((path) => isHeld || hasError(site.page(path)?.diagnostics ?? [])));
  const pages = new Map<string, string>();
  for (const path of [...site.paths, 'index.html', ...ofAllPages]) {
    const text = site.file(path);
    if (!broken.has(path) && typeof text === 'string' && (!ofAllPages.includes(path) || broken.size === 0))
      pages.set(path, text);
  }
  return { pages, broken, problems: isHeld ? '' : formatJson(site.diagnostics), isHeld };
}

type Marks = LiveOptions['marks'];

const openSite = (root: string, marks: Marks): LiveSite =>
  new LiveSite(new LiveRepository({ ...liveOptions(root), ...(marks && { marks }) }), () => '');

function expectSame(incremental: State, fresh: State, title: string): void {
  expect(incremental.isHeld, title).toBe(fresh.isHeld);
  if (fresh.isHeld) return;
  expect([...incremental.broken], title).toEqual([...fresh.broken]);
  expect(incremental.problems, title).toBe(fresh.problems);
  for (const [path, text] of fresh.pages) {
    const shown = incremental.pages.get(path);
    if (shown !== text) expect(shown, `${path} after ${title}`).toBe(text);
  }
}

const seed = Number(process.env.SEED ?? 1);
const count = (usual: number): number => Number(process.env.EDITS ?? usual);

/**
 * Applies random edits to a copy of a repository; the environment variables `EDITS` and `SEED` set their number and
 * selection. With `marks`, the pages have them. Each edit is applied, undone and redone, and the served pages must equal a fresh build each time.
 */
export function expectFreshPages(repository: string, edits: number, marks?: Marks): void {
  const copy = workspace(repository);
  const { root } = copy;
  const random = randomOf(seed);
  const open = (folder: string): LiveSite => openSite(folder, marks);
  const site = open(root);
  let current = stateOf(site);
  /** Edits that broke pages and have not been undone. */
  let bad: Edit[] = [];
  for (let made = 0; made < count(edits); made++) {
    const edit = randomEdit(root, random);
    site.apply(bringTo(root, edit.after));
    const after = stateOf(site);
    expectSame(after, stateOf(open(root)), edit.title);
    site.apply(bringTo(root, edit.before));
    expectSame(stateOf(site), current, `${edit.title}, undone`);
    // Few further edits are based on an edit that breaks or removes a page.
    const isBad = after.isHeld || after.broken.size > 0 || after.pages.size < current.pages.size;
    if (isBad && random() < 0.8) continue;
    site.apply(bringTo(root, edit.after));
    expectSame(stateOf(site), after, `${edit.title}, redone`);
    current = after;
    if (isBad) bad.push(edit);
    if (bad.length === 0 || random() < 0.5) continue;
    for (const { before } of bad.reverse()) site.apply(bringTo(root, before));
    bad = [];
    current = stateOf(site);
    expectSame(current, stateOf(open(root)), `${edit.title}, all breaking edits undone`);
  }
  copy.dispose();
}
