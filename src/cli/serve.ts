import { spawn } from 'node:child_process';
import { networkInterfaces } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { plural } from '../diagnostics/format/pretty.js';
import { printable } from '../diagnostics/printable.js';
import { configFile } from '../policy/config.js';
import { editorLink, editorNames } from '../serve/editor-link.js';
import { isEverywhere, isPublic } from '../serve/host.js';
import { CannotListen } from '../serve/listen.js';
import type { Settings } from '../serve/live-repository.js';
import { type RunningServer, serve as startServer } from '../serve/serve.js';
import { fileReader } from '../source/file-reader.js';
import { gitVersion } from '../source/git.js';
import { configReader, configuredProtocol } from './config.js';
import { type LabelOptions, releaseLabels } from './labels.js';
import { ProblemLog } from './problem-log.js';
import { findRoot } from './root.js';
import { type AddressOptions, siteAddress } from './site-address.js';
import { readTemplates, toolTemplates } from './templates.js';

import { ConfigurationError, describeUsageError, UsageError } from './usage-error.js';

export interface ServeOptions extends LabelOptions, AddressOptions {
  readonly root?: string;
  readonly port: string;
  readonly host: string;
  readonly strictPort?: boolean;
  readonly open?: boolean;
  readonly editor?: string;
  readonly raw: boolean;
  readonly cors: boolean;
}

/** `spec serve`: serves the site until it is interrupted. Resolves when the server listens. */
export async function serve(options: ServeOptions): Promise<void> {
  // A server runs long enough to benefit from the optimization that `bin/spec.js` defers.
  if (Number.parseInt(process.versions.v8, 10) < 12) setFlagsFromString('--interrupt-budget=135168');
  const root = findRoot(options.root);
  const [host, port] = [hostOf(options.host), portOf(options.port)];
  const reader = fileReader(root);
  const read = await configReader(reader);
  const settings = () => {
    const config = read(reader.read(configFile));
    const { rules, prose, conventions } = config;
    const protocol = configuredProtocol(reader, config);
    return { protocol, labels: releaseLabels(options, config, protocol), rules, prose, conventions };
  };
  const readSettings = (): Settings => {
    reader.forget();
    try {
      return { options: settings(), problems: [] };
    } catch (error) {
      if (error instanceof ConfigurationError) return { problems: error.diagnostics };
      throw error;
    }
  };
  const templates = toolTemplates();
  const problems = new ProblemLog(process.stderr);
  const running = await startServer({
    root,
    host,
    port,
    strictPort: options.strictPort === true,
    ...settings(),
    readSettings,
    gitVersion: () => gitVersion(root),
    raw: options.raw,
    address: siteAddress(options),
    readTemplates: () => readTemplates(root),
    onUnreadable: logOnce(),

    watched: { root, templates, output: 'build' },
    sharesDocuments: options.cors,
    editor: editorOf(root, options.editor ?? process.env.SPEC_EDITOR),
    log: {
      updated({ files, pages, milliseconds }) {
        const what = files.length === 1 ? printable(files[0] ?? '') : `${files.length} files`;
        const where = pages.length === 1 ? pages[0] : plural(pages.length, 'page') || 'no page';
        say(
          `${new Date().toTimeString().slice(0, 8)} ${what}: ${where} changed (${milliseconds.toFixed(0)} ms)`,
        );
      },
      problems: (found) => process.stderr.write(problems.next(found)),
      failed: (error) => process.stderr.write(describeUsageError(error) ?? describeInternalError(error)),
    },
  }).catch((error: unknown) => {
    throw error instanceof CannotListen ? new UsageError(error.message) : error;
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      running.close().finally(() => process.exit(0));
    });
  }
  process.stderr.write(problems.next(running.problems.filter(({ severity }) => severity === 'error')));
  greet(running, { ...options, host }, port);
}

function greet({ port, address }: RunningServer, { host, open }: ServeOptions, requested: number): void {
  const isLocal = isEverywhere(address) || address === '127.0.0.1' || host.toLowerCase() === 'localhost';
  const url = `http://${isLocal ? 'localhost' : bracketed(host)}:${port}/`;
  if (requested !== 0 && port !== requested) say(`Port ${requested} is in use.`);
  if (isPublic(address)) {
    say('The pages are readable from other machines at:');
    for (const reachable of isEverywhere(address) ? publicAddresses() : [host])
      say(`  http://${bracketed(reachable)}:${port}/`);
  }
  say(`Serving ${url} (Swagger UI: ${url}swagger-ui/). Press Ctrl-C to stop.`);
  if (open) openBrowser(url);
}

const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host);

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

function editorOf(root: string, editor: string | undefined) {
  if (editor === undefined || editor === '') return undefined;
  const link = editorLink(root, editor);
  if (link) return link;
  throw new UsageError(
    `Unknown editor "${editor}". Use one of ${editorNames.join(', ')}, or a URL such as x-editor://open?file={path}&line={line}.`,
  );
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
