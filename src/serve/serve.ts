import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { DevServer, type DevServerOptions } from './dev-server.js';
import { addressOf, createHttpServer } from './http-server.js';
import { listen } from './listen.js';
import { createRoute } from './routes.js';
import { type Watched, watch } from './watch.js';

export interface ServeOptions extends DevServerOptions {
  readonly host: string;
  readonly port: number;
  /** Fails where the port is taken, and tries no other. */
  readonly strictPort: boolean;
  readonly watched: Watched;
}

export interface RunningServer {
  readonly port: number;
  /** The address that it listens at. */
  readonly address: string;
  /** What was wrong with the pages at the start. */
  readonly problems: readonly Diagnostic[];
  close(): Promise<void>;
}

/** Serves a repository from memory, and tells browsers of every change. Throws `CannotListen`. */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const server = new DevServer(options);
  const watcher = await watch(
    options.watched,
    (changes) => server.take(changes),
    (message) => options.log.failed(message),
  );
  const http = createHttpServer(
    options.host,
    createRoute({
      site: server.site,
      apiDocs: server.apiDocs,
      siteTitle: options.protocol.name,
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
  } catch (fault) {
    await close();
    throw fault;
  }
}
