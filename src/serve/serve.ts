import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { DevServer, type DevServerOptions } from './dev-server.js';
import { addressOf, createHttpServer } from './http-server.js';
import { listen } from './listen.js';
import { createRoute } from './routes.js';
import { type Watched, watch } from './watch.js';

export interface ServeOptions extends DevServerOptions {
  readonly host: string;
  readonly port: number;
  /** Whether to fail if the port is in use, instead of trying the next one. */
  readonly strictPort: boolean;
  readonly watched: Watched;
  /** Whether pages of other origins may read API documents. */
  readonly sharesDocuments: boolean;
}

export interface RunningServer {
  readonly port: number;
  /** The IP address that the server listens on. */
  readonly address: string;
  /** The problems of the pages at the start. */
  readonly problems: readonly Diagnostic[];
  close(): Promise<void>;
}

/** Serves a repository from memory and pushes changes to browsers. Throws CannotListen if the address cannot be used. */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const server = new DevServer(options);
  const watcher = await watch(
    options.watched,
    (changes) => server.apply(changes),
    (message) => options.log.failed(message),
  );
  const http = createHttpServer(
    options.host,
    createRoute({
      site: server.site,
      apiDocs: server.apiDocs,
      siteTitle: options.protocol.name || options.protocol.title,
      sharesDocuments: options.sharesDocuments,
      basePath: options.address?.basePath ?? '',
      listen: (response, path, version) => server.listen(response, path, version),
      settled: () => watcher.settled(),
    }),
    options.log.failed,
  );
  const close = async (): Promise<void> => {
    server.close();
    http.closeAllConnections();
    await Promise.all([watcher.close(), new Promise((resolve) => http.close(resolve))]);
  };
  try {
    const port = await listen(http, options.host, options.port, options.strictPort);
    server.start();
    return { port, address: addressOf(http), problems: server.site.diagnostics, close };
  } catch (error) {
    await close();
    throw error;
  }
}
