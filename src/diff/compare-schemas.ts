import { type Schema, withParents } from '../schema/inherit.js';
import { followRecursion, isRecursive } from '../schema/recursion.js';
import type { Span } from '../source/text.js';
import { rangeOf, spanOf } from '../yaml/ranges.js';
import { isMap, listAt, mapAt, stringAt, valueAt, type YamlMap, type YamlValue } from '../yaml/value.js';
import type { SchemaChange } from './change.js';
import type { SchemaChangeKind } from './effects.js';
import { alternativesOf, typeChange, typeNames, typeText } from './schema-types.js';

const none: readonly SchemaChange[] = [];

/** Compares two schemas with resolved references; the paths of changes are relative to the schema. */
export type CompareSchemas = (before: Schema, after: Schema) => readonly SchemaChange[];

/**
 * Creates a comparison that compares each pair of schemas once, so that a definition that many operations share costs no
 * more than one that is used once. In a recursive schema, the inner occurrence of a pair has no changes of its own.
 */
export function createCompareSchemas(): CompareSchemas {
  const known = new WeakMap<Schema, WeakMap<Schema, readonly SchemaChange[]>>();
  const compare: CompareSchemas = (reference, otherReference) => {
    const [before, after] = followed(reference, otherReference);
    if (before === after) return none;
    let results = known.get(before);
    if (!results) {
      results = new WeakMap();
      known.set(before, results);
    }
    const cached = results.get(after);
    if (cached) return cached;
    results.set(after, none);
    const changes = [...changesBetween(withParents(before), withParents(after), compare)];
    results.set(after, changes);
    return changes;
  };
  return compare;
}

/** Follows a recursive reference whose counterpart is written out; of two references, the targets are compared elsewhere. */
function followed(before: Schema, after: Schema): readonly [before: Schema, after: Schema] {
  if (isRecursive(before) === isRecursive(after)) return [before, after];
  return [followRecursion(before), followRecursion(after)];
}

function* changesBetween(before: Schema, after: Schema, compare: CompareSchemas): Generator<SchemaChange> {
  const spans = { beforeSpan: spanOf(before), afterSpan: spanOf(after) };
  const type = typeChange(typeNames(before), typeNames(after));
  if (type !== undefined) {
    yield {
      kind: `type-${type}`,
      path: '',
      before: typeText(before),
      after: typeText(after),
      ...keyword('type', before, after),
    };
    if (type === 'altered') return;
  }
  yield* enumChanges(before, after);
  yield* constraintChanges(before, after);
  yield* valueChange('format-changed', 'format', before, after);
  yield* valueChange('default-changed', 'default', before, after);
  yield* valueChange('description-changed', 'description', before, after);
  yield* valueChange('example-changed', 'example', before, after);
  yield* valueChange('example-changed', 'examples', before, after);
  yield* deprecation(before, after, spans);
  yield* propertyChanges(before, after, compare);
  yield* entryChanges(before, after, compare);
  yield* itemChanges(before, after, compare);
  yield* alternativeChanges(before, after, compare);
}

interface Spans {
  readonly beforeSpan?: Span | undefined;
  readonly afterSpan?: Span | undefined;
}

const keyword = (name: string, before: YamlMap, after: YamlMap): Spans => ({
  beforeSpan: rangeOf(before, name)?.value ?? spanOf(before),
  afterSpan: rangeOf(after, name)?.value ?? spanOf(after),
});

const shown = (value: YamlValue | undefined): string | undefined =>
  value === undefined ? undefined : typeof value === 'string' ? value : JSON.stringify(value);

function* valueChange(
  kind: SchemaChangeKind,
  name: string,
  before: Schema,
  after: Schema,
): Generator<SchemaChange> {
  const [a, b] = [shown(valueAt(before, name)), shown(valueAt(after, name))];
  if (normalized(a) === normalized(b)) return;
  yield { kind, path: '', before: a, after: b, ...keyword(name, before, after) };
}

