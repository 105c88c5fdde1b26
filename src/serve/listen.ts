import type { Server } from 'node:http';

/** The server cannot listen on the requested address; the message gives the reason. */
export class CannotListen extends Error {}

const mostTries = 50;

/** Listens on a port or, unless `strict`, on the next free one. Returns the port. Throws CannotListen if no port can be used. */
export async function listen(server: Server, host: string, port: number, strict: boolean): Promise<number> {
  for (let tried = port; ; tried++) {
    const failure = await tryPort(server, host, tried);
    if (failure === undefined) {
      const address = server.address();
      return typeof address === 'object' && address ? address.port : tried;
    }
    if (failure.code !== 'EADDRINUSE') throw new CannotListen(reason(failure, host, tried));
    if (strict) throw new CannotListen(`Port ${tried} is in use. Choose another one.`);
    if (tried - port >= mostTries || tried >= 65_535)
      throw new CannotListen(`The ports ${port} to ${tried} are in use. Choose another one.`);
  }
}

const tryPort = (server: Server, host: string, port: number): Promise<NodeJS.ErrnoException | undefined> =>
  new Promise((resolve) => {
    server.once('error', resolve);
    server.listen(port, host, () => {
      server.off('error', resolve);
      resolve(undefined);
    });
  });

function reason({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  switch (code) {
    case 'EACCES':
      return `Permission denied for port ${port}. Choose a port above 1023.`;
    case 'EADDRNOTAVAIL':
      return `${host} is not an address of this machine.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `Unknown host: ${host}.`;
    default:
      return message;
  }
}
