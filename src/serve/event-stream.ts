import type { ServerResponse } from 'node:http';

/** What browsers are told. */
export type LiveEvent = { readonly type: string };

/** More than this in a connection's buffer: its browser sleeps, and catches up when it comes back. */
const longestBacklog = 16 * 1024 * 1024;
const heartbeat = 20_000;

/** The browsers that listen, by the path of the page that each shows (server-sent events, HTML Living Standard 9.2). */
export class EventStreams {
  readonly #listeners = new Map<ServerResponse, string>();
  readonly #timer: NodeJS.Timeout;

  constructor() {
    this.#timer = setInterval(() => {
      for (const response of this.#listeners.keys()) response.write(':\n\n');
    }, heartbeat).unref();
  }

  /** Paths of the pages that somebody looks at. */
  get paths(): Set<string> {
    return new Set(this.#listeners.values());
  }

  open(response: ServerResponse, path: string): void {
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Accel-Buffering': 'no',
    });
    response.flushHeaders();
    response.socket?.setNoDelay(true);
    this.#listeners.set(response, path);
    response.on('close', () => this.#listeners.delete(response));
  }

  /** Tells one browser, or all that show a page. */
  send(to: ServerResponse | string, event: LiveEvent): void {
    const text = `data: ${JSON.stringify(event)}\n\n`;
    if (typeof to !== 'string') to.write(text);
    else
      for (const [response, path] of this.#listeners) {
        if (path !== to) continue;
        if (response.writableLength > longestBacklog) response.destroy();
        else response.write(text);
      }
  }

  close(): void {
    clearInterval(this.#timer);
    for (const response of this.#listeners.keys()) response.destroy();
  }
}
