import type { Span } from '../../source/text.js';
import { rangeOf } from '../../yaml/ranges.js';
import { mapAt, stringAt, valueAt, type YamlMap, type YamlValue } from '../../yaml/value.js';
import { type ParameterText, plainText } from '../http-text.js';
import type { Parameter, WrittenExample } from '../model.js';

type CollectionFormat = 'csv' | 'ssv' | 'tsv' | 'pipes' | 'multi';

const delimiters: Readonly<Record<string, string>> = { csv: ',', ssv: ' ', tsv: '\t', pipes: '|' };

/**
 * Formats the example of a parameter. The items of a list are separated as `collectionFormat` (Swagger 2.0) or `style` and `explode`
 * (OpenAPI 3) specify. By default the name is repeated in a query or a form, and commas separate the items elsewhere.
 */
export function parameterText({ location, map }: Parameter, { value, span }: WrittenExample): ParameterText {
  const isForm = location === 'query' || location === 'formData';
  const itemText = (item: YamlValue, itemSpan: Span | undefined): string => {
    if (Array.isArray(item)) return joinItems(item, mapAt(map, 'items') ?? {});
    return typeof item === 'boolean' && location === 'query' ? queryBoolean(item) : plainText(item, itemSpan);
  };
  if (!Array.isArray(value)) return { items: [itemText(value, span)], delimiter: undefined };
  const format = formatOf(map) ?? (isForm ? 'multi' : 'csv');
  return {
    items: value.map((item, i) => itemText(item, rangeOf(value, i)?.value)),
    delimiter: format === 'multi' && isForm ? undefined : (delimiters[format] ?? ','),
  };
}

/** Formats the example of a parameter outside a query as one text. */
export function singleText(parameter: Parameter, example: WrittenExample): string {
  const { items, delimiter } = parameterText(parameter, example);
  return items.join(delimiter ?? ',');
}

function formatOf(map: YamlMap): CollectionFormat | undefined {
  const format = stringAt(map, 'collectionFormat');
  if (format !== undefined) return isFormat(format) ? format : undefined;
  const style = stringAt(map, 'style');
  if (style === 'spaceDelimited') return 'ssv';
  if (style === 'pipeDelimited') return 'pipes';
  return valueAt(map, 'explode') === false ? 'csv' : undefined;
}

const isFormat = (format: string): format is CollectionFormat => format === 'multi' || format in delimiters;

/** Joins a list within a list (Swagger 2.0, Items Object). */
function joinItems(list: YamlValue[], items: YamlMap): string {
  const texts = list.map((item, i) =>
    Array.isArray(item)
      ? joinItems(item, mapAt(items, 'items') ?? {})
      : plainText(item, rangeOf(list, i)?.value),
  );
  return texts.join(delimiters[formatOf(items) ?? 'csv'] ?? ',');
}

const queryBoolean = (value: boolean): string => (value ? 'True' : 'False');
