// Measures the largest pages of two repositories in a browser with a slow CPU: ours, the pages of an earlier revision, and the reference pages; from a
// server that compresses them, or with --files from the file system.
//   node --import tsx bench/page.ts [--runs 5] [--rate 4] [--revision c44afc1] [--files]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { hasBrowser, launch } from '../test/browser/chromium.js';
import { golden, hasShared, siteGolden } from '../test/conformance/shared.js';
import { measurePage, type PageFigures } from './measure-page.js';
import { median, table } from './process.js';
import { serveFiles } from './serve-files.js';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    rate: { type: 'string', default: '4' },
    revision: { type: 'string', default: 'c44afc1' },
    files: { type: 'boolean', default: false },
  },
});
if (!hasShared || !hasBrowser) {
  console.log('skipped: the corpora or the browser are absent');
  process.exit(0);
}
const own = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'spec-page-'));
const before = join(folder, 'before');

/** The folder of a site, and its largest page. */
interface Largest {
  readonly title: string;
  readonly file: string;
}

function build(tool: string, root: string, out: string, options: readonly string[]): string {
  const args = ['build', '--root', root, '--out', join(folder, out), '--quiet', ...options];
  execFileSync(process.execPath, [join(tool, 'bin/spec.js'), ...args], { stdio: 'pipe' });
  return join(folder, out);
}

function pagesOf(
  name: string,
  root: string,
  page: string,
  options: readonly string[],
  reference: string,
): Largest[] {
  return [
    { title: `${name}, ours`, file: join(build(own, root, `${name}-ours`, options), page) },
    {
      title: `${name}, ${values.revision}`,
      file: join(build(before, root, `${name}-before`, options), page),
    },
    { title: `${name}, reference`, file: join(reference, page) },
  ];
}

try {
  execFileSync('git', ['worktree', 'add', '--detach', before, values.revision], { cwd: own, stdio: 'pipe' });
  symlinkSync(join(own, 'node_modules'), join(before, 'node_modules'));
  execFileSync('npm', ['run', 'build'], { cwd: before, stdio: 'pipe' });
  const sections = golden('cs-r0.6.1');
  const site = siteGolden('v1.19');
  const pages = [
    ...pagesOf(
      'cs-r0.6.1',
      sections.corpus,
      'client_server/r0.6.1.html',
      sections.labelOptions,
      sections.pages,
    ),
    ...pagesOf(
      'spec-v1.19',
      site.corpus,
      'client-server-api/index.html',
      ['--base-path', site.basePath],
      site.pages,
    ),
  ];
  const { origin, close } = await serveFiles();
  const measure = ({ file }: Largest): Promise<PageFigures> => {
    const { href, pathname } = pathToFileURL(file);
    const address = values.files ? href : origin + pathname;
    return measurePage(browser, { file, address }, Number(values.rate));
  };
  const browser = await launch();
  const figures = new Map<string, PageFigures[]>(pages.map(({ title }) => [title, []]));
  // The first page that a browser opens takes longer.
  for (const page of pages.slice(0, 1)) await measure(page);
  // Interleaved, so that other load on the machine affects all measurements alike.
  for (let i = 0; i < Number(values.runs); i++)
    for (const page of pages) figures.get(page.title)?.push(await measure(page));
  await browser.close();
  close();
  const middle = (title: string, value: (of: PageFigures) => number): number =>
    median((figures.get(title) ?? []).map(value));
  console.log(
    table([
      ['', 'bytes', 'gzip -9', 'elements', 'blocking', 'first paint', 'layout shift'],
      ...pages.map(({ title }) => [
        title,
        String(middle(title, ({ bytes }) => bytes)),
        String(middle(title, ({ gzipped }) => gzipped)),
        String(middle(title, ({ elements }) => elements)),
        `${middle(title, ({ blocking }) => blocking).toFixed(0)} ms`,
        `${middle(title, ({ firstPaint }) => firstPaint).toFixed(0)} ms`,
        middle(title, ({ shift }) => shift).toFixed(3),
      ]),
    ]),
  );
} finally {
  execFileSync('git', ['worktree', 'remove', '--force', before], { cwd: own, stdio: 'pipe' });
  rmSync(folder, { recursive: true, force: true });
}
