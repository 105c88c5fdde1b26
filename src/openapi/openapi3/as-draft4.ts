import type { FindSchema } from '../../schema/matcher.js';
import { parsePointer } from '../../schema/pointer.js';
import {
  isMap,
  listAt,
  mapAt,
  setEntry,
  stringAt,
  valueAt,
  type YamlMap,
  type YamlValue,
} from '../../yaml/value.js';

const unchanged = ['type', 'enum', 'pattern', 'minItems', 'required'];

/**
 * Returns the finder of the definitions of a schema of JSON Schema 2020-12, as far as the schema of OpenAPI 3.1 uses it, as schemas of draft
 * 4: these are validated without being compiled, and errors have positions. The reference `#` is the schema itself.
 */
export function definitionsAsDraft4(root: YamlMap): FindSchema {
  const converted = new Map<string, YamlMap>();
  const find = (reference: string): YamlMap | undefined => {
    const before = converted.get(reference);
    if (before) return before;
    const raw = rawAt(reference);
    if (!raw) return undefined;
    const result = convert(raw);
    converted.set(reference, result);
    return result;
  };

  const rawAt = (reference: string): YamlMap | undefined => {
    let value: YamlValue | undefined = root;
    for (const key of parsePointer(reference.replace(/^#/, '')) ?? []) value = valueAt(value, key);
    return isMap(value) ? value : undefined;
  };

  /** A schema; `true` accepts everything. */
  const convertPart = (part: YamlValue | undefined): YamlMap => (isMap(part) ? convert(part) : {});

  const convertMap = (map: YamlMap): YamlMap =>
    Object.fromEntries(Object.entries(map).map(([key, part]) => [key, convertPart(part)]));

  const convert = (schema: YamlMap): YamlMap => {
    if (Object.hasOwn(schema, '$dynamicRef')) return { $ref: '#/$defs/schema' };
    // References are resolved before a document is validated.
    if (listAt(mapAt(schema, 'if'), 'required')?.includes('$ref')) return convertPart(schema.else);
    const reference = stringAt(schema, '$ref');
    if (reference !== undefined && Object.keys(schema).length === 1) return { $ref: reference };
    const result: YamlMap = {};
    const allOf = (listAt(schema, 'allOf') ?? []).map(convertPart);
    if (reference !== undefined) allOf.push({ $ref: reference });
    for (const key of unchanged) if (schema[key] !== undefined) result[key] = schema[key];
    if (schema.const !== undefined) result.enum = [schema.const];
    if (schema.not !== undefined) result.not = convertPart(schema.not);
    if (schema.items !== undefined) result.items = convertPart(schema.items);
    if (isMap(schema.additionalProperties))
      result.additionalProperties = convert(schema.additionalProperties);
    for (const key of ['oneOf', 'anyOf']) {
      const alternatives = listAt(schema, key);
      if (alternatives) result[key] = alternatives.map(convertPart);
    }
    for (const key of ['properties', 'patternProperties']) {
      const map = mapAt(schema, key);
      if (map) result[key] = convertMap(map);
    }
    const dependencies = mapAt(schema, 'dependentSchemas');
    if (dependencies) result.dependencies = convertMap(dependencies);
    const condition = mapAt(schema, 'if');
    if (condition) {
      const holds = convert(condition);
      if (schema.then !== undefined) allOf.push({ anyOf: [{ not: holds }, convertPart(schema.then)] });
      if (schema.else !== undefined) allOf.push({ anyOf: [holds, convertPart(schema.else)] });
    }
    if (allOf.length > 0) result.allOf = allOf;
    if (schema.unevaluatedProperties === false) close(schema, result);
    return result;
  };

  /** Refuses properties that neither the schema nor a schema that it applies names. */
  const close = (schema: YamlMap, result: YamlMap): void => {
    const properties: YamlMap = {};
    const patternProperties: YamlMap = {};
    const add = (part: YamlValue | undefined): void => {
      if (!isMap(part)) return;
      for (const name of Object.keys(mapAt(part, 'properties') ?? {})) setEntry(properties, name, {});
      for (const name of Object.keys(mapAt(part, 'patternProperties') ?? {}))
        setEntry(patternProperties, name, {});
      const reference = stringAt(part, '$ref');
      if (reference !== undefined) add(rawAt(reference));
      for (const inner of listAt(part, 'allOf') ?? []) add(inner);
      for (const inner of Object.values(mapAt(part, 'dependentSchemas') ?? {})) add(inner);
      add(part.then);
      add(part.else);
    };
    add(schema);
    result.properties = { ...properties, ...mapAt(result, 'properties') };
    result.patternProperties = { ...patternProperties, ...mapAt(result, 'patternProperties') };
    result.additionalProperties = false;
  };

  return find;
}
