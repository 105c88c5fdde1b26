// Measures `spec serve` from the end of a write until the change is painted by a headless Chromium, and until it is received by a client.
//   node --import tsx bench/serve.ts [--corpus cs-r0.6.1|spec-v1.19] [--edits 70] [--verbose]
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { hasBrowser, launch } from '../test/browser/chromium.js';
import { golden, hasShared, siteGolden } from '../test/conformance/shared.js';
import { median, table } from './process.js';
import { type EditLocation, editLocations } from './serve-edits.js';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: 'cs-r0.6.1' },
    edits: { type: 'string', default: '70' },
    verbose: { type: 'boolean', default: false },
  },
});
if (!hasShared || !hasBrowser) {
  console.log('skipped: the corpora (SPEC_SHARED) or the browser are absent');
  process.exit(0);
}

const repository = resolve(import.meta.dirname, '..');
const root = mkdtempSync(join(tmpdir(), 'spec-serve-'));
const release = /^spec-(v.+)$/.exec(values.corpus)?.[1];
const { corpus, pagePath, options } = release
  ? { ...siteGolden(release), pagePath: 'client-server-api/index.html', options: [] }
  : {
      ...golden(values.corpus),
      pagePath: 'client_server/r0.6.1.html',
      options: ['--client-release', 'r0.6.1'],
    };

interface Timing {
  readonly location: EditLocation;
  readonly server: number;
  readonly screen: number;
}

const now = (): number => performance.timeOrigin + performance.now();
const sleep = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

let server: ChildProcess | undefined;
const browser = await launch();
try {
  cpSync(corpus, root, { recursive: true });
  mkdirSync(join(root, 'templates'), { recursive: true });
  for (const name of ['request.hbs', 'site_footer.hbs'])
    cpSync(join(repository, 'templates', name), join(root, 'templates', name));
  const url = await startServer();
  const page = await browser.newPage();
  const seen = await watchPage(page);
  await page.goto(url + pagePath);
  const arrivals = await listen(url);
  const locations = editLocations(root);
  const chosen = Array.from(
    { length: Math.min(Number(values.edits), locations.length) },
    (_, i) =>
      locations[Math.floor((i * locations.length) / Math.min(Number(values.edits), locations.length))],
  ).filter((location) => location !== undefined);
  const timings: Timing[] = [];
  for (const [i, location] of chosen.entries()) {
    // The first edit is scrolled into view; the second one is measured there.
    if (!(await edit(location, `wordone${i}x`))) {
      console.log(`not shown: ${location.file}`);
      continue;
    }
    await page
      .getByText(`wordone${i}x`)
      .first()
      .scrollIntoViewIfNeeded()
      .catch(() => undefined);
    await sleep(800);
    const timing = await edit(location, `wordtwo${i}x`);
    if (timing) timings.push(timing);
    if (timing && values.verbose)
      console.log(`${location.file}: ${timing.server.toFixed(0)} / ${timing.screen.toFixed(0)} ms`);
    await sleep(800);
  }
  report(timings);

  async function edit(location: EditLocation, word: string): Promise<Timing | undefined> {
    const file = join(root, location.file);
    const before = readFileSync(file, 'utf8').replace(/ ?(?:<p>)?word(?:one|two)\d+x(?:<\/p>\n)?/g, '');
    const text = location.withWord(
      location.kind === 'targets.yaml' ? before.replace(/ {6}-\.rst\n/, '') : before,
      word,
    );
    if (text === before) throw new Error(`No match in ${location.file}.`);
    if (location.kind === 'targets.yaml') {
      writeFileSync(
        join(root, `specification/${word}.rst`),
        `${word}\n${'='.repeat(word.length)}\n\nText.\n`,
      );
      await sleep(500);
    }
    const shown = seen(word);
    const arrived = arrivals();
    writeFileSync(file, text);
    const written = now();
    const screen = await Promise.race([shown, sleep(4000)]);
    const atClient = await Promise.race([arrived, sleep(100)]);
    return screen === undefined
      ? undefined
      : { location, screen: screen - written, server: (atClient ?? screen) - written };
  }
} finally {
  await browser.close();
  server?.kill('SIGKILL');
  rmSync(root, { recursive: true, force: true });
}

