import { type Schema, withParents } from '../schema/inherit.js';
import type { Span } from '../source/text.js';
import { rangeOf, spanOf } from '../yaml/ranges.js';
import { isMap, listAt, mapAt, stringAt, valueAt, type YamlMap, type YamlValue } from '../yaml/value.js';
import type { Effect, SchemaChange } from './change.js';
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
  const compare: CompareSchemas = (before, after) => {
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

function* changesBetween(before: Schema, after: Schema, compare: CompareSchemas): Generator<SchemaChange> {
  const spans = { beforeSpan: spanOf(before), afterSpan: spanOf(after) };
  const type = typeChange(typeNames(before), typeNames(after));
  if (type !== undefined) {
    yield {
      kind: `type-${type}`,
      effect: type,
      path: '',
      before: typeText(before),
      after: typeText(after),
      ...keyword('type', before, after),
    };
    if (type === 'altered') return;
  }
  yield* enumChanges(before, after);
  yield* constraintChanges(before, after);
  yield* valueChange('format-changed', 'altered', 'format', before, after);
  yield* valueChange('default-changed', 'default', 'default', before, after);
  yield* valueChange('description-changed', 'documentation', 'description', before, after);
  yield* valueChange('example-changed', 'documentation', 'example', before, after);
  yield* valueChange('example-changed', 'documentation', 'examples', before, after);
  yield* deprecation(before, after, spans);
  yield* propertyChanges(before, after, compare);
  yield* within('*', mapAt(before, 'additionalProperties'), mapAt(after, 'additionalProperties'), compare);
  yield* patternChanges(before, after, compare);
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
  kind: string,
  effect: Effect,
  name: string,
  before: Schema,
  after: Schema,
): Generator<SchemaChange> {
  const [a, b] = [shown(valueAt(before, name)), shown(valueAt(after, name))];
  if (normalized(a) === normalized(b)) return;
  yield { kind, effect, path: '', before: a, after: b, ...keyword(name, before, after) };
}

/** Prose is compared regardless of line breaks. */
const normalized = (value: string | undefined): string | undefined => value?.replace(/\s+/g, ' ').trim();

function* deprecation(before: Schema, after: Schema, spans: Spans): Generator<SchemaChange> {
  const [was, is] = [valueAt(before, 'deprecated') === true, valueAt(after, 'deprecated') === true];
  if (was !== is) yield { kind: is ? 'deprecated' : 'undeprecated', effect: 'extended', path: '', ...spans };
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
      effect: 'narrowed',
      path: '',
      after: [...(current?.keys() ?? [])].join(', '),
      ...spans,
    };
  else if (!current)
    yield { kind: 'enum-removed', effect: 'widened', path: '', before: [...old.keys()].join(', '), ...spans };
  else {
    for (const value of current.keys())
      if (!old.has(value))
        yield { kind: 'enum-value-added', effect: 'widened', path: '', after: value, ...spans };
    for (const value of old.keys())
      if (!current.has(value))
        yield { kind: 'enum-value-removed', effect: 'narrowed', path: '', before: value, ...spans };
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
    const [a, b] = [valueAt(before, name), valueAt(after, name)];
    if (shown(a) === shown(b)) continue;
    const unlimited = isUpper ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    const [old, current] = [typeof a === 'number' ? a : unlimited, typeof b === 'number' ? b : unlimited];
    const effect = current > old === isUpper ? 'widened' : 'narrowed';
    yield {
      kind: effect === 'widened' ? 'limit-relaxed' : 'limit-tightened',
      effect,
      path: '',
      before: limitText(name, a),
      after: limitText(name, b),
      ...keyword(name, before, after),
    };
  }
  for (const name of ['pattern', 'multipleOf', 'uniqueItems']) {
    const [a, b] = [valueAt(before, name), valueAt(after, name)];
    if (shown(a) === shown(b)) continue;
    const effect = a === undefined ? 'narrowed' : b === undefined ? 'widened' : 'altered';
    const kind = { narrowed: 'limit-tightened', widened: 'limit-relaxed', altered: 'limit-changed' }[effect];
    yield {
      kind,
      effect,
      path: '',
      before: limitText(name, a),
      after: limitText(name, b),
      ...keyword(name, before, after),
    };
  }
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
        effect: required ? 'narrowed' : 'extended',
        path: name,
        after: isMap(property) ? typeText(withParents(property)) : undefined,
        afterSpan,
      };
      continue;
    }
    const beforeSpan = rangeOf(old, name)?.key;
    if (isRequired.has(name) && !wasRequired.has(name))
      yield { kind: 'property-required', effect: 'narrowed', path: name, beforeSpan, afterSpan };
    if (!isRequired.has(name) && wasRequired.has(name))
      yield { kind: 'property-optional', effect: 'widened', path: name, beforeSpan, afterSpan };
    yield* within(name, previous, property, compare);
  }
  for (const name of Object.keys(old)) {
    if (valueAt(current, name) !== undefined) continue;
    const property = valueAt(old, name);
    yield {
      kind: 'property-removed',
      effect: 'reduced',
      path: name,
      before: isMap(property) ? typeText(withParents(property)) : undefined,
      beforeSpan: rangeOf(old, name)?.key,
    };
  }
}

function* patternChanges(before: Schema, after: Schema, compare: CompareSchemas): Generator<SchemaChange> {
  const [old, current] = [mapAt(before, 'patternProperties') ?? {}, mapAt(after, 'patternProperties') ?? {}];
  const label = (map: YamlMap, pattern: string): string =>
    stringAt(mapAt(map, pattern), 'x-pattern') ?? `/${pattern}/`;
  const [names, previousNames] = [Object.keys(current), Object.keys(old)];
  // A single pattern that was reworded describes the same entries.
  if (names.length === 1 && previousNames.length === 1) {
    const [name = '', previous = ''] = [names[0], previousNames[0]];
    if (name !== previous)
      yield {
        kind: 'limit-changed',
        effect: 'altered',
        path: label(current, name),
        before: previous,
        after: name,
        beforeSpan: rangeOf(old, previous)?.key,
        afterSpan: rangeOf(current, name)?.key,
      };
    yield* within(label(current, name), old[previous], current[name], compare);
    return;
  }
  for (const name of names) {
    if (valueAt(old, name) === undefined)
      yield {
        kind: 'property-added',
        effect: 'extended',
        path: label(current, name),
        afterSpan: rangeOf(current, name)?.key,
      };
    else yield* within(label(current, name), old[name], current[name], compare);
  }
  for (const name of previousNames)
    if (valueAt(current, name) === undefined)
      yield {
        kind: 'property-removed',
        effect: 'reduced',
        path: label(old, name),
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
        effect: 'widened',
        path: '',
        after: name,
        afterSpan: spanOf(schema),
      };
  }
  for (const schema of remaining)
    yield {
      kind: 'alternative-removed',
      effect: 'narrowed',
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
