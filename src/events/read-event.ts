import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { dataTypeOf } from '../schema/data-type.js';
import { byKey, jsonExample } from '../schema/example.js';
import { withParents } from '../schema/inherit.js';
import type { TypeTable } from '../schema/type-table.js';
import { nameOf } from '../source/reader.js';
import type { YamlDocument } from '../yaml/parse.js';
import { rangeOf, spanOf } from '../yaml/ranges.js';
import { textAt } from '../yaml/scalar-text.js';
import { isMap, listAt, mapAt, stringAt, type YamlMap, type YamlValue } from '../yaml/value.js';
import type { EventDefinition, EventExample, EventKind } from './model.js';

export interface EventFile {
  /** The schema's file name, including the variant. */
  readonly name: string;
  /** The schema, with references resolved. */
  readonly resolved: YamlValue | undefined;
  /** The examples shown with the event. */
  readonly examples?: readonly EventExample[];
  /** The property of `content` whose single allowed value identifies the variant. */
  readonly variantProperty?: string | undefined;
}

/** Reads the schema of an event; `undefined` if it is not an object. */
export function readEvent(
  document: YamlDocument,
  { name, resolved, examples = [], variantProperty }: EventFile,
): EventDefinition | undefined {
  if (!isMap(resolved)) return undefined;
  const schema = withParents(resolved);
  const properties = mapAt(schema, 'properties');
  const content = mapAt(properties, 'content');
  const ownProperties = mapAt(resolved, 'properties') ?? {};
  const kind = kindOf(document.value);
  return {
    name,
    type: onlyValue(mapAt(properties, 'type')) ?? name,
    variant: variantProperty === undefined ? undefined : variantOf(content, variantProperty),
    title: textAt(schema, 'title'),
    kind,
    isDerived: listAt(document.value, 'allOf') !== undefined,
    stateKey: kind === 'state' ? stateKeyText(resolved) : undefined,
    stateKeySpan: rangeOf(ownProperties, 'state_key')?.key,
    description: textAt(schema, 'description'),
    content: objectTables(properties, 'content', document),
    otherTables: Object.keys(ownProperties).flatMap((key) =>
      key === 'content' ? [] : objectTables(ownProperties, key, document),
    ),
    examples,
    span: spanOf(resolved) ?? document.span,
  };
}

/** Reads a base type, which other events are derived from: its tables describe the whole event. `undefined` if it is not an object. */
export function readBaseEvent(
  document: YamlDocument,
  { name, resolved }: EventFile,
): EventDefinition | undefined {
  if (!isMap(resolved)) return undefined;
  const schema = withParents(resolved);
  const span = spanOf(resolved) ?? document.span;
  return {
    name,
    type: name,
    variant: undefined,
    title: textAt(schema, 'title'),
    kind: 'other',
    isDerived: false,
    stateKey: undefined,
    stateKeySpan: undefined,
    description: textAt(schema, 'description'),
    content: dataTypeOf(resolved, span, false).tables,
    otherTables: [],
    examples: [],
    span,
  };
}

/** Reads an example event; `value` has its references resolved. */
export function readEventExample(document: YamlDocument, name: string, value: YamlValue): EventExample {
  return { ...jsonExample(value, document.span, byKey), name };
}

/** The problems of an event: `event/state-key` for a state event that does not describe its state key. */
export function eventProblems({ name, kind, stateKey, stateKeySpan, span }: EventDefinition): Diagnostic[] {
  if (kind !== 'state' || stateKey) return [];
  return [
    {
      rule: 'event/state-key',
      severity: 'error',
      message: `State event "${name}" does not describe its state key.`,
      span: stateKeySpan ?? { ...span, end: span.start },
      help: 'Add a description to `state_key` under `properties`.',
    },
  ];
}

const kinds: ReadonlyMap<string, EventKind> = new Map([
  ['room_event', 'message'],
  ['state_event', 'state'],
]);

/** The kind of an event, by the first `$ref` in its `allOf`. */
function kindOf(value: YamlValue | undefined): EventKind {
  const reference = stringAt(listAt(value, 'allOf')?.[0], '$ref');
  if (reference === undefined) return 'other';
  return kinds.get(nameOf(reference).replace(/\.(yaml|json)$/, '')) ?? 'other';
}

const onlyValue = (property: YamlMap | undefined): string | undefined => {
  const value = listAt(property, 'enum')?.[0];
  return typeof value === 'string' ? value : undefined;
};

function variantOf(content: YamlMap | undefined, property: string): string | undefined {
  return content && onlyValue(mapAt(mapAt(withParents(content), 'properties'), property));
}

/** The description of the state key in the event's own schema; the generic one in the base type does not count. */
function stateKeyText(schema: YamlMap): EventDefinition['stateKey'] {
  const stateKey = mapAt(mapAt(schema, 'properties'), 'state_key');
  return stateKey && textAt(stateKey, 'description');
}

function objectTables(
  properties: YamlMap | undefined,
  key: string,
  document: YamlDocument,
): readonly TypeTable[] {
  const schema = mapAt(properties, key);
  if (!properties || !schema) return [];
  const span = rangeOf(properties, key)?.value ?? document.span;
  return dataTypeOf(schema, span, false).tables;
}
