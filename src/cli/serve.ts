import { spawn } from 'node:child_process';
import { networkInterfaces } from 'node:os';
import type { AddressOptions } from '../api/options.js';
import { findRoot } from '../api/root.js';
import { bracketed, optimizeEarly, type SiteServer, startServer } from '../api/serve.js';
import { UsageError } from '../api/usage-error.js';
import { plural } from '../diagnostics/format/pretty.js';
import { printable } from '../diagnostics/printable.js';
import { isEverywhere, isPublic } from '../serve/host.js';
import { describeUsageError } from './describe-error.js';
import { type LabelOptions, labelChoice } from './label-options.js';
import { ProblemLog } from './problem-log.js';

export interface ServeOptions extends LabelOptions, AddressOptions {
  readonly root?: string;
  readonly port: string;
  readonly host: string;
  readonly strictPort?: boolean;
  readonly open?: boolean;
  readonly editor?: string;
  readonly diff?: string;
  readonly versions?: string;
  readonly multiPage?: boolean;
  readonly raw: boolean;
  readonly cors: boolean;
}

/** `spec serve`: serves the site until it is interrupted. Resolves when the server listens. */
export async function serve(options: ServeOptions): Promise<void> {
  optimizeEarly();
  const opened = { root: findRoot(options.root), labels: labelChoice(options) };
  const [host, port] = [hostOf(options.host), portOf(options.port)];
  const problems = new ProblemLog(process.stderr);
  const editor = options.editor ?? process.env.SPEC_EDITOR;
  const running = await startServer(
    opened,
    { ...options, host, port, editor },
    {
      updated({ files, pages, milliseconds }) {
        const what = files.length === 1 ? printable(files[0] ?? '') : `${files.length} files`;
        const where = pages.length === 1 ? pages[0] : plural(pages.length, 'page') || 'no page';
        say(
          `${new Date().toTimeString().slice(0, 8)} ${what}: ${where} changed (${milliseconds.toFixed(0)} ms)`,
        );
      },
      problems: (found) => process.stderr.write(problems.next(found)),
      failed: (error) => process.stderr.write(describeUsageError(error) ?? describeInternalError(error)),
      unreadable: logOnce(),
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      running.close().finally(() => process.exit(0));
    });
  }
  process.stderr.write(problems.next(running.problems.filter(({ severity }) => severity === 'error')));
  greet(running, { ...options, host }, port);
}

function greet({ port, address, url }: SiteServer, { host, open }: ServeOptions, requested: number): void {
  if (requested !== 0 && port !== requested) say(`Port ${requested} is in use.`);
  if (isPublic(address)) {
    say('The pages are readable from other machines at:');
    for (const reachable of isEverywhere(address) ? publicAddresses() : [host])
      say(`  http://${bracketed(reachable)}:${port}/`);
  }
  say(`Serving ${url} (Swagger UI: ${url}swagger-ui/). Press Ctrl-C to stop.`);
  if (open) openBrowser(url);
}

/** The addresses of this machine, except loopback and link-local ones. */
const publicAddresses = (): string[] =>
  Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? [])
      .filter(({ internal, address }) => !internal && !/^fe80:/i.test(address))
      .map(({ address }) => address),
  );

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const describeInternalError = (error: unknown): string =>
  `spec: internal error: ${error instanceof Error ? (error.stack ?? error.message) : error}\n`;

/** Prints each message once: an unreadable file is read again after each change. */
function logOnce(): (error: Error) => void {
  const printed = new Set<string>();
  return ({ message }) => {
    if (!printed.has(message)) say(`spec: ${message}`);
    printed.add(message);
  };
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new UsageError(`--port must be an integer from 0 to 65535, got ${JSON.stringify(text)}.`);
}

/** Accepts an IPv6 address in brackets, as in URLs. */
function hostOf(text: string): string {
  if (text.trim() === '') throw new UsageError('--host requires an address, such as 127.0.0.1.');
  return text.replace(/^\[(.*)\]$/, '$1');
}

/** Opens a URL in the default browser; prints the URL if there is none. */
function openBrowser(url: string): void {
  const [command = 'xdg-open', ...args] =
    process.platform === 'darwin'
      ? ['open']
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '']
        : ['xdg-open'];
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => say(`Cannot open a browser. The address is ${url}`));
  child.unref();
}
