import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Text } from '../../doc/nodes.js';

/** Function words that no sentence repeats; "that that", "in in" and "is is" can be correct. */
const repeated =
  /\b(the|a|an|of|to|and|or|for|with|be|by|as|at|from|if|this|these|are|was|will|must|should|may|can|its)\s+\1(?![\w-]|[’']\w)/gi;

/** Whether a text may contain a repeated function word. */
export const hasRepeatedWord = (text: string): boolean => text.search(repeated) >= 0;

const none: readonly Diagnostic[] = [];

/** Returns the repetitions of a function word in a text (`prose/repeated-word`). */
export function repeatedWords({ value, source, start, end }: Text): readonly Diagnostic[] {
  // Most texts have none, and `matchAll` copies the expression.
  if (!hasRepeatedWord(value)) return none;
  return [...value.matchAll(repeated)].flatMap(({ 0: match, 1: word = '', index }): Diagnostic[] => {
    // Letters such as "A a" are names of values.
    if (word.length === 1 && match !== match.toLowerCase()) return [];
    const at = source.text.indexOf(match, start);
    const isExact = at >= 0 && at + match.length <= end;
    return [
      {
        rule: 'prose/repeated-word',
        severity: 'warning',
        message: `Repeated word "${word}".`,
        span: isExact ? { source, start: at, end: at + match.length } : { source, start: start + index, end },
        help: 'Remove one of the two words.',
      },
    ];
  });
}
