import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isOwnHost } from './host.js';

/** What a path is answered with. */
export interface Answer {
  readonly type: string;
  readonly body: string | Uint8Array;
  /** Whether pages of other origins may read it. */
  readonly forAll?: boolean;
}

/** Takes over a response that stays open. */
export type Stream = (response: ServerResponse) => void;

/** Finds what stands at a path, which is decoded and begins with `/`. `undefined`: nothing. */
export type Route = (path: string, query: URLSearchParams) => Promise<Answer | Stream | undefined>;

const headersTimeout = 10_000;
const mostConnections = 2000;

/**
 * A server that reads only: it answers GET and HEAD for its own `Host`, from what `route` gives, and never looks at a file itself. `fail` is
 * told what `route` throws.
 */
export function createHttpServer(host: string, route: Route, fail: (fault: unknown) => void): Server {
  const server = createServer({ headersTimeout, requestTimeout: headersTimeout * 3 }, (request, response) => {
    answer(request, response, host, route).catch((fault: unknown) => {
      fail(fault);
      if (response.headersSent) response.destroy();
      else refuse(response, 500, 'This is a fault of spec itself; its terminal says more.');
    });
  });
  server.maxConnections = mostConnections;
  return server;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  host: string,
  route: Route,
): Promise<void> {
  response.on('error', () => response.destroy());
  if (!isOwnHost(request.headers.host, host)) return refuse(response, 403, 'This server has another name.');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return refuse(response, 405, 'Pages can only be read here.');
  }
  const place = placeOf(request.url ?? '');
  if (!place) return refuse(response, 400, 'This address cannot be read.');
  const found = await route(place.path, place.query);
  if (!found)
    return refuse(response, 404, `There is nothing at ${place.path}; all documents are listed at /.`);
  if (typeof found === 'function') return found(response);
  const body = typeof found.body === 'string' ? Buffer.from(found.body) : found.body;
  response.writeHead(200, {
    'Content-Type': found.type,
    'Content-Length': body.byteLength,
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "frame-ancestors 'self'",
    ...(found.forAll
      ? { 'Access-Control-Allow-Origin': '*' }
      : { 'Cross-Origin-Resource-Policy': 'same-origin' }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** The path and the query of a request's target (RFC 9112, 3.2.1), decoded. */
function placeOf(target: string): { path: string; query: URLSearchParams } | undefined {
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
    Connection: 'close',
  });
  response.end(`${reason}\n`);
}
