import type { RequestError } from '../policy/external-links.js';
import { toolVersion } from './version.js';

/** Statuses that say nothing of the page: it wants somebody to log in, or no robots, or no HEAD. */
const inconclusive: ReadonlySet<number> = new Set([401, 403, 405, 407, 429, 999]);

/** Asks a web server whether there is a page: by HEAD, then by GET where the answer was no, and once more where there was none. */
export async function checkUrl(address: string, timeout: number): Promise<RequestError> {
  if ((await request(address, 'HEAD', timeout)) === undefined) return undefined;
  const first = await request(address, 'GET', timeout);
  if (first === undefined || !first.mayPass) return first?.reason;
  return (await request(address, 'GET', timeout))?.reason;
}

interface Refusal {
  readonly reason: string;
  /** Whether another attempt may fare better. */
  readonly mayPass: boolean;
}

async function request(address: string, method: string, timeout: number): Promise<Refusal | undefined> {
  try {
    const response = await fetch(address, {
      method,
      redirect: 'follow',
      signal: AbortSignal.timeout(timeout * 1000),
      headers: { 'user-agent': `spec/${toolVersion}`, accept: '*/*' },
    });
    await response.body?.cancel();
    const { ok, status, statusText } = response;
    if (ok || (method === 'GET' && inconclusive.has(status))) return undefined;
    return { reason: `${status} ${statusText}`.trim(), mayPass: status >= 500 };
  } catch (fault) {
    return { reason: reasonOf(fault, timeout), mayPass: true };
  }
}

function reasonOf(fault: unknown, timeout: number): string {
  if (!(fault instanceof Error)) return String(fault);
  if (fault.name === 'TimeoutError') return `no answer within ${timeout} s`;
  const { cause } = fault;
  if (!(cause instanceof Error)) return fault.message;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'there is no such host';
  if (code === 'ECONNREFUSED') return 'the host refuses the connection';
  return cause.message || code || fault.message;
}
