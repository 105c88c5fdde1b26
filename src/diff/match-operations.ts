import type { Operation } from '../openapi/model.js';

/** An operation and the API that it belongs to. */
export interface ApiOperation {
  readonly group: string;
  readonly operation: Operation;
  /** The security schemes of its file, by name: what each requires. */
  readonly schemes: ReadonlyMap<string, string>;
  /** Whether servers send the request. */
  readonly isWebhook: boolean;
}

export interface MatchedOperations {
  /** Operations in both states; `isMoved` if the address has changed. */
  readonly pairs: readonly {
    readonly before: ApiOperation;
    readonly after: ApiOperation;
    readonly isMoved: boolean;
  }[];
  readonly added: readonly ApiOperation[];
  readonly removed: readonly ApiOperation[];
}

/**
 * Matches operations by API, method and path, with path parameters compared by position. The others are matched by the path
 * without version segments (`r0`, `v3`), then by `operationId`: these have moved.
 */
export function matchOperations(
  before: readonly ApiOperation[],
  after: readonly ApiOperation[],
): MatchedOperations {
  const pairs: { before: ApiOperation; after: ApiOperation; isMoved: boolean }[] = [];
  let [old, current] = [before, after];
  for (const [keyOf, isMoved] of keys) {
    const remaining = new Map<string, ApiOperation[]>();
    for (const operation of old) {
      const key = keyOf(operation);
      if (key !== undefined) remaining.set(key, [...(remaining.get(key) ?? []), operation]);
    }
    const matched = new Set<ApiOperation>();
    for (const operation of current) {
      const key = keyOf(operation);
      const previous = key === undefined ? undefined : remaining.get(key)?.shift();
      if (!previous) continue;
      pairs.push({ before: previous, after: operation, isMoved });
      matched.add(previous).add(operation);
    }
    old = old.filter((operation) => !matched.has(operation));
    current = current.filter((operation) => !matched.has(operation));
  }
  return { pairs, added: current, removed: old };
}

type KeyOf = (operation: ApiOperation) => string | undefined;

const template = (path: string): string => path.replace(/\{[^{}]*\}/g, '{}').replace(/\/+$/, '');
const version = /\/(?:r\d+(?:\.\d+)*|v\d+|v\d+_alpha|unstable|%\w+%)(?=\/|$)/g;

const exact: KeyOf = ({ group, isWebhook, operation: { method, writtenPath, fullPath, path } }) =>
  // Trailing whitespace in a path distinguishes two operations.
  `${isWebhook} ${group} ${method} ${template(fullPath)}${writtenPath.slice(writtenPath.indexOf(path) + path.length)}`;
const withoutVersion: KeyOf = ({ group, isWebhook, operation: { method, fullPath } }) =>
  `${isWebhook} ${group} ${method} ${template(fullPath).replace(version, '')}`;
const byId: KeyOf = ({ group, isWebhook, operation: { method, operationId } }) =>
  operationId === undefined ? undefined : `${isWebhook} ${group} ${method} ${operationId}`;

const keys: readonly (readonly [KeyOf, isMoved: boolean])[] = [
  [exact, false],
  [withoutVersion, true],
  [byId, true],
];