/** Prose is compared regardless of line breaks. */
const normalized = (value: string | undefined): string | undefined => value?.replace(/\s+/g, ' ').trim();

function* deprecation(before: Schema, after: Schema, spans: Spans): Generator<SchemaChange> {
  const [was, is] = [valueAt(before, 'deprecated') === true, valueAt(after, 'deprecated') === true];
  if (was !== is) yield { kind: is ? 'deprecated' : 'undeprecated', path: '', ...spans };
}

/** The allowed values; `const` is an enumeration of one value. */
function valuesOf(schema: Schema): ReadonlyMap<string, YamlValue> | undefined {
  const constant = valueAt(schema, 'const');
  const values = constant === undefined ? listAt(schema, 'enum') : [constant];
  return values && new Map(values.map((value) => [JSON.stringify(value), value]));
}

function* enumChanges(before: Schema, after: Schema): Generator<SchemaChange> {
  const [old, current] = [valuesOf(before), valuesOf(after)];
  const spans = keyword('enum', before, after);
  if (!old && !current) return;
  if (!old)
    yield {
      kind: 'enum-added',
      path: '',
      after: [...(current?.keys() ?? [])].join(', '),
      ...spans,
    };
  else if (!current) yield { kind: 'enum-removed', path: '', before: [...old.keys()].join(', '), ...spans };
  else {
    for (const value of current.keys())
      if (!old.has(value)) yield { kind: 'enum-value-added', path: '', after: value, ...spans };
    for (const value of old.keys())
      if (!current.has(value)) yield { kind: 'enum-value-removed', path: '', before: value, ...spans };
  }
}

/** Limits of numbers, and whether a greater value allows more. */
const limits: readonly (readonly [name: string, isUpper: boolean])[] = [
  ['maximum', true],
  ['exclusiveMaximum', true],
  ['maxLength', true],
  ['maxItems', true],
  ['maxProperties', true],
  ['minimum', false],
  ['exclusiveMinimum', false],
  ['minLength', false],
  ['minItems', false],
  ['minProperties', false],
];

function* constraintChanges(before: Schema, after: Schema): Generator<SchemaChange> {
  for (const [name, isUpper] of limits) {
    const [a, b] = [limitAt(before, name), limitAt(after, name)];
    if (shown(a) === shown(b)) continue;
    const isRelaxed = a === true || b === true ? b !== true : isLooser(a, b, isUpper);
    yield {
      kind: isRelaxed ? 'limit-relaxed' : 'limit-tightened',
      path: '',
      before: limitText(name, a),
      after: limitText(name, b),
      ...keyword(name, before, after),
    };
  }
  for (const name of ['pattern', 'multipleOf', 'uniqueItems']) {
    const [a, b] = [limitAt(before, name), limitAt(after, name)];
    if (shown(a) === shown(b)) continue;
    yield {
      kind: a === undefined ? 'limit-tightened' : b === undefined ? 'limit-relaxed' : 'limit-changed',
      path: '',
      before: limitText(name, a),
      after: limitText(name, b),
      ...keyword(name, before, after),
    };
  }
}

/** A limit; `false` in `uniqueItems` or, in draft 4, `exclusiveMaximum`, is none. */
function limitAt(schema: Schema, name: string): YamlValue | undefined {
  const limit = valueAt(schema, name);
  return limit === false ? undefined : limit;
}

/** Whether a limit allows more than before; an absent one allows all numbers. */
function isLooser(before: YamlValue | undefined, after: YamlValue | undefined, isUpper: boolean): boolean {
  const unlimited = isUpper ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  const [old, current] = [before, after].map((limit) => (typeof limit === 'number' ? limit : unlimited));
  return old !== undefined && current !== undefined && current > old === isUpper;
}

const limitText = (name: string, value: YamlValue | undefined): string | undefined =>
  value === undefined ? undefined : `${name} ${shown(value)}`;