function startServer(): Promise<string> {
  const child = spawn(
    process.execPath,
    [join(repository, 'bin/spec.js'), 'serve', '--root', root, '--port', '8940', ...options],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  server = child;
  return new Promise((done, failed) => {
    let text = '';
    child.stderr.on('data', (data: Buffer) => {
      text += data.toString();
      const url = /Serving (\S+)/.exec(text)?.[1];
      if (url) done(url);
    });
    child.on('exit', () => failed(new Error(text)));
  });
}

/** Observes the page; the returned function resolves with the time at which a word is painted. */
async function watchPage(page: Page): Promise<(word: string) => Promise<number>> {
  const waiting = new Map<string, (time: number) => void>();
  await page.exposeFunction('wordShown', (word: string, time: number) => {
    waiting.get(word)?.(time);
    waiting.delete(word);
  });
  await page.addInitScript(`
    const known = new Set();
    const look = (nodes) => {
      const found = nodes.flatMap((node) => node.textContent.match(/word(?:one|two)\\d+x/g) ?? []);
      for (const word of new Set(found)) {
        if (known.has(word)) continue;
        known.add(word);
        requestAnimationFrame(() => {
          const painted = new MessageChannel();
          painted.port1.onmessage = () => wordShown(word, performance.timeOrigin + performance.now());
          painted.port2.postMessage('');
        });
      }
    };
    const watched = { childList: true, subtree: true };
    new MutationObserver((records) => look(records.flatMap(({ addedNodes }) => [...addedNodes]))).observe(document, watched);
  `);
  return (word) => new Promise((done) => waiting.set(word, done));
}

/** Connects to the event stream as a browser does; the returned function resolves with the time of the next update. */
async function listen(url: string): Promise<() => Promise<number>> {
  const html = await (await fetch(url + pagePath)).text();
  const version = /data-version="([^"]+)"/.exec(html)?.[1] ?? '';
  let arrived: ((time: number) => void) | undefined;
  get(`${url}_spec/events?${new URLSearchParams({ page: pagePath, version })}`, (response) => {
    response.on('data', (data: Buffer) => {
      if (!/"type":"(?:patch|reload)"/.test(data.subarray(0, 40).toString())) return;
      arrived?.(now());
      arrived = undefined;
    });
    response.on('error', () => undefined);
  });
  return () =>
    new Promise((done) => {
      arrived = done;
    });
}

function report(timings: readonly Timing[]): void {
  const kinds = [...new Set(timings.map(({ location }) => location.kind))];
  const ms = (value: number): string => `${value.toFixed(0)} ms`;
  const percentile = (list: readonly number[]): number =>
    [...list].sort((a, b) => a - b)[Math.max(0, Math.ceil(list.length * 0.95) - 1)] ?? Number.NaN;
  const row = (name: string, list: readonly Timing[]): string[] => {
    const [inServer, onScreen] = [list.map(({ server }) => server), list.map(({ screen }) => screen)];
    return [
      name,
      String(list.length),
      ...[inServer, onScreen].flatMap((times) => [
        ms(median(times)),
        ms(percentile(times)),
        ms(Math.max(...times)),
      ]),
    ];
  };
  const isSlow = ({ location }: Timing): boolean => ['template', 'targets.yaml'].includes(location.kind);
  console.log(
    table([
      ['', 'edits', 'server median', '95 %', 'worst', 'screen median', '95 %', 'worst'],
      ...kinds.map((kind) =>
        row(
          kind,
          timings.filter(({ location }) => location.kind === kind),
        ),
      ),
      row(
        'all but templates and targets',
        timings.filter((timing) => !isSlow(timing)),
      ),
      row('all', timings),
    ]),
  );
}
