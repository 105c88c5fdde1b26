import { isJson } from '../../schema/example.js';
import { parseYaml } from '../../yaml/parse.js';
import { compose } from '../../yaml/ranges.js';
import { textAt } from '../../yaml/scalar-text.js';
import { isMap, listAt, mapAt, setEntry, stringAt, type YamlMap, type YamlValue } from '../../yaml/value.js';
import { isJsonType } from '../media-type.js';

/**
 * Replaces examples that are JSON source text, as pages show them, with their values, in responses and in the body. An operation
 * without such examples is returned as is.
 */
export function parseExamples(operation: YamlMap): YamlMap {
  const parameters = listAt(operation, 'parameters');
  const responses = mapAt(operation, 'responses');
  const parsed = {
    parameters: parameters && mapItems(parameters, parseBody),
    responses: responses && mapEntries(responses, parseResponse),
  };
  return replaceEntries(operation, parsed);
}

const parseBody = (parameter: YamlValue): YamlValue => {
  const schema = mapAt(parameter, 'schema');
  if (!isMap(parameter) || !schema || stringAt(schema, 'type') === 'string') return parameter;
  return replaceEntries(parameter, {
    'x-example': parsedAt(parameter, 'x-example'),
    schema: replaceEntries(schema, { example: parsedAt(schema, 'example') }),
  });
};

const parseResponse = (response: YamlValue): YamlValue => {
  const examples = mapAt(response, 'examples');
  if (!isMap(response) || !examples || stringAt(mapAt(response, 'schema'), 'type') === 'string')
    return response;
  return replaceEntries(response, {
    examples: mapEntries(examples, (example, type) =>
      isJsonType(type) ? (parsedAt(examples, type) ?? example) : example,
    ),
  });
};

/** The value of a string that is JSON; `undefined` for other values. */
function parsedAt(map: YamlMap, key: string): YamlValue | undefined {
  const text = textAt(map, key);
  return text && isJson(text.text) ? parseYaml(text).value : undefined;
}

/** Returns a copy with other values of some keys, or the map itself if nothing differs. */
function replaceEntries(map: YamlMap, entries: Readonly<Record<string, YamlValue | undefined>>): YamlMap {
  const changed = Object.entries(entries).filter(([key, value]) => value !== undefined && value !== map[key]);
  if (changed.length === 0) return map;
  const copy = { ...map };
  for (const [key, value] of changed) setEntry(copy, key, value ?? null);
  return compose(copy, [map]);
}

const mapEntries = (map: YamlMap, convert: (value: YamlValue, key: string) => YamlValue): YamlMap =>
  replaceEntries(
    map,
    Object.fromEntries(Object.keys(map).map((key) => [key, convert(map[key] ?? null, key)])),
  );

function mapItems(list: YamlValue[], convert: (value: YamlValue) => YamlValue): YamlValue[] {
  const items = list.map(convert);
  return items.every((item, i) => item === list[i]) ? list : compose(items, [list]);
}
