import type { Span } from '../source/text.js';
import { rangeOf } from '../yaml/ranges.js';
import { mapAt, stringAt, type YamlMap } from '../yaml/value.js';

/** A regular expression in a schema. */
export interface WrittenPattern {
  readonly source: string;
  readonly span: Span | undefined;
  readonly keyword: (typeof patternKeywords)[number];
}

export const patternKeywords = ['pattern', 'patternProperties'] as const;

/** Returns the regular expressions under `pattern` and `patternProperties` of a schema. */
export function patternsIn(map: YamlMap): WrittenPattern[] {
  const pattern = stringAt(map, 'pattern');
  const properties = mapAt(map, 'patternProperties') ?? {};
  return [
    ...(pattern === undefined
      ? []
      : [{ source: pattern, span: rangeOf(map, 'pattern')?.value, keyword: 'pattern' as const }]),
    ...Object.keys(properties).map((source) => ({
      source,
      span: rangeOf(properties, source)?.key,
      keyword: 'patternProperties' as const,
    })),
  ];
}
