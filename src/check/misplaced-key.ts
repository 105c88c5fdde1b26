import { keywords } from '../schema/keywords.js';
import { isMap, valueAt, type YamlMap, type YamlValue } from '../yaml/value.js';

/** The objects of Swagger 2.0 in which keys are often misplaced. */
type ObjectKind = 'file' | 'path' | 'operation' | 'parameter' | 'response';

const operationKeys = new Set([
  ...['tags', 'summary', 'operationId', 'consumes', 'produces', 'parameters', 'responses', 'deprecated'],
  ...['security', 'schemes', 'externalDocs'],
]);
const responseKeys = new Set(['schema', 'headers', 'examples']);
const infoKeys = new Set(['title', 'version', 'termsOfService', 'contact', 'license']);
const fileKeys = new Set(['basePath', 'host', 'securityDefinitions', 'definitions', 'paths']);

/** Returns the kind of the object at a path of a Swagger file. */
export function kindOf(path: readonly string[]): ObjectKind | undefined {
  if (path.length === 0) return 'file';
  if (path[0] !== 'paths') return undefined;
  if (path.length === 2) return 'path';
  if (path.length === 3) return path[2] === 'parameters' ? undefined : 'operation';
  const [list] = path.slice(-2);
  if (list === 'parameters' && path.length <= 5) return 'parameter';
  return list === 'responses' && path.length === 5 ? 'response' : undefined;
}

/** Returns the value at a path of keys and indices. */
export const valueAtPath = (root: YamlValue, path: readonly string[]): YamlValue | undefined =>
  path.reduce<YamlValue | undefined>(
    (value, key) => (Array.isArray(value) ? value[Number(key)] : valueAt(value, key)),
    root,
  );

/**
 * Returns where an unknown key of a Swagger object belongs, as an imperative; `undefined` if it belongs nowhere nearby. `path` is the path
 * of the key.
 */
export function placeOfKey(path: readonly string[], root: YamlValue): string | undefined {
  const key = path.at(-1) ?? '';
  const owner = path.slice(0, -1);
  const kind = kindOf(owner);
  const object = valueAtPath(root, owner);
  if (!kind || !isMap(object)) return undefined;
  switch (kind) {
    case 'file':
      if (operationKeys.has(key)) return `Move \`${key}\` into an operation.`;
      return infoKeys.has(key) ? `Move \`${key}\` under \`info\`.` : undefined;
    case 'path':
    case 'operation':
      if (kind === 'path' && operationKeys.has(key)) return `Move \`${key}\` into the operation.`;
      if (responseKeys.has(key)) return `Move \`${key}\` into a response.`;
      return fileKeys.has(key) ? `Move \`${key}\` to the top level of the file.` : undefined;
    default:
      return placeInParameterOrResponse(kind, key, object);
  }
}

function placeInParameterOrResponse(
  kind: 'parameter' | 'response',
  key: string,
  object: YamlMap,
): string | undefined {
  if (isMap(object.schema) && keywords.has(key)) return `Move \`${key}\` into \`schema\`.`;
  if (kind === 'response') {
    if (key === 'example') return 'Move the example under `examples`, with the key `application/json`.';
    if (keywords.has(key)) return `Move \`${key}\` into a \`schema\`.`;
    if (key.includes('/')) return `Move \`${key}\` under \`examples\`.`;
  } else if (key === 'example') return 'Write `x-example` for the example of a parameter.';
  return operationKeys.has(key) ? `Move \`${key}\` into the operation.` : undefined;
}
