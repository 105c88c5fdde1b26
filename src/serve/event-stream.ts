import type { ServerResponse } from 'node:http';

/** What browsers are told. */
export type LiveEvent = { readonly type: string; readonly [key: string]: unknown };

/** More than this in a connection's buffer: its browser sleeps, and catches up when it comes back. */
const longestBacklog = 16 * 1024 * 1024;
const heartbeat = 20_000;

/** A browser that listens, and what it shows. */
export interface Listener {
  readonly path: string;
  /** The version of the page that it has been brought to. */
  version: number;
  /** What it was told last of problems. */
  problems: string | undefined;
}

/** The browsers that listen (server-sent events, HTML Living Standard 9.2). */
export class EventStreams {
  readonly #listeners = new Map<ServerResponse, Listener>();
  readonly #timer: NodeJS.Timeout;

  constructor() {
    this.#timer = setInterval(() => {
      for (const response of this.#listeners.keys()) this.#write(response, ':\n\n');
    }, heartbeat).unref();
  }

  /** Paths of the pages that somebody looks at. */
  get paths(): Set<string> {
    return new Set([...this.#listeners.values()].map(({ path }) => path));
  }

  open(response: ServerResponse, listener: Listener): void {
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Accel-Buffering': 'no',
    });
    response.flushHeaders();
    response.socket?.setNoDelay(true);
    this.#listeners.set(response, listener);
    response.on('close', () => this.#listeners.delete(response));
  }

  /** Tells all that show a page. */
  send(path: string, event: LiveEvent): void {
    const text = eventText(event);
    for (const [response, listener] of this.#listeners)
      if (listener.path === path) this.#write(response, text);
  }

  /** Tells each browser what is made for it, as `eventText`. */
  sendEach(textFor: (listener: Listener) => string | undefined): void {
    for (const [response, listener] of this.#listeners) {
      const text = textFor(listener);
      if (text !== undefined) this.#write(response, text);
    }
  }

  close(): void {
    clearInterval(this.#timer);
    for (const response of this.#listeners.keys()) response.destroy();
  }

  #write(response: ServerResponse, text: string): void {
    if (response.writableLength > longestBacklog) response.destroy();
    else response.write(text);
  }
}

/** An event as it is sent. */
export const eventText = (event: LiveEvent): string => `data: ${JSON.stringify(event)}\n\n`;
