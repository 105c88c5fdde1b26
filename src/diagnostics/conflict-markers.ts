import type { SourceText } from '../source/text.js';
import type { Diagnostic } from './diagnostic.js';

const mark = /^(?:<{7} .*|={7}\r?|>{7} .*)$/gm;

/**
 * Reports the first place (`source/conflict-markers`) where git has left both sides of a merge:
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
  for (const found of source.text.matchAll(mark)) {
    const [line] = found;
    if (line.startsWith('<')) {
      opened ??= found;
      isSeparated = false;
    } else if (line.startsWith('=')) isSeparated = opened !== undefined;
    else if (opened && isSeparated)
      return {
        rule: 'source/conflict-markers',
        severity: 'error',
        message: 'A merge has left its marks here.',
        span: { source, start: opened.index, end: opened.index + opened[0].trimEnd().length },
        help: 'Keep the side that is meant, and remove the lines with <<<<<<<, ======= and >>>>>>>.',
      };
  }
  return undefined;
}