function* propertyChanges(before: Schema, after: Schema, compare: CompareSchemas): Generator<SchemaChange> {
  const [old, current] = [mapAt(before, 'properties') ?? {}, mapAt(after, 'properties') ?? {}];
  const [wasRequired, isRequired] = [new Set(listAt(before, 'required')), new Set(listAt(after, 'required'))];
  for (const name of Object.keys(current)) {
    const property = valueAt(current, name);
    const previous = valueAt(old, name);
    const afterSpan = rangeOf(current, name)?.key;
    if (previous === undefined) {
      const required = isRequired.has(name);
      yield {
        kind: required ? 'required-property-added' : 'property-added',
        path: name,
        after: isMap(property) ? typeText(withParents(property)) : undefined,
        afterSpan,
      };
      continue;
    }
    const beforeSpan = rangeOf(old, name)?.key;
    if (isRequired.has(name) && !wasRequired.has(name))
      yield { kind: 'property-required', path: name, beforeSpan, afterSpan };
    if (!isRequired.has(name) && wasRequired.has(name))
      yield { kind: 'property-optional', path: name, beforeSpan, afterSpan };
    yield* within(name, previous, property, compare);
  }
  for (const name of Object.keys(old)) {
    if (valueAt(current, name) !== undefined) continue;
    const property = valueAt(old, name);
    yield {
      kind: 'property-removed',
      path: name,
      before: isMap(property) ? typeText(withParents(property)) : undefined,
      beforeSpan: rangeOf(old, name)?.key,
    };
  }
}

/** The schema of all properties that are not listed, and the pattern of their names, if any. */
interface Entries {
  /** Empty: all names. */
  readonly pattern: string;
  readonly label: string;
  readonly schema: YamlMap;
  readonly span: Span | undefined;
}

/** The properties that are not listed, if a single schema applies to them. */
function entriesOf(schema: Schema): Entries | undefined {
  const patterns = mapAt(schema, 'patternProperties') ?? {};
  const others = mapAt(schema, 'additionalProperties');
  const [pattern, ...further] = Object.keys(patterns);
  if (pattern === undefined)
    return (
      others && {
        pattern: '',
        label: '*',
        schema: others,
        span: rangeOf(schema, 'additionalProperties')?.key,
      }
    );
  const value = valueAt(patterns, pattern);
  if (further.length > 0 || others || !isMap(value)) return undefined;
  return { pattern, label: labelOf(patterns, pattern), schema: value, span: rangeOf(patterns, pattern)?.key };
}

const labelOf = (patterns: YamlMap, pattern: string): string =>
  stringAt(mapAt(patterns, pattern), 'x-pattern') ?? (pattern === '' ? '*' : `/${pattern}/`);

/** Changes of `patternProperties` and `additionalProperties`. A single pattern that was reworded describes the same entries. */
function* entryChanges(before: Schema, after: Schema, compare: CompareSchemas): Generator<SchemaChange> {
  const [old, current] = [entriesOf(before), entriesOf(after)];
  if (!old || !current) {
    yield* patternChanges(before, after, compare);
    yield* otherPropertyChanges(before, after, compare);
    return;
  }
  if (old.pattern !== current.pattern)
    yield {
      kind:
        old.pattern === '' ? 'limit-tightened' : current.pattern === '' ? 'limit-relaxed' : 'limit-changed',
      path: current.label,
      before: old.pattern || undefined,
      after: current.pattern || undefined,
      beforeSpan: old.span,
      afterSpan: current.span,
    };
  yield* within(current.label, old.schema, current.schema, compare);
}

function* otherPropertyChanges(
  before: Schema,
  after: Schema,
  compare: CompareSchemas,
): Generator<SchemaChange> {
  const [old, current] = [valueAt(before, 'additionalProperties'), valueAt(after, 'additionalProperties')];
  const spans = keyword('additionalProperties', before, after);
  if (isMap(old) && isMap(current)) yield* within('*', old, current, compare);
  else if (old !== false && current === false)
    yield { kind: 'other-properties-forbidden', path: '', ...spans };
  else if (old === false && current !== false) yield { kind: 'other-properties-allowed', path: '', ...spans };
  else if (isRestriction(old) !== isRestriction(current))
    yield {
      kind: isMap(old) ? 'type-widened' : 'type-narrowed',
      path: '*',
      before: isMap(old) ? typeText(old) : 'any',
      after: isMap(current) ? typeText(current) : 'any',
      ...spans,
    };
}

