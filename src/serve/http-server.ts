import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isOwnHost, type Listening } from './host.js';

/** What a path is answered with. */
export interface Response {
  readonly type: string;
  readonly body: string | Uint8Array;
  /** Left out: 200. */
  readonly status?: number;
  /** Whether pages of other origins may read it. */
  readonly forAll?: boolean;
}

/** Takes over a response that stays open. */
export type Stream = (response: ServerResponse) => void;

/** Finds what stands at a path, which is decoded and begins with `/`. `undefined`: nothing. */
export type Route = (path: string, query: URLSearchParams) => Promise<Response | Stream | undefined>;

const methods = 'GET, HEAD, OPTIONS';
const headersTimeout = 10_000;
const mostConnections = 2000;

/**
 * A server that reads only: it answers GET, HEAD and OPTIONS for its own `Host`, from what `route` gives, and never looks at a file itself. `fail` is
 * told what `route` throws.
 */
export function createHttpServer(host: string, route: Route, fail: (fault: unknown) => void): Server {
  const server = createServer({ headersTimeout, requestTimeout: headersTimeout * 3 }, (request, response) => {
    answer(request, response, { host, address: addressOf(server) }, route).catch((fault: unknown) => {
      fail(fault);
      if (response.headersSent) response.destroy();
      else refuse(response, 500, 'This is a fault of spec itself; its terminal says more.');
    });
  });
  server.maxConnections = mostConnections;
  return server;
}

/** The address that a server listens at. */
export function addressOf(server: Server): string {
  const address = server.address();
  return typeof address === 'object' && address ? address.address : '';
}

async function answer(
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
    return refuse(response, 400, 'A request has one Host.');
  if (!hosts.every((host) => isOwnHost(host, listening)))
    return refuse(response, 403, 'This server has another name.');
  if (request.method !== 'GET' && request.method !== 'HEAD' && request.method !== 'OPTIONS') {
    response.setHeader('Allow', methods);
    return refuse(response, 405, 'Pages can only be read here.');
  }
  if (request.method === 'OPTIONS' && request.url === '*') return tellMethods(response, false);
  const place = placeOf(target?.[2] || '/');
  if (!place) return refuse(response, 400, 'This address cannot be read.');
  const found = await route(place.path, place.query);
  if (!found) return refuse(response, 404, `There is nothing at ${place.path}.`);
  if (request.method === 'OPTIONS')
    return tellMethods(response, typeof found !== 'function' && found.forAll === true);
  if (typeof found !== 'function') return send(response, found, request.method === 'HEAD');
  if (request.method === 'HEAD') response.writeHead(200, { 'Content-Type': 'text/event-stream' }).end();
  else found(response);
}

function send(response: ServerResponse, answer: Response, isHead: boolean): void {
  const body = typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body;
  response.writeHead(answer.status ?? 200, {
    'Content-Type': answer.type,
    'Content-Length': body.byteLength,
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "frame-ancestors 'self'",
    ...(answer.forAll
      ? { 'Access-Control-Allow-Origin': '*' }
      : { 'Cross-Origin-Resource-Policy': 'same-origin' }),
  });
  response.end(isHead ? undefined : body);
}

/** Answers OPTIONS, which browsers ask for before some requests from elsewhere (Fetch Standard, CORS-preflight). */
function tellMethods(response: ServerResponse, forAll: boolean): void {
  response.writeHead(204, {
    Allow: methods,
    ...(forAll && {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'GET, HEAD',
      'Access-Control-Allow-Headers': '*',
      'Access-Control-Allow-Private-Network': 'true',
    }),
  });
  response.end();
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
    'Cross-Origin-Resource-Policy': 'same-origin',
    Connection: 'close',
  });
  response.end(`${reason}\n`);
}
