import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { YamlDocument } from './parse.js';
import { isMap } from './value.js';

/**
 * Returns the problem of a file that must contain a map, but is empty or contains something else (`data/empty`). A file that cannot be
 * parsed has none: its syntax is reported.
 */
export function expectedMap({ value, source }: YamlDocument): Diagnostic | undefined {
  if (value === undefined || isMap(value)) return undefined;
  const found = Array.isArray(value) ? 'a list' : 'a scalar';
  return {
    rule: 'data/empty',
    severity: 'error',
    message: value === null ? 'Empty file.' : `The file contains ${found} instead of a map.`,
    span: { source, start: 0, end: source.line(1).length },
    help: 'Restore its content, or remove the file and all references to it.',
  };
}
