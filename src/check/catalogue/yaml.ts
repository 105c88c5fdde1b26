import type { RuleDescription } from '../rule.js';

/** What the YAML parser reports. */
export const yaml: readonly RuleDescription[] = [
  {
    id: 'yaml/syntax',
    severity: 'error',
    summary: 'A YAML or JSON file cannot be read.',
    explanation:
      'Nothing in a file that cannot be parsed is known, so nothing else is said of it, and what refers to it is not reported again. The place is where the parser could not go on: the cause is there, or in the line before.',
  },
  {
    id: 'yaml/duplicate-key',
    severity: 'warning',
    summary: 'A key stands twice in a map.',
    explanation:
      'The last one counts, and what stands under the first is lost without a word; strict readers refuse the file. Put both together, or remove one.',
  },
  {
    id: 'yaml/alias',
    severity: 'error',
    summary: 'An alias (*name) holds itself, or stands for more than could be shown.',
    explanation:
      'An anchor may be used again by its alias, but not within itself, and not so often that a few lines stand for millions of values. Write the values out.',
  },
];
