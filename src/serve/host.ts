import { isIP } from 'node:net';

const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1']);
const everywhere: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/** Whether a server that listens at `host` can be reached from other machines. */
export const isPublic = (host: string): boolean => !loopback.has(host);

/**
 * Whether a request's `Host` header names this server. A page elsewhere can have its own name lead to this machine (DNS rebinding), so
 * names are known ones only; an address that was typed in is none that anybody could have turned over. The port is whatever a
 * forwarding made of it.
 */
export function isOwnHost(header: string | undefined, host: string): boolean {
  const name = /^(?:\[([0-9a-f:.]+)\]|([^:[\]/@\s]+))(?::\d{1,5})?$/i.exec(header ?? '');
  if (!name) return false;
  const asked = (name[1] ?? name[2] ?? '').toLowerCase();
  if (loopback.has(asked) || asked === host.toLowerCase()) return true;
  return everywhere.has(host) && isIP(asked) !== 0;
}
