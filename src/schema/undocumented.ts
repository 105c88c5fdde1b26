import type { Span } from '../source/text.js';
import { rangeOf } from '../yaml/ranges.js';
import { isMap, listAt, mapAt, valueAt, type YamlMap, type YamlValue } from '../yaml/value.js';
import { isIncomplete } from './incomplete.js';
import { type Schema, withParents } from './inherit.js';
import { matches } from './matcher.js';
import { refSiblingsAt } from './ref-siblings.js';

/** A property that a value has and that its schema says nothing of. */
export interface Undocumented {
  readonly name: string;
  /** Keys from the value's root on, its own included. */
  readonly path: readonly string[];
  /** Where its key is written; of one that a `$ref` gives to what keys beside it adapt, the `$ref`. */
  readonly span: Span;
  /** The properties that the schema has there. */
  readonly known: readonly string[];
}

/**
 * The properties of a value that its schema does not document. A validator lets them pass, unless it is told otherwise: so a misspelt
 * optional property goes unnoticed. An object whose schema names no properties, or lacks what a lost reference would have
 * named, may have any. `span` is the place of a value
 * that comes from no file.
 */
export function undocumentedIn(schema: Schema, value: YamlValue, span: Span): Undocumented[] {
  const found: Undocumented[] = [];

  const visit = (
    schemas: readonly Schema[],
    part: YamlValue,
    path: readonly string[],
    adapted?: Span,
  ): void => {
    const shapes = schemas.flatMap((one) => alternativesOf(one, part));
    if (shapes.length === 0 || schemas.some(isPartial)) return;
    if (Array.isArray(part)) {
      part.forEach((item, i) => {
        visit(
          shapes.flatMap((shape) => itemSchemas(shape, i)),
          item,
          [...path, String(i)],
          adapted,
        );
      });
    } else if (isMap(part)) visitMap(shapes, part, path, adapted);
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
      const adapted = outer ?? refSiblingsAt(map, key);
      const inner = documenting(shapes, key);
      if (inner.length > 0) visit(inner, map[key] ?? null, [...path, key], adapted);
      else if (!isOpen && !known.includes(key)) {
        const place = adapted ?? rangeOf(map, key)?.key ?? span;
        found.push({ name: key, path: [...path, key], span: place, known });
      }
    }
  };

  visit([schema], value, []);
  return found;
}

/** Shapes that stand beside another one since it inherits from them. */
const parents = new WeakSet<Schema>();

/** The schema with its parents, and those of its alternatives that the value may be meant to fit. */
function alternativesOf(schema: Schema, value: YamlValue): Schema[] {
  const whole = withParents(schema);
  const alternatives = [...(listAt(whole, 'oneOf') ?? []), ...(listAt(whole, 'anyOf') ?? [])].filter(isMap);
  // Two parents may both describe a property: what one says of it does not take away what the other does.
  const heritage = (listAt(schema, 'allOf') ?? [])
    .filter(isMap)
    .flatMap((parent) => alternativesOf(parent, value))
    .filter((parent) => !isOpenShape(parent));
  for (const parent of heritage) parents.add(parent);
  if (alternatives.length === 0) return [whole, ...heritage];
  const fitting = alternatives.filter((alternative) => matches(alternative, value) !== false);
  const meant = fitting.length > 0 ? fitting : alternatives;
  const shapes = meant.flatMap((alternative) => alternativesOf(alternative, value));
  return isOpenShape(whole) ? [...shapes, ...heritage] : [whole, ...shapes, ...heritage];
}

/** Whether a part of what a schema says is not known. */
function isPartial(schema: Schema): boolean {
  const whole = withParents(schema);
  const properties = mapAt(whole, 'properties');
  if (isIncomplete(whole) || (properties && isIncomplete(properties))) return true;
  return ['oneOf', 'anyOf'].some((keyword) =>
    (listAt(whole, keyword) ?? []).some((part) => isMap(part) && isPartial(part)),
  );
}

/** Whether an object of this schema may have any property. */
function isOpenShape(shape: Schema): boolean {
  const names = ['properties', 'patternProperties'].some((keyword) => {
    const map = mapAt(shape, keyword);
    return map !== undefined && Object.keys(map).length > 0;
  });
  const additional = valueAt(shape, 'additionalProperties');
  return additional === true || (!names && additional === undefined);
}

/**
 * What the shapes say of a property. A parent that says no more than that it is an object does not let it have any property, where
 * another one names them.
 */
function documenting(shapes: readonly Schema[], key: string): Schema[] {
  const all = shapes.map((shape) => ({ isParent: parents.has(shape), schemas: propertySchemas(shape, key) }));
  const own = all.filter(({ isParent }) => !isParent).flatMap(({ schemas }) => schemas);
  const inherited = all.filter(({ isParent }) => isParent).flatMap(({ schemas }) => schemas);
  if (own.length === 0) return inherited;
  const named = inherited.filter((schema) => !isOpenShape(withParents(schema)));
  for (const schema of named) parents.add(schema);
  return [...own, ...named.filter((schema) => !own.includes(schema))];
}

function propertySchemas(shape: Schema, key: string): Schema[] {
  const own = mapAt(mapAt(shape, 'properties'), key);
  if (own) return [own];
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
