import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shared } from './shared.js';

/** A case of docutils' test suite: a text and the expected tree. */
export interface RstCase {
  readonly id: string;
  readonly rst: string;
  readonly pseudoxml: string;
  /** The transforms of docutils that are applied after parsing. */
  readonly transforms: readonly string[];
  readonly settings: Readonly<Record<string, unknown>>;
}

/** The folder of the cases. */
export const casesFolder = join(shared, 'docutils-cases');

/** Reads the cases of a file, or of the files of a folder in the order of their names. */
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
