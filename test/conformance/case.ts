import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shared } from './shared.js';

/** One case of docutils' own test suite: a text and the tree that docutils makes of it. */
export interface RstCase {
  readonly id: string;
  readonly rst: string;
  readonly pseudoxml: string;
  /** docutils transforms that were applied after parsing; none: the tree straight from the parser. */
  readonly transforms: readonly string[];
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Folder of the cases. */
export const casesFolder = join(shared, 'docutils-cases');

/** The cases of a folder, or of one file, in the order of their files' names. */
export function readCases(path: string): RstCase[] {
  const files = path.endsWith('.json')
    ? [path]
    : readdirSync(path)
        .filter((name) => name.endsWith('.json'))
        .sort()
        .map((name) => join(path, name));
  return files.flatMap((file) => {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(content) ? content.filter(isCase) : [];
  });
}

function isCase(value: unknown): value is RstCase {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'rst' in value &&
    typeof value.rst === 'string' &&
    'pseudoxml' in value &&
    typeof value.pseudoxml === 'string' &&
    'transforms' in value &&
    Array.isArray(value.transforms) &&
    'settings' in value &&
    typeof value.settings === 'object' &&
    value.settings !== null
  );
}
