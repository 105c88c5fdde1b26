import type { Operation } from './model.js';

/** The operations, those first whose paths contain one of `first`, in its order; others as they were. */
export function orderOperations(operations: readonly Operation[], first: readonly string[]): Operation[] {
  const rank = ({ path }: Operation): number => {
    const at = first.findIndex((part) => path.includes(part));
    return at < 0 ? first.length : at;
  };
  return [...operations].sort((a, b) => rank(a) - rank(b));
}

/** Status codes in ascending order; `4xx` stands behind the codes that begin with 4, `default` behind all. */
export const compareStatus = (a: string, b: string): number =>
  a === b ? 0 : statusKey(a) < statusKey(b) ? -1 : 1;

// Digits come before letters, and letters before `~`.
const statusKey = (status: string): string => (/^\d/.test(status) ? status.toLowerCase() : `~${status}`);
