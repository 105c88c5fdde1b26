import type { Span } from '../source/text.js';
import { rangeOf } from '../yaml/ranges.js';
import { isMap, listAt, mapAt, valueAt, type YamlMap, type YamlValue } from '../yaml/value.js';
import { isIncomplete } from './incomplete.js';
import { type Schema, withParents } from './inherit.js';
import { matches } from './matcher.js';
import { hasMisspeltProperties } from './misspelt-keyword.js';
import { followRecursion } from './recursion.js';
import { extendedReferenceAt } from './ref-siblings.js';

/** A property of a value that its schema does not describe. */
export interface UndocumentedProperty {
  readonly name: string;
  /** The path from the root of the value, including the name. */
  readonly path: readonly string[];
  /** The key of the property, or the `$ref` with siblings that the property was taken from. */
  readonly span: Span;
  /** The properties that the schema describes at this position. */
  readonly known: readonly string[];
}

/**
 * Finds the properties of a value that its schema does not describe. Validation accepts them by default, so that a misspelt optional
 * property would go unnoticed. Any property is accepted where the schema names none, or is incomplete because of an unresolved
 * reference. `span` is used where a position is unknown.
 */
export function undocumentedIn(schema: Schema, value: YamlValue, span: Span): UndocumentedProperty[] {
  const undocumented: UndocumentedProperty[] = [];

  const visit = (
    schemas: readonly Schema[],
    part: YamlValue,
    path: readonly string[],
    extendedReference?: Span,
  ): void => {
    const followed = schemas.map(followRecursion);
    const shapes = followed.flatMap((one) => alternativesOf(one, part));
    if (shapes.length === 0 || followed.some((one) => isPartial(one))) return;
    if (Array.isArray(part)) {
      part.forEach((item, i) => {
        visit(
          shapes.flatMap((shape) => itemSchemas(shape, i)),
          item,
          [...path, String(i)],
          extendedReference,
        );
      });
    } else if (isMap(part)) visitMap(shapes, part, path, extendedReference);
  };

  const visitMap = (
    shapes: readonly Schema[],
    map: YamlMap,
    path: readonly string[],
    outer: Span | undefined,
  ): void => {
    const known = shapes.flatMap((shape) => Object.keys(mapAt(shape, 'properties') ?? {}));
    const isOpen = shapes.some(isOpenShape);
    for (const key of Object.keys(map)) {
      const extendedReference = outer ?? extendedReferenceAt(map, key);
      const inner = schemasOf(shapes, key);
      if (inner.length > 0) visit(inner, map[key] ?? null, [...path, key], extendedReference);
      else if (!isOpen && !known.includes(key)) {
        if (shapes.some(hasMisspeltProperties)) return;
        const keySpan = extendedReference ?? rangeOf(map, key)?.key ?? span;
        undocumented.push({ name: key, path: [...path, key], span: keySpan, known });
      }
    }
  };

  visit([schema], value, []);
  return undocumented;
}

/** Shapes that another shape inherits from. */
const parents = new WeakSet<Schema>();

/**
 * Returns the schema merged with its parents, and the alternatives that the value may be intended to match. Schemas in `seen` are left out:
 * combinations of combinations may contain a schema exponentially often.
 */
function alternativesOf(schema: Schema, value: YamlValue, seen = new Set<Schema>()): Schema[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const whole = withParents(schema);
  const alternatives = [...(listAt(whole, 'oneOf') ?? []), ...(listAt(whole, 'anyOf') ?? [])].filter(isMap);
  // Two parents may both describe a property; the value must match both.
  const ancestors = (listAt(schema, 'allOf') ?? [])
    .filter(isMap)
    .flatMap((parent) => alternativesOf(parent, value, seen))
    .filter((parent) => !isOpenShape(parent));
  for (const parent of ancestors) parents.add(parent);
  if (alternatives.length === 0) return [whole, ...ancestors];
  const matching = alternatives.filter((alternative) => matches(alternative, value) !== false);
  const candidates = matching.length > 0 ? matching : alternatives;
  const shapes = candidates.flatMap((alternative) => alternativesOf(alternative, value, seen));
  return isOpenShape(whole) ? [...shapes, ...ancestors] : [whole, ...shapes, ...ancestors];
}

/** Whether a schema or one of its alternatives is incomplete. */
function isPartial(schema: Schema, seen = new Set<Schema>()): boolean {
  if (seen.has(schema)) return false;
  seen.add(schema);
  const whole = withParents(schema);
  const properties = mapAt(whole, 'properties');
  if (isIncomplete(whole) || (properties && isIncomplete(properties))) return true;
  return ['oneOf', 'anyOf'].some((keyword) =>
    (listAt(whole, keyword) ?? []).some((part) => isMap(part) && isPartial(part, seen)),
  );
}

/** Whether an object of this schema may have arbitrary properties. */
function isOpenShape(shape: Schema): boolean {
  const names = ['properties', 'patternProperties'].some((keyword) => {
    const map = mapAt(shape, keyword);
    return map !== undefined && Object.keys(map).length > 0;
  });
  const additional = valueAt(shape, 'additionalProperties');
  return additional === true || (!names && additional === undefined);
}

/**
 * Returns the schemas of a property. A parent that only declares the property as an object does not make it open if another shape names
 * its properties.
 */
function schemasOf(shapes: readonly Schema[], key: string): Schema[] {
  const all = shapes.map((shape) => ({ isParent: parents.has(shape), schemas: propertySchemas(shape, key) }));
  const direct = all.filter(({ isParent }) => !isParent).flatMap(({ schemas }) => schemas);
  const inherited = all.filter(({ isParent }) => isParent).flatMap(({ schemas }) => schemas);
  if (direct.length === 0) return inherited;
  const named = inherited.filter((schema) => !isOpenShape(withParents(schema)));
  for (const schema of named) parents.add(schema);
  return [...direct, ...named.filter((schema) => !direct.includes(schema))];
}

function propertySchemas(shape: Schema, key: string): Schema[] {
  const property = mapAt(mapAt(shape, 'properties'), key);
  if (property) return [property];
  const patterns = mapAt(shape, 'patternProperties') ?? {};
  const matching = Object.keys(patterns)
    .filter((pattern) => matches({ pattern }, key) !== false)
    .map((pattern) => patterns[pattern])
    .filter(isMap);
  const additional = mapAt(shape, 'additionalProperties');
  return matching.length > 0 ? matching : additional ? [additional] : [];
}

function itemSchemas(shape: Schema, index: number): Schema[] {
  const items = valueAt(shape, 'items');
  const item = Array.isArray(items) ? items[index] : items;
  return isMap(item) ? [item] : [];
}
