import type { Example } from '../../schema/example.js';
import { keysOf, rangeOf } from '../../yaml/ranges.js';
import { isMap, stringAt, type YamlMap } from '../../yaml/value.js';
import { formText, type ParameterText, plainText } from '../http-text.js';
import { isFormType } from '../media-type.js';
import type { Parameter } from '../model.js';

/** The boundary between the parts of a multipart example. */
export const boundary = 'boundary';

/** Returns the body of a form: url-encoded, or a part for each field; `undefined` if no field has an example. */
export function formBody(
  fields: readonly (readonly [Parameter, ParameterText])[],
  contentType: string,
): string | undefined {
  if (fields.length === 0) return undefined;
  if (!contentType.startsWith('multipart/')) return formText(fields.map(([{ name }, text]) => [name, text]));
  const parts = fields.flatMap(([{ name, map }, { items, delimiter }]) => {
    const file = stringAt(map, 'type') === 'file' ? '; filename="file"' : '';
    const values = delimiter === undefined ? items : [items.join(delimiter)];
    return values.map(
      (value) => `--${boundary}\nContent-Disposition: form-data; name="${name}"${file}\n\n${value}\n`,
    );
  });
  return `${parts.join('')}--${boundary}--`;
}

/** Encodes the properties of an example if the content is a form. */
export function encodeForm(example: Example, contentType: string): Example {
  const { value } = example;
  if (!isFormType(contentType) || contentType.startsWith('multipart/') || !isMap(value)) return example;
  const fields = keysOf(value).map((name): [string, ParameterText] => [name, fieldText(value, name)]);
  return { ...example, text: formText(fields), language: 'text' };
}

function fieldText(map: YamlMap, name: string): ParameterText {
  const value = map[name] ?? null;
  if (!Array.isArray(value))
    return { items: [plainText(value, rangeOf(map, name)?.value)], delimiter: undefined };
  return {
    items: value.map((item, i) => plainText(item, rangeOf(value, i)?.value)),
    delimiter: undefined,
  };
}
