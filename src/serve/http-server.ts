import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { isOwnHost, type Listening } from './host.js';

/** The response for a path. */
export interface Response {
  readonly type: string;
  readonly body: string | Uint8Array;
  /** Default: 200. */
  readonly status?: number;
  /** The target path of a redirect. */
  readonly location?: string;
  /** Whether pages of other origins may read it (CORS). */
  readonly isShared?: boolean;
}

/** Writes a response that stays open. */
export type Stream = (response: ServerResponse) => void;

/** Returns the response for a path, which is decoded and begins with `/`; `undefined` if there is none. */
export type Route = (path: string, query: URLSearchParams) => Promise<Response | Stream | undefined>;

const methods = 'GET, HEAD, OPTIONS';
const headersTimeout = 10_000;
const mostConnections = 2000;

/**
 * A read-only server: it accepts GET, HEAD and OPTIONS for its own `Host`, and returns what `route` returns. It never reads
 * a file itself. `fail` receives the errors that `route` throws.
 */
export function createHttpServer(host: string, route: Route, fail: (error: unknown) => void): Server {
  const server = createServer({ headersTimeout, requestTimeout: headersTimeout * 3 }, (request, response) => {
    respond(request, response, { host, address: addressOf(server) }, route).catch((error: unknown) => {
      fail(error);
      if (response.headersSent) response.destroy();
      else refuse(response, 500, 'Internal error of spec; its terminal shows the details.');
    });
  });
  server.maxConnections = mostConnections;
  return server;
}

/** The IP address that a server listens on. */
export function addressOf(server: Server): string {
  const address = server.address();
  return typeof address === 'object' && address ? address.address : '';
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  listening: Listening,
  route: Route,
): Promise<void> {
  response.on('error', () => response.destroy());
  const target = /^(?:https?:\/\/([^/?#]*))?(.*)$/is.exec(request.url ?? '');
  const hosts = [
    ...(request.headersDistinct.host ?? ['']),
    ...(target?.[1] === undefined ? [] : [target[1]]),
  ];
  if ((request.headersDistinct.host?.length ?? 0) > 1)
    return refuse(response, 400, 'A request must have exactly one Host header.');
  if (!hosts.every((host) => isOwnHost(host, listening)))
    return refuse(response, 403, 'The Host header does not name this server.');
  if (request.method !== 'GET' && request.method !== 'HEAD' && request.method !== 'OPTIONS') {
    response.setHeader('Allow', methods);
    return refuse(response, 405, `Method not allowed. Allowed methods: ${methods}.`);
  }
  if (request.method === 'OPTIONS' && request.url === '*') return sendOptions(response, false);
  const location = parseTarget(target?.[2] || '/');
  if (!location) return refuse(response, 400, 'Invalid request target.');
  const result = await route(location.path, location.query);
  if (!result) return refuse(response, 404, `Not found: ${location.path}`);
  if (request.method === 'OPTIONS')
    return sendOptions(response, typeof result !== 'function' && result.isShared === true);
  if (typeof result !== 'function') return send(response, result, request.method === 'HEAD');
  if (isCrossSite(request.headers)) return refuse(response, 403, 'Cross-site requests are not allowed.');
  if (request.method === 'HEAD') response.writeHead(200, { 'Content-Type': 'text/event-stream' }).end();
  else result(response);
}

/** Whether a request was made by a page of another origin (Fetch Metadata Request Headers; Fetch Standard, `Origin`). */
function isCrossSite({ host, origin, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  if (typeof site === 'string' && site !== 'same-origin' && site !== 'none') return true;
  return origin !== undefined && origin.replace(/^https?:\/\//i, '').toLowerCase() !== host?.toLowerCase();
}

function send(response: ServerResponse, content: Response, isHead: boolean): void {
  const body = typeof content.body === 'string' ? Buffer.from(content.body) : content.body;
  response.writeHead(content.status ?? 200, {
    'Content-Type': content.type,
    'Content-Length': body.byteLength,
    ...(content.location !== undefined && { Location: encodeURI(content.location) }),
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "frame-ancestors 'self'",
    ...(content.isShared
      ? { 'Access-Control-Allow-Origin': '*' }
      : { 'Cross-Origin-Resource-Policy': 'same-origin' }),
  });
  response.end(isHead ? undefined : body);
}

/** Responds to OPTIONS, which browsers send before some cross-origin requests (Fetch Standard, CORS-preflight). */
function sendOptions(response: ServerResponse, isShared: boolean): void {
  response.writeHead(204, {
    Allow: methods,
    ...(isShared && {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'GET, HEAD',
      'Access-Control-Allow-Headers': '*',
      'Access-Control-Allow-Private-Network': 'true',
    }),
  });
  response.end();
}

/** The decoded path and query of a request target (RFC 9112, 3.2.1); `undefined` if it is invalid. */
function parseTarget(target: string): { path: string; query: URLSearchParams } | undefined {
  const [encoded = '', query = ''] = target.split('#', 1)[0]?.split(/\?(.*)/s) ?? [];
  if (!encoded.startsWith('/')) return undefined;
  try {
    const path = decodeURIComponent(encoded);
    return path.includes('\0') ? undefined : { path, query: new URLSearchParams(query) };
  } catch {
    return undefined;
  }
}

function refuse(response: ServerResponse, status: number, reason: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    Connection: 'close',
  });
  response.end(`${reason}\n`);
}
