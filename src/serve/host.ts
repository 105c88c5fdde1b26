import { isIP } from 'node:net';

const loopbackNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1']);
const everywhere: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/** Whether a server that listens at an address listens at all that its machine has. */
export const isEverywhere = (address: string): boolean => everywhere.has(address);

/** Whether a server that listens at an address can be reached from other machines. */
export const isPublic = (address: string): boolean => !/^(?:::ffff:)?127\.|^::1$/i.test(address);

/** Where a server listens: as it was asked to, and the address that this came to be. */
export interface Listening {
  readonly host: string;
  readonly address: string;
}

/**
 * Whether a request's `Host` header names this server. A page elsewhere can have its own name lead to this machine (DNS rebinding), so
 * names are known ones only; an address that was typed in is none that anybody could have turned over. The port is whatever a
 * forwarding made of it.
 */
export function isOwnHost(header: string | undefined, { host, address }: Listening): boolean {
  const name = /^(?:\[([0-9a-f:.]+)\]|([^:[\]/@\s]+?)\.?)(?::\d{0,5})?$/i.exec(header ?? '');
  if (!name) return false;
  const asked = (name[1] ?? name[2] ?? '').toLowerCase();
  if (loopbackNames.has(asked) || asked === host.toLowerCase() || asked === address) return true;
  return isEverywhere(address) && isIP(asked) !== 0;
}
