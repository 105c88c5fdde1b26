import type { ServerResponse } from 'node:http';

/** A message to browsers. */
export type LiveEvent = { readonly type: string; readonly [key: string]: unknown };

/** A connection with more unsent bytes is closed: its browser is suspended, and catches up when it reconnects. */
const longestBacklog = 16 * 1024 * 1024;
const heartbeat = 20_000;

/** A connected browser and its state. */
export interface Listener {
  readonly path: string;
  /** The version of the page that it shows. */
  version: number;
  /** The last event about problems that was sent. */
  problems: string | undefined;
}

/** The connected browsers (server-sent events, HTML Living Standard 9.2). */
export class EventStreams {
  readonly #listeners = new Map<ServerResponse, Listener>();
  readonly #timer: NodeJS.Timeout;

  constructor() {
    this.#timer = setInterval(() => {
      for (const response of this.#listeners.keys()) this.#write(response, ':\n\n');
    }, heartbeat).unref();
  }

  /** Paths of the pages that are open in a browser. */
  get paths(): Set<string> {
    return new Set([...this.#listeners.values()].map(({ path }) => path));
  }

  /** Starts a stream on a response; it ends when the browser disconnects. */
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

  /** Sends an event to all browsers that show a page. */
  send(path: string, event: LiveEvent): void {
    const text = eventText(event);
    for (const [response, listener] of this.#listeners)
      if (listener.path === path) this.#write(response, text);
  }

  /** Sends an event to all browsers. */
  sendAll(event: LiveEvent): void {
    const text = eventText(event);
    for (const response of this.#listeners.keys()) this.#write(response, text);
  }

  /** Sends each browser the text that `textFor` returns for it, in the format of `eventText`. */
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

/** An event in the format of server-sent events. */
export const eventText = (event: LiveEvent): string => `data: ${JSON.stringify(event)}\n\n`;
