import type { Span } from '../source/text.js';
import { rangeOf } from '../yaml/ranges.js';
import { isMap, listAt, mapAt, stringAt, valueAt, type YamlMap, type YamlValue } from '../yaml/value.js';
import { dataTypeOf } from './data-type.js';
import { type Schema, withParents } from './inherit.js';
import { isRecursive } from './recursion.js';
import { isFilled, unionsOf } from './unions.js';
import { hasKeyword } from './walk.js';

/** A description that the tables of a schema do not show. */
export interface HiddenDescription {
  /** The keyword that contains the described schema. */
  readonly keyword: string;
  /** Whether tables ignore the keyword, so that they show nothing of its content. */
  readonly isIgnored: boolean;
  /** The key `description`. */
  readonly span: Span;
}

/** Keywords that add conditions and whose content tables ignore. */
const conditions = [
  'not',
  'dependencies',
  'dependentSchemas',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
];

/** The keywords with subschemas. */
const keywords = new Set([
  'properties',
  'patternProperties',
  'additionalProperties',
  'items',
  'additionalItems',
  'allOf',
  'oneOf',
  'anyOf',
  ...conditions,
]);

/** Finds the descriptions within a schema with resolved references that its tables do not show. */
export function hiddenDescriptions(root: Schema, fallback: Span): HiddenDescription[] {
  const hidden: HiddenDescription[] = [];
  const seen = new Set<Schema>();

  const hide = (schema: YamlMap, keyword: string, isIgnored = false): void => {
    const span = rangeOf(schema, 'description')?.key;
    if (span && stringAt(schema, 'description') !== undefined) hidden.push({ keyword, isIgnored, span });
  };
  const visitMap = (map: YamlMap | undefined): void => {
    for (const property of Object.values(map ?? {})) visit(property, true);
  };
  /** Visits a schema; `isNamed` is `false` for the root. */
  const visit = (schema: YamlValue | undefined, isNamed: boolean): void => {
    if (!isMap(schema) || seen.has(schema) || isRecursive(schema)) return;
    seen.add(schema);
    if (!hasKeyword(schema, keywords)) return;
    const whole = withParents(schema);
    const hasDescription = valueAt(whole, 'description') !== undefined;
    const visitInner = (inner: YamlValue | undefined, keyword: string): void => {
      if (!isMap(inner)) return;
      const { name, tables, values } = dataTypeOf(inner, fallback);
      // The values of a map with a named enumeration have a table.
      const hasTable = keyword === 'additionalProperties' && values.length > 0 && name !== 'enum';
      const isShown = hasTable || (!hasDescription && isNamed && tables.length === 0);
      if (!isShown) hide(withParents(inner), keyword);
      visit(inner, true);
    };
    visitMap(mapAt(whole, 'properties'));
    visitMap(mapAt(whole, 'patternProperties'));
    const hasRows = ['properties', 'patternProperties'].some((keyword) => isFilled(mapAt(whole, keyword)));
    if (hasRows || !isNamed) visit(valueAt(whole, 'additionalProperties'), true);
    else visitInner(valueAt(whole, 'additionalProperties'), 'additionalProperties');
    const items = valueAt(whole, 'items');
    if (!Array.isArray(items)) visitInner(items, 'items');
    for (const item of [...(Array.isArray(items) ? items : []), valueAt(whole, 'additionalItems')]) {
      if (isMap(item)) hide(withParents(item), 'items');
      visit(item, true);
    }
    const { untitled } = unionsOf(whole);
    for (const keyword of ['oneOf', 'anyOf'])
      for (const alternative of listAt(whole, keyword) ?? []) {
        if (isMap(alternative)) hide(withParents(alternative), keyword);
        if (isMap(alternative) && untitled.includes(alternative))
          hideRepeated(mapAt(withParents(alternative), 'properties') ?? {}, whole, keyword);
        visit(alternative, true);
      }
    for (const keyword of conditions) hideAll(valueAt(whole, keyword), keyword);
  };
  /** Of a property that both a schema and its alternative describe, the description of the schema is shown. */
  const hideRepeated = (properties: YamlMap, whole: Schema, keyword: string): void => {
    const own = mapAt(whole, 'properties') ?? {};
    for (const [name, property] of Object.entries(properties))
      if (isMap(property) && valueAt(own[name], 'description') !== undefined) hide(property, keyword);
  };
  const hideAll = (part: YamlValue | undefined, keyword: string): void => {
    if (Array.isArray(part)) for (const item of part) hideAll(item, keyword);
    if (!isMap(part) || seen.has(part)) return;
    seen.add(part);
    hide(part, keyword, true);
    for (const value of Object.values(part)) hideAll(value, keyword);
  };
  visit(root, false);
  return hidden;
}
