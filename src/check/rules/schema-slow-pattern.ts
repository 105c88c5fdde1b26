import { patternOf } from '../../schema/pattern/pattern.js';
import type { Span } from '../../source/text.js';
import type { Finding } from '../finding.js';
import { patternKeywords, patternsIn } from '../patterns-in.js';
import type { Rule } from '../rule.js';

export const schemaSlowPattern: Rule = {
  id: 'schema/slow-pattern',
  severity: 'warning',
  summary: 'A regular expression can take exponential time.',
  explanation:
    'An engine that backtracks tries every way to divide a text among nested repetitions: `^([a-z]+-?)+$` takes twice as long for each letter before a character that does not match. Implementations would be open to denial of service. Separate the repetitions by a character that the inner one cannot match: `^[a-z]+(-[a-z]+)*$`.',
  prepare({ ofKeywordMaps }) {
    return ofKeywordMaps('slow patterns', patternKeywords, function* (map) {
      for (const { source, span } of patternsIn(map)) if (span) yield* problemsOf(source, span);
    });
  },
};

function* problemsOf(source: string, span: Span): Generator<Finding> {
  const pattern = patternOf(source);
  if (pattern?.isExponential())
    yield {
      message: `Matching the pattern "${source}" can take exponential time.`,
      span,
      help: 'Rewrite nested repetitions so that a text can be divided among them in one way only.',
    };
  else if (pattern?.isUnsupported())
    yield {
      message: `The pattern "${source}" cannot be matched in bounded time; values are not checked against it.`,
      span,
      help: 'Remove backreferences and lookaround from repeated groups.',
    };
}
