import type { Span } from '../../source/text.js';
import { rangeOf } from '../../yaml/ranges.js';
import { isMap, listAt, type YamlMap, type YamlValue } from '../../yaml/value.js';
import type { Rule } from '../rule.js';

/** Pairs of keywords for a lower and an upper bound. */
const pairs = [
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
  ['minContains', 'maxContains'],
] as const;

const boundKeywords = ['minimum', 'exclusiveMinimum', 'maximum', 'exclusiveMaximum', ...pairs.flat()];

/** A bound of a value, with the keyword and the position that set it. */
interface Bound {
  readonly keyword: string;
  readonly value: number;
  /** Whether the bound itself is excluded. */
  readonly isExclusive: boolean;
  readonly span: Span | undefined;
}

export const schemaBounds: Rule = {
  id: 'schema/bounds',
  severity: 'warning',
  summary: 'The bounds of a schema exclude every value.',
  explanation:
    'No number is at least 20 and at most 2. A schema with a lower bound above its upper bound matches nothing; usually the two values are swapped, or one has a wrong number of digits.',
  prepare({ ofKeywordMaps }) {
    return ofKeywordMaps('crossing bounds', [...boundKeywords, 'allOf'], function* (map) {
      for (const [inclusive, exclusive] of [
        ['minimum', 'exclusiveMinimum'],
        ['maximum', 'exclusiveMaximum'],
      ] as const) {
        const span = rangeOf(map, exclusive)?.key;
        if (typeof map[inclusive] === 'number' && typeof map[exclusive] === 'number' && span)
          yield {
            message: `The schema has both \`${inclusive}\` and \`${exclusive}\`.`,
            span,
            help: 'Remove one of them; the stricter one counts.',
          };
      }
      // Bounds in `allOf` apply together with the bounds of the schema.
      const parts = [map, ...(listAt(map, 'allOf') ?? []).filter(isMap)];
      if (!parts.some((part) => boundKeywords.some((keyword) => part[keyword] !== undefined))) return;
      const ranges = [numberRange(parts), ...pairs.map(([low, high]) => rangeOfCounts(parts, low, high))];
      for (const { lower, upper, isEmpty } of ranges) {
        const last = lower && upper && laterOf(lower, upper);
        if (!lower || !upper || !isEmpty || !last?.span) continue;
        const other = last === lower ? upper : lower;
        yield {
          message: `\`${lower.keyword}: ${lower.value}\` and \`${upper.keyword}: ${upper.value}\` exclude every value.`,
          span: last.span,
          ...(other.span && { related: [{ message: 'the other bound is here', span: other.span }] }),
          help: 'Correct one of the bounds.',
        };
      }
    });
  },
};

interface Range {
  readonly lower: Bound | undefined;
  readonly upper: Bound | undefined;
  readonly isEmpty: boolean;
}

function rangeOfCounts(parts: readonly YamlMap[], low: string, high: string): Range {
  const lower = highest(parts.flatMap((part) => boundAt(part, low, false) ?? []));
  const upper = lowest(parts.flatMap((part) => boundAt(part, high, false) ?? []));
  return { lower, upper, isEmpty: lower !== undefined && upper !== undefined && lower.value > upper.value };
}

function numberRange(parts: readonly YamlMap[]): Range {
  const lower = highest(parts.flatMap((part) => numberBounds(part, 'minimum', 'exclusiveMinimum')));
  const upper = lowest(parts.flatMap((part) => numberBounds(part, 'maximum', 'exclusiveMaximum')));
  if (!lower || !upper) return { lower, upper, isEmpty: false };
  const isExclusive = lower.isExclusive || upper.isExclusive;
  const isInteger = parts.some(({ type }) => type === 'integer');
  const isEmpty =
    lower.value > upper.value ||
    (lower.value === upper.value && isExclusive) ||
    (isInteger && firstInteger(lower) > lastInteger(upper));
  return { lower, upper, isEmpty };
}

/** In draft 4, the exclusive keyword is a boolean beside the bound; in later dialects it is a bound itself. */
function numberBounds(part: YamlMap, keyword: string, exclusive: string): Bound[] {
  const isExclusive = part[exclusive] === true;
  return [boundAt(part, keyword, isExclusive), boundAt(part, exclusive, true)].filter(
    (bound) => bound !== undefined,
  );
}

function boundAt(part: YamlMap, keyword: string, isExclusive: boolean): Bound | undefined {
  const value: YamlValue | undefined = part[keyword];
  if (typeof value !== 'number' || Number.isNaN(value)) return undefined;
  return { keyword, value, isExclusive, span: rangeOf(part, keyword)?.value };
}

const firstInteger = ({ value, isExclusive }: Bound): number =>
  isExclusive && Number.isInteger(value) ? value + 1 : Math.ceil(value);
const lastInteger = ({ value, isExclusive }: Bound): number =>
  isExclusive && Number.isInteger(value) ? value - 1 : Math.floor(value);

const highest = (bounds: readonly Bound[]): Bound | undefined =>
  bounds.reduce<Bound | undefined>(
    (best, bound) =>
      !best || bound.value > best.value || (bound.value === best.value && bound.isExclusive) ? bound : best,
    undefined,
  );
const lowest = (bounds: readonly Bound[]): Bound | undefined =>
  bounds.reduce<Bound | undefined>(
    (best, bound) =>
      !best || bound.value < best.value || (bound.value === best.value && bound.isExclusive) ? bound : best,
    undefined,
  );

const laterOf = (a: Bound, b: Bound): Bound =>
  a.span && b.span && a.span.source === b.span.source && a.span.start > b.span.start ? a : b;
