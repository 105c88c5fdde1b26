import type { Operation } from './model.js';

/** Sorts operations: first those whose path contains one of `first`, in the order of `first`; the others keep their order. */
export function orderOperations(operations: readonly Operation[], first: readonly string[]): Operation[] {
  const rank = ({ path }: Operation): number => {
    const index = first.findIndex((part) => path.includes(part));
    return index < 0 ? first.length : index;
  };
  return [...operations].sort((a, b) => rank(a) - rank(b));
}

/** Compares status codes: ascending, with `4xx` after all codes that start with 4 and `default` last. */
export const compareStatus = (a: string, b: string): number =>
  a === b ? 0 : statusKey(a) < statusKey(b) ? -1 : 1;

// Digits sort before letters, and letters before `~`.
const statusKey = (status: string): string => (/^\d/.test(status) ? status.toLowerCase() : `~${status}`);
