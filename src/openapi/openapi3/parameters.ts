import type { Span } from '../../source/text.js';
import { rangeOf } from '../../yaml/ranges.js';
import { textAt } from '../../yaml/scalar-text.js';
import { mapAt, valueAt, type YamlMap } from '../../yaml/value.js';
import type { Parameter } from '../model.js';
import { isParameterLocation, type ParameterEntry } from '../swagger2/parameters.js';
import { examplesOf, readContent } from './media-types.js';

/** Reads parameters (OpenAPI 3, Parameter Object). */
export const readParameters = (entries: readonly ParameterEntry[]): Parameter[] =>
  entries.flatMap(({ name, location, map, span }) =>
    isParameterLocation(location)
      ? [{ name, location, ...describedValue(map, span), span: rangeOf(map, 'name')?.value ?? span }]
      : [],
  );

/** Reads what parameters and headers have in common: the schema is given directly, or in the one media type of `content`. */
export function describedValue(map: YamlMap, span: Span): Omit<Parameter, 'name' | 'location' | 'span'> {
  const [content] = readContent(map, span);
  return {
    required: valueAt(map, 'required') === true,
    deprecated: valueAt(map, 'deprecated') === true,
    description: textAt(map, 'description'),
    schema: mapAt(map, 'schema') ?? content?.schema ?? {},
    example: examplesOf(map, span)[0] ?? content?.examples[0],
    map,
  };
}
