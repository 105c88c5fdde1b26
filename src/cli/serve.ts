import { spawn } from 'node:child_process';
import { networkInterfaces } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { formatPretty, plural, summarise } from '../diagnostics/format/pretty.js';
import { editorLink, editorNames } from '../serve/editor-link.js';
import { isPublic } from '../serve/host.js';
import { CannotListen } from '../serve/listen.js';
import { type RunningServer, serve as startServer } from '../serve/serve.js';
import { fileReader } from '../source/file-reader.js';
import { gitVersion } from '../source/git.js';
import { matrix } from '../spec/matrix.js';
import { loadConfig } from './config.js';
import { type LabelOptions, releaseLabels } from './labels.js';
import { findRoot } from './root.js';
import { readTemplates, toolTemplates } from './templates.js';
import { errorPaint } from './terminal.js';
import { UsageError } from './usage-error.js';

export interface ServeOptions extends LabelOptions {
  readonly root?: string;
  readonly port: string;
  readonly host: string;
  readonly strictPort?: boolean;
  readonly open?: boolean;
  readonly editor?: string;
  readonly raw: boolean;
}

/** `spec serve`: serves the site until it is interrupted. Resolves once it listens. */
export async function serve(options: ServeOptions): Promise<void> {
  // A server runs long enough for what `bin/spec.js` puts off.
  setFlagsFromString('--interrupt-budget=135168');
  const root = findRoot(options.root);
  const port = portOf(options.port);
  const config = await loadConfig(fileReader(root));
  const templates = toolTemplates();
  const running = await startServer({
    root,
    host: options.host,
    port,
    strictPort: options.strictPort === true,
    protocol: matrix,
    labels: releaseLabels(options, config),
    gitVersion: () => gitVersion(root),
    raw: options.raw,
    readTemplates: () => readTemplates(root),
    watched: { root, templates, output: 'build' },
    editor: editorOf(root, options.editor ?? process.env.SPEC_EDITOR),
    log: {
      updated({ files, pages, milliseconds, problems }) {
        const what = files.length === 1 ? files[0] : `${files.length} files`;
        const where = pages.length === 1 ? pages[0] : plural(pages.length, 'page') || 'no page';
        say(
          `${new Date().toTimeString().slice(0, 8)} ${what}: ${where} changed (${milliseconds.toFixed(0)} ms)`,
        );
        report(problems.filter(({ severity }) => severity === 'error'));
      },
      failed: (fault) =>
        say(
          `spec: a fault of spec itself: ${fault instanceof Error ? (fault.stack ?? fault.message) : fault}`,
        ),
    },
  }).catch((fault: unknown) => {
    throw fault instanceof CannotListen ? new UsageError(fault.message) : fault;
  });
  greet(running, options, port);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      running.close().finally(() => process.exit(0));
    });
  }
}

function greet(running: RunningServer, { host, open }: ServeOptions, wanted: number): void {
  const url = `http://${isPublic(host) && !wildcard.has(host) ? bracketed(host) : 'localhost'}:${running.port}/`;
  report(running.problems.filter(({ severity }) => severity === 'error'));
  if (wanted !== 0 && running.port !== wanted) say(`Port ${wanted} is taken.`);
  if (isPublic(host)) {
    const addresses = wildcard.has(host) ? ownAddresses() : [host];
    say('Everybody who can reach this machine can read these pages:');
    for (const address of addresses) say(`  http://${bracketed(address)}:${running.port}/`);
  }
  say(`Serving ${url} (Swagger UI: ${url}swagger-ui/). Ctrl-C ends it.`);
  if (open) openBrowser(url);
}

const wildcard: ReadonlySet<string> = new Set(['0.0.0.0', '::']);
const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host);

const ownAddresses = (): string[] =>
  Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? []).filter(({ internal }) => !internal).map(({ address }) => address),
  );

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

function report(problems: Parameters<typeof formatPretty>[0]): void {
  if (problems.length === 0) return;
  process.stderr.write(`${formatPretty(problems, errorPaint())}${summarise(problems)}\n`);
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new UsageError(`--port ${text} is no port; it is a number up to 65535.`);
}

function editorOf(root: string, editor: string | undefined) {
  if (editor === undefined || editor === '') return undefined;
  const link = editorLink(root, editor);
  if (link) return link;
  throw new UsageError(
    `there is no editor ${editor}; known ones are ${editorNames.join(', ')}, and addresses like x-editor://open?file={path}&line={line}.`,
  );
}

/** Opens an address in the browser of the desktop; where there is none, nothing happens. */
function openBrowser(url: string): void {
  const [command = 'xdg-open', ...args] =
    process.platform === 'darwin'
      ? ['open']
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '']
        : ['xdg-open'];
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => say(`No browser could be opened; the address is ${url}`));
  child.unref();
}