const isRestriction = (schema: YamlValue | undefined): boolean =>
  isMap(schema) && !typeNames(withParents(schema)).has('any');

function* patternChanges(before: Schema, after: Schema, compare: CompareSchemas): Generator<SchemaChange> {
  const [old, current] = [mapAt(before, 'patternProperties') ?? {}, mapAt(after, 'patternProperties') ?? {}];
  for (const name of Object.keys(current)) {
    if (valueAt(old, name) === undefined)
      yield {
        kind: 'property-added',
        path: labelOf(current, name),
        afterSpan: rangeOf(current, name)?.key,
      };
    else yield* within(labelOf(current, name), old[name], current[name], compare);
  }
  for (const name of Object.keys(old))
    if (valueAt(current, name) === undefined)
      yield {
        kind: 'property-removed',
        path: labelOf(old, name),
        beforeSpan: rangeOf(old, name)?.key,
      };
}

function* itemChanges(before: Schema, after: Schema, compare: CompareSchemas): Generator<SchemaChange> {
  const [old, current] = [valueAt(before, 'items'), valueAt(after, 'items')];
  if (!Array.isArray(old) && !Array.isArray(current)) yield* within('[]', old, current, compare);
  else if (Array.isArray(old) && Array.isArray(current))
    for (const [i, item] of current.entries()) yield* within(`[${i}]`, old[i], item, compare);
}

/** Alternatives are matched by title, or else by type; of several with the same name, unchanged ones first, then by order. */
function* alternativeChanges(
  before: Schema,
  after: Schema,
  compare: CompareSchemas,
): Generator<SchemaChange> {
  const [old, current] = [alternativesOf(before)?.filter(isMap), alternativesOf(after)?.filter(isMap)];
  if (!old || !current) return;
  const remaining = new Set(old);
  const counterparts = new Map<Schema, Schema>();
  for (const isMatch of [
    (candidate: Schema, schema: Schema): boolean => compare(candidate, schema).length === 0,
    () => true,
  ]) {
    for (const schema of current) {
      if (counterparts.has(schema)) continue;
      const name = alternativeName(schema);
      const previous = [...remaining].find(
        (candidate) => alternativeName(candidate) === name && isMatch(candidate, schema),
      );
      if (!previous) continue;
      remaining.delete(previous);
      counterparts.set(schema, previous);
    }
  }
  for (const schema of current) {
    const name = alternativeName(schema);
    const previous = counterparts.get(schema);
    if (previous) yield* within(`(${name})`, previous, schema, compare);
    else
      yield {
        kind: 'alternative-added',
        path: '',
        after: name,
        afterSpan: spanOf(schema),
      };
  }
  for (const schema of remaining)
    yield {
      kind: 'alternative-removed',
      path: '',
      before: alternativeName(schema),
      beforeSpan: spanOf(schema),
    };
}

const alternativeName = (schema: Schema): string => {
  const whole = withParents(schema);
  return stringAt(whole, 'title') ?? [...typeNames(whole)].join(' or ');
};

function* within(
  step: string,
  before: YamlValue | undefined,
  after: YamlValue | undefined,
  compare: CompareSchemas,
): Generator<SchemaChange> {
  if (!isMap(before) || !isMap(after)) return;
  for (const change of compare(before, after)) yield { ...change, path: joinSteps(step, change.path) };
}

/** `a` and `b` make `a.b`, `a` and `[]` make `a[]`. */
const joinSteps = (step: string, path: string): string =>
  path === '' ? step : /^[[(]/.test(path) ? `${step}${path}` : `${step}.${path}`;
