import type { SourceText } from '../source/text.js';
import type { Diagnostic } from './diagnostic.js';

const marker = /^(?:<{7} .*|={7}\r?|>{7} .*)$/gm;

/**
 * Reports the first unresolved merge conflict of a file as `source/conflict-markers`:
 *
 *     <<<<<<< HEAD
 *     ^^^^^^^^^^^^
 *     ours
 *     =======
 *     theirs
 *     >>>>>>> branch
 */
export function conflictMarkers(source: SourceText): Diagnostic | undefined {
  if (!source.text.includes('<<<<<<< ')) return undefined;
  let opened: RegExpExecArray | undefined;
  let isSeparated = false;
  for (const match of source.text.matchAll(marker)) {
    const [line] = match;
    if (line.startsWith('<')) {
      opened ??= match;
      isSeparated = false;
    } else if (line.startsWith('=')) isSeparated = opened !== undefined;
    else if (opened && isSeparated)
      return {
        rule: 'source/conflict-markers',
        severity: 'error',
        message: 'Unresolved merge conflict marker.',
        span: { source, start: opened.index, end: opened.index + opened[0].trimEnd().length },
        help: 'Keep one side, and remove the lines with <<<<<<<, ======= and >>>>>>>.',
      };
  }
  return undefined;
}
