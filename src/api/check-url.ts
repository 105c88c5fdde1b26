import type { RequestError } from '../policy/external-links.js';
import { toolVersion } from './version.js';

/** Statuses that do not imply a missing page: authentication required, robots refused, or HEAD unsupported. */
const inconclusive: ReadonlySet<number> = new Set([401, 403, 405, 407, 429, 999]);

/** Requests a URL: HEAD first, GET if that fails, and GET once more after a transient failure. Returns the reason of the failure. */
export async function checkUrl(address: string, timeout: number): Promise<RequestError> {
  if ((await request(address, 'HEAD', timeout)) === undefined) return undefined;
  const first = await request(address, 'GET', timeout);
  if (first === undefined || !first.isTransient) return first?.reason;
  return (await request(address, 'GET', timeout))?.reason;
}

interface Failure {
  readonly reason: string;
  /** Whether the failure may be transient. */
  readonly isTransient: boolean;
}

async function request(address: string, method: string, timeout: number): Promise<Failure | undefined> {
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
    return { reason: `${status} ${statusText}`.trim(), isTransient: status >= 500 };
  } catch (error) {
    return { reason: reasonOf(error, timeout), isTransient: true };
  }
}

function reasonOf(error: unknown, timeout: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no response within ${timeout} s`;
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'unknown host';
  if (code === 'ECONNREFUSED') return 'connection refused';
  return cause.message || code || error.message;
}
