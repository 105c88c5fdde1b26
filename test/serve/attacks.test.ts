import { request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../../src/serve/serve.js';
import { eventually, startServer, type Workspace, workspace } from './workspace.js';

const secret = 'a file that must not be served';

describe('a server under attack', () => {
  let fixtureRepository: Workspace;
  let server: RunningServer;
  const errors: unknown[] = [];

  beforeAll(async () => {
    fixtureRepository = workspace();
    fixtureRepository.write('secret.txt', secret);
    fixtureRepository.write('.env', secret);
    const log = {
      updated: () => undefined,
      problems: () => undefined,
      failed: (error: unknown) => errors.push(error),
    };
    server = await startServer(fixtureRepository.root, { log });
  });
  afterAll(async () => {
    await server.close();
    fixtureRepository.dispose();
  });

  interface Response {
    readonly status: number;
    readonly headers: Readonly<Record<string, string | string[] | undefined>>;
    readonly body: string;
  }

  const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> =>
    new Promise((done, failed) => {
      const request = httpRequest(
        { host: '127.0.0.1', port: server.port, path, headers, method },
        (response) => {
          let body = '';
          response.on('data', (data: Buffer) => {
            body += data.toString();
          });
          response.on('end', () =>
            done({ status: response.statusCode ?? 0, headers: response.headers, body }),
          );
        },
      );
      request.on('error', failed);
      request.end();
    });

  /** The response to raw bytes; empty if the server closes the connection. */
  const exchange = (bytes: string | Buffer): Promise<string> =>
    new Promise((done) => {
      let text = '';
      const socket = connect(server.port, '127.0.0.1', () => socket.write(bytes));
      socket.on('data', (data) => {
        text += data.toString();
      });
      socket.on('error', () => done(text));
      socket.on('close', () => done(text));
      setTimeout(() => socket.destroy(), 1500);
    });

  const isUnharmed = async (): Promise<void> => {
    const { status, body } = await get('/');
    expect(status).toBe(200);
    expect(body).toContain('The farm');
    expect(errors).toEqual([]);
  };

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/%252e%252e%252fsecret.txt',
    '/..%c0%afsecret.txt',
    '/..%ef%bc%8fsecret.txt',
    '//secret.txt',
    '///etc/passwd',
    '/./secret.txt',
    '/secret.txt',
    '/.env',
    '/specification/index.rst',
    '/swagger-ui/../secret.txt',
    '/swagger-ui/..%2f..%2fsecret.txt',
    '/swagger-ui/../../package.json',
    '/swagger-ui/%2e%2e%2fpackage.json',
    '/swagger-ui/..%2f..%2f.env.json',
    '/_spec/../secret.txt',
    '/_spec/live.js/../../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/index.html/../secret.txt',
    '/index.html%00.txt',
    '/file:///etc/passwd',
    '/C:%5csecret.txt',
    '/__proto__',
    '/constructor',
    `/${'a/'.repeat(3000)}`,
    `/${'../'.repeat(3000)}etc/passwd`,
  ])('%s does not read a file', async (path) => {
    const { status, body } = await get(path);
    expect([400, 404]).toContain(status);
    expect(body).not.toContain(secret);
    expect(body).not.toContain('root:');
    await isUnharmed();
  });

  test.each(['/%', '/%zz', '/%c3%28', '/%ff%fe'])('%s is an invalid path', async (path) => {
    expect((await get(path)).status).toBe(400);
  });

  test.each([
    ['a cross-site request', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a request of another port', { 'Sec-Fetch-Site': 'same-site' }],
    ['a request of another origin', { Origin: 'https://evil.example' }],
    ['a request of an opaque origin', { Origin: 'null' }],
  ])('the event stream refuses %s', async (_, headers) => {
    expect((await get('/_spec/events?page=index.html', headers)).status).toBe(403);
  });

  test('the event stream accepts requests of its own pages', async () => {
    const origin = `http://127.0.0.1:${server.port}`;
    for (const headers of [{ 'Sec-Fetch-Site': 'same-origin' }, { Origin: origin }])
      expect((await get('/_spec/events?page=index.html', headers, 'HEAD')).status).toBe(200);
  });

  test('API documents are not shared with --no-cors', async () => {
    const other = await startServer(fixtureRepository.root, { sharesDocuments: false });
    for (const path of ['api-docs.json', 'swagger-ui/client-server.json']) {
      const { status, headers } = await fetch(`http://127.0.0.1:${other.port}/${path}`);
      expect([status, headers.get('access-control-allow-origin')]).toEqual([200, null]);
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    }
    await other.close();
  });

  test('a foreign Host is refused for every path', async () => {
    for (const host of [
      'evil.example',
      'evil.example:80',
      `localhost.evil.example:${server.port}`,
      '127.0.0.1.evil.example',
      'localhost@evil.example',
      '10.0.0.7',
      '[::2]',
    ]) {
      for (const path of ['/', '/api-docs.json', '/_spec/events?page=index.html', '/_spec/live.js']) {
        const { status, body, headers } = await get(path, { Host: host });
        expect([host, path, status]).toEqual([host, path, 403]);
        expect(body).not.toContain('farm');
        expect(headers['access-control-allow-origin']).toBeUndefined();
      }
    }
  });

  test.each(['localhost', '127.0.0.1', '[::1]', 'LOCALHOST', 'localhost.'])(
    'the Host %s is accepted',
    async (host) => {
      expect((await get('/', { Host: `${host}:${server.port}` })).status).toBe(200);
    },
  );

  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'TRACE'])('%s is not allowed', async (method) => {
    const { status, headers } = await get('/index.html', {}, method);
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });

  test('OPTIONS lists the methods, and allows cross-origin requests for API documents', async () => {
    const preflight = { Origin: 'https://editor.example', 'Access-Control-Request-Method': 'GET' };
    const page = await get('/index.html', preflight, 'OPTIONS');
    expect([page.status, page.headers.allow]).toEqual([204, 'GET, HEAD, OPTIONS']);
    expect(page.headers['access-control-allow-origin']).toBeUndefined();
    const docs = await get('/api-docs.json', preflight, 'OPTIONS');
    expect([docs.status, docs.headers['access-control-allow-origin']]).toEqual([204, '*']);
    expect((await get('/index.html', { Host: 'evil.example' }, 'OPTIONS')).status).toBe(403);
  });

  test.each(['/index.html', '/api-docs.json', '/nowhere', '/_spec/events?page=index.html'])(
    'HEAD of %s ends without a body',
    async (path) => {
      const { status, body } = await get(path, {}, 'HEAD');
      expect([status, body]).toEqual([path === '/nowhere' ? 404 : 200, '']);
    },
  );

  test.each([
    ['two hosts', 'GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n', 400],
    ['the same host twice', 'GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n', 400],
    ['no host', 'GET / HTTP/1.0\r\n', 403],
    ['an absolute URL of another host', 'GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n', 403],
    [
      'an absolute URL with user information',
      'GET http://localhost@evil.example/ HTTP/1.1\r\nHost: localhost\r\n',
      403,
    ],
    [
      'its own absolute URL with a foreign Host',
      'GET http://localhost/ HTTP/1.1\r\nHost: evil.example\r\n',
      403,
    ],
    ['its own absolute URL', 'GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\n', 200],
    ['the server itself', 'OPTIONS * HTTP/1.1\r\nHost: localhost\r\n', 204],
  ])('%s: the status of %j is %i', async (_, head, status) => {
    expect((await exchange(`${head}Connection: close\r\n\r\n`)).slice(9, 12)).toBe(String(status));
  });

  test('a missing path is escaped on the error page', async () => {
    const { status, headers, body } = await get('/%3Cscript%3Ealert(1)%3C/script%3E');
    expect([status, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(body).toContain('&lt;script&gt;alert(1)');
    expect(body).not.toContain('<script>alert');
    expect(body).toContain('href="/index.html"');
  });

  test('only API documents are shared with other origins', async () => {
    expect((await get('/')).headers['access-control-allow-origin']).toBeUndefined();
    const { headers, body } = await get('/api-docs.json', { Origin: 'https://editor.swagger.io' });
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(JSON.parse(body).swagger).toBe('2.0');
  });

  test.each([
    ['text that is not HTTP', 'what is this?\r\n\r\n'],
    ['TLS', Buffer.from('16030100a5010000a10303', 'hex')],
    ['an overlong request line', `GET /${'a'.repeat(200_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`],
    ['overlong headers', `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'b'.repeat(200_000)}\r\n\r\n`],
    ['two hosts', 'GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n'],
    ['no host', 'GET / HTTP/1.1\r\n\r\n'],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['an absolute URL', 'GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'],
    ['a tunnel', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['an upgrade', 'GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'],
    ['a NUL', 'GET /\0 HTTP/1.1\r\nHost: localhost\r\n\r\n'],
  ])('the server survives %s', async (_, bytes) => {
    const response = await exchange(bytes);
    expect(response).not.toContain(secret);
    await isUnharmed();
  });

  test('a large request body is not read to its end', async () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000000\r\n\r\n');
    const closed = new Promise<void>((done) => socket.on('close', () => done()));
    const more = setInterval(() => socket.write(Buffer.alloc(1 << 20)), 5);
    await closed;
    clearInterval(more);
    await isUnharmed();
  });

  test('500 simultaneous requests all succeed', async () => {
    const responses = await Promise.all(Array.from({ length: 500 }, () => get('/index.html')));
    expect(responses.filter(({ status, body }) => status === 200 && body.includes('The farm'))).toHaveLength(
      500,
    );
    await isUnharmed();
  });

  test('500 event streams do not block requests, and are removed when they close', async () => {
    const sockets: Socket[] = [];
    for (let i = 0; i < 500; i++) {
      const socket = connect(server.port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write('GET /_spec/events?page=index.html&version=x:1 HTTP/1.1\r\nHost: localhost\r\n\r\n');
      sockets.push(socket);
    }
    await isUnharmed();
    for (const socket of sockets) socket.destroy();
    fixtureRepository.write('specification/index.rst', 'The farm\n========\n\nChanged.\n');
    await eventually(
      () => get('/'),
      ({ body }) => body.includes('Changed.'),
    );
    await isUnharmed();
  });

  test('a slow client does not block requests', async () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => undefined);
    const letters = [...'GET / HTTP/1.1'];
    const drip = setInterval(() => socket.write(letters.shift() ?? '\r'), 200);
    for (let i = 0; i < 5; i++) await isUnharmed();
    clearInterval(drip);
    socket.destroy();
  });

  test('an event stream that is not read does not block requests', async () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.pause();
    socket.write('GET /_spec/events?page=index.html&version=x:1 HTTP/1.1\r\nHost: localhost\r\n\r\n');
    for (let i = 0; i < 5; i++) {
      fixtureRepository.write(
        'specification/index.rst',
        `The farm\n========\n\nEdit ${i}, ${'much text '.repeat(100_000)}\n`,
      );
      await eventually(
        () => get('/'),
        ({ body }) => body.includes(`Edit ${i},`),
      );
    }
    socket.destroy();
    await isUnharmed();
  });
});
