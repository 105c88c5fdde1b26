import { expect } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { formatJson } from '../../src/diagnostics/format/json.js';
import { LiveRepository } from '../../src/serve/live-repository.js';
import { LiveSite } from '../../src/serve/live-site.js';
import { bringTo, type Edit } from './edit.js';
import { randomOf } from './random.js';
import { randomEdit } from './random-edits.js';
import { liveOptions, workspace } from './workspace.js';

/** What a site shows: pages and everything else that is wrong or there. */
interface State {
  /** Pages without errors, as served. */
  readonly pages: ReadonlyMap<string, string>;
  /** Pages with errors: what is shown of these is the last good one. */
  readonly broken: ReadonlySet<string>;
  readonly problems: string;
  /** `targets.yaml` or a template is broken: all pages stay as they were. */
  readonly isHeld: boolean;
}

const hasError = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ severity }) => severity === 'error');

function stateOf(site: LiveSite): State {
  site.complete();
  const isHeld = hasError(site.siteDiagnostics);
  const broken = new Set(site.paths.filter((path) => isHeld || hasError(site.page(path)?.diagnostics ?? [])));
  const pages = new Map<string, string>();
  for (const path of [...site.paths, 'index.html', 'assets/search.js']) {
    const text = site.file(path);
    // The menu of a page has the titles of all documents, the index of texts their texts.
    if (!broken.has(path) && typeof text === 'string' && (path !== 'assets/search.js' || broken.size === 0))
      pages.set(path, text);
  }
  return { pages, broken, problems: isHeld ? '' : formatJson(site.diagnostics), isHeld };
}

const open = (root: string): LiveSite => new LiveSite(new LiveRepository(liveOptions(root)), () => '');

function expectSame(living: State, fresh: State, title: string): void {
  if (
    process.env.DBG &&
    (living.problems !== fresh.problems || [...living.broken].join() !== [...fresh.broken].join())
  ) {
    const a = living.problems.split('\n'),
      b = fresh.problems.split('\n');
    console.log(
      title,
      'ONLY LIVING',
      a
        .filter((l) => !b.includes(l))
        .join('\n')
        .slice(0, 3000),
      'ONLY FRESH',
      b
        .filter((l) => !a.includes(l))
        .join('\n')
        .slice(0, 3000),
    );
  }
  expect(living.isHeld, title).toBe(fresh.isHeld);
  if (fresh.isHeld) return;
  expect([...living.broken], title).toEqual([...fresh.broken]);
  expect(living.problems, title).toBe(fresh.problems);
  for (const [path, text] of fresh.pages) {
    if (living.pages.get(path) !== text) expect(living.pages.get(path), `${path} after ${title}`).toBe(text);
  }
}

const seed = Number(process.env.SEED ?? 1);
const count = (usual: number): number => Number(process.env.EDITS ?? usual);

/**
 * Makes random edits in a copy of a repository (`EDITS` and `SEED` in the environment change how many and which): each is made,
 * taken back and made again, and each time what is served has to be what a fresh build makes.
 */
export function expectFreshPages(repository: string, edits: number): void {
  const copy = workspace(repository);
  const { root } = copy;
  const random = randomOf(seed);
  const site = open(root);
  let current = stateOf(site);
  /** Edits since pages were as good as at the start. */
  let bad: Edit[] = [];
  for (let made = 0; made < count(edits); made++) {
    const edit = randomEdit(root, random);
    site.apply(bringTo(root, edit.after));
    const after = stateOf(site);
    expectSame(after, stateOf(open(root)), edit.title);
    site.apply(bringTo(root, edit.before));
    expectSame(stateOf(site), current, `${edit.title}, taken back`);
    // What breaks a page, or takes it away, is seldom built upon.
    const isBad = after.isHeld || after.broken.size > 0 || after.pages.size < current.pages.size;
    if (isBad && random() < 0.8) continue;
    site.apply(bringTo(root, edit.after));
    expectSame(stateOf(site), after, `${edit.title}, made again`);
    current = after;
    if (isBad) bad.push(edit);
    if (bad.length === 0 || random() < 0.5) continue;
    for (const { before } of bad.reverse()) site.apply(bringTo(root, before));
    bad = [];
    current = stateOf(site);
    expectSame(current, stateOf(open(root)), `${edit.title}, all that was bad taken back`);
  }
  copy.dispose();
}
