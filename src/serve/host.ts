import { isIP } from 'node:net';

const loopbackNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1']);
const everywhere: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/** Whether a listening address comprises all addresses of the machine. */
export const isEverywhere = (address: string): boolean => everywhere.has(address);

/** Whether a server listening on an address is reachable from other machines. */
export const isPublic = (address: string): boolean => !/^(?:::ffff:)?127\.|^::1$/i.test(address);

/** Where a server listens. */
export interface Listening {
  /** The host as configured. */
  readonly host: string;
  /** The IP address that the host resolved to. */
  readonly address: string;
}

/**
 * Whether a request's `Host` header names this server. A foreign page can make its own host name resolve to this machine
 * (DNS rebinding), so only known names are accepted; IP addresses cannot be rebound. Any port is accepted, because
 * forwarding may change it.
 */
export function isOwnHost(header: string | undefined, { host, address }: Listening): boolean {
  const name = /^(?:\[([0-9a-f:.]+)\]|([^:[\]/@\s]+?)\.?)(?::\d{0,5})?$/i.exec(header ?? '');
  if (!name) return false;
  const requested = (name[1] ?? name[2] ?? '').toLowerCase();
  if (loopbackNames.has(requested) || requested === host.toLowerCase() || requested === address) return true;
  return isEverywhere(address) && isIP(requested) !== 0;
}
