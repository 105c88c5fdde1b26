import { patternOf } from '../../schema/pattern/pattern.js';
import type { Span } from '../../source/text.js';
import { rangeOf } from '../../yaml/ranges.js';
import { mapAt, stringAt, type YamlMap } from '../../yaml/value.js';
import type { Finding } from '../finding.js';
import { keywordMaps } from '../keyword-maps.js';
import type { Rule } from '../rule.js';

export const schemaSlowPattern: Rule = {
  id: 'schema/slow-pattern',
  severity: 'warning',
  summary: 'A regular expression can take exponential time.',
  explanation:
    'An engine that backtracks tries every way to divide a text among nested repetitions: `^([a-z]+-?)+$` takes twice as long for each letter before a character that does not match. Implementations would be open to denial of service. Separate the repetitions by a character that the inner one cannot match: `^[a-z]+(-[a-z]+)*$`.',
  prepare({ repository: { graph, sources, layout }, dataFiles, byFile }) {
    const inFile = byFile('slow patterns', function* (path, { get }): Generator<Finding> {
      const document = get(sources.yaml, path);
      // Most files have no pattern.
      if (!document?.source.text.includes('attern')) return;
      for (const map of keywordMaps(document.value))
        for (const { source, span } of patternsIn(map)) yield* problemsOf(source, span ?? document.span);
    });
    return ({ report }) => {
      for (const path of graph.get(dataFiles, ''))
        if (!path.startsWith(`${layout.eventExamples}/`)) for (const finding of inFile(path)) report(finding);
    };
  },
};

interface WrittenPattern {
  readonly source: string;
  readonly span: Span | undefined;
}

function patternsIn(map: YamlMap): WrittenPattern[] {
  const pattern = stringAt(map, 'pattern');
  const properties = mapAt(map, 'patternProperties') ?? {};
  return [
    ...(pattern === undefined ? [] : [{ source: pattern, span: rangeOf(map, 'pattern')?.value }]),
    ...Object.keys(properties).map((source) => ({ source, span: rangeOf(properties, source)?.key })),
  ];
}

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
