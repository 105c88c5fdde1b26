import { isAbsolute } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { configFile } from '../policy/config.js';
import type { DevServerOptions, Update } from '../serve/dev-server.js';
import { editorLink, editorNames } from '../serve/editor-link.js';
import { isEverywhere } from '../serve/host.js';
import { CannotListen } from '../serve/listen.js';
import type { Settings } from '../serve/live-repository.js';
import { type RunningServer, serve } from '../serve/serve.js';
import { fileReader } from '../source/file-reader.js';
import { gitVersion } from '../source/git.js';
import type { UnreadableError } from '../source/system-error.js';
import { SourceText } from '../source/text.js';
import { configReader, configuredProtocol } from './config.js';
import { releaseLabels } from './labels.js';
import type { Opened } from './opened.js';
import type { ServeOptions } from './options.js';
import { siteAddress } from './site-address.js';
import { openState } from './states.js';
import { readTemplates, toolTemplates } from './templates.js';
import { ConfigurationError, UsageError } from './usage-error.js';
import { readVersionsFile, type VersionsFile, versionsFile } from './versions-file.js';

/** Receives the events of a dev server. */
export interface ServeEvents {
  updated(update: Update): void;
  problems(problems: readonly Diagnostic[]): void;
  /** Receives internal errors and problems of the environment, after which the server keeps running. */
  failed(error: unknown): void;
  unreadable(error: UnreadableError): void;
}

/** A dev server with the address of its site. */
export interface SiteServer extends RunningServer {
  readonly url: string;
}

/** Starts a dev server. Throws a UsageError for invalid options and if it cannot listen, and a ConfigurationError. */
export async function startServer(
  { root, labels }: Opened,
  options: ServeOptions,
  events: ServeEvents,
): Promise<SiteServer> {
  const { host = '127.0.0.1', port = 8000 } = options;
  const reader = fileReader(root);
  const read = await configReader(reader);
  const settings = () => {
    const config = read(reader.read(configFile));
    const { rules, prose, conventions } = config;
    const isMultiPage = options.multiPage ?? config.multiPage;
    const protocol = configuredProtocol(reader, config);
    const file = versionsFile(root, options.versions, config);
    return {
      protocol,
      labels: releaseLabels(labels, config, protocol),
      rules,
      prose,
      conventions,
      isMultiPage,
      versionsFile: file?.name,
      versions: file && readVersionsFile(file),
    };
  };
  const readSettings = (): Settings => {
    reader.forget();
    try {
      return { options: settings(), problems: [] };
    } catch (error) {
      if (error instanceof ConfigurationError) return { problems: error.diagnostics };
      if (error instanceof UsageError) return { problems: [problemOf(error)] };
      throw error;
    }
  };
  const marks = options.diff === undefined ? undefined : await marksAgainst(root, options.diff);
  const running = await serve({
    root,
    host,
    port,
    strictPort: options.strictPort === true,
    ...settings(),
    readSettings,
    gitVersion: () => gitVersion(root),
    raw: options.raw ?? true,
    address: siteAddress(options),
    readTemplates: () => readTemplates(root),
    onUnreadable: events.unreadable,
    watched: { root, templates: toolTemplates(), file: outsideFile(root, options), output: 'build' },
    sharesDocuments: options.cors ?? true,
    editor: editorOf(root, options.editor),
    log: events,
    ...(marks && { marks }),
  }).catch((error: unknown) => {
    throw error instanceof CannotListen ? new UsageError(error.message) : error;
  });
  const { address } = running;
  const isLocal = isEverywhere(address) || address === '127.0.0.1' || host.toLowerCase() === 'localhost';
  return { ...running, url: `http://${isLocal ? 'localhost' : bracketed(host)}:${running.port}/` };
}

/** An error that a changed configuration causes, such as a missing file, as a problem of the configuration. */
function problemOf({ message }: UsageError): Diagnostic {
  const source = SourceText.file(configFile, '');
  return { rule: 'config/wrong-value', severity: 'error', message, span: { source, start: 0, end: 0 } };
}

/** The file of versions that is not in the repository, for the watcher. */
function outsideFile(root: string, { versions }: ServeOptions): VersionsFile | undefined {
  const file = versionsFile(root, versions, {});
  return file && (file.name.startsWith('../') || isAbsolute(file.name)) ? file : undefined;
}

/** The marks of changes against a git revision or folder. */
async function marksAgainst(root: string, base: string): Promise<DevServerOptions['marks']> {
  const reader = openState(root, base);
  const { createMarks } = await import('../diff/marks/create-decorator.js');
  return createMarks(reader);
}

/** An address for a URL: one of IPv6 has brackets. */
export const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host);

/** A server runs long enough to benefit from the optimization that `bin/load.js` defers. */
export function optimizeEarly(): void {
  if (Number.parseInt(process.versions.v8, 10) < 12) setFlagsFromString('--interrupt-budget=135168');
}

function editorOf(root: string, editor: string | undefined) {
  if (editor === undefined || editor === '') return undefined;
  const link = editorLink(root, editor);
  if (link) return link;
  throw new UsageError(
    `Unknown editor "${editor}". Use one of ${editorNames.join(', ')}, or a URL such as x-editor://open?file={path}&line={line}.`,
  );
}
