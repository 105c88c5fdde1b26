import { withParents } from '../schema/inherit.js';
import type { Span } from '../source/text.js';
import { mapAt, stringAt, valueAt, type YamlMap } from '../yaml/value.js';
import type { Change, Subject } from './change.js';
import { type PartChange, partChange, schemaChanges } from './compare-operations.js';
import type { CompareSchemas } from './compare-schemas.js';

/** The schema of an event with resolved references, and its examples by file name. */
export interface EventSource {
  /** The file name of the schema, without extension: `m.room.message$m.text`. */
  readonly name: string;
  readonly schema: YamlMap;
  readonly examples: ReadonlyMap<string, { readonly text: string; readonly span: Span }>;
  readonly span: Span;
}

/** Yields the changes between two states of an event. */
export function* compareEvents(
  before: EventSource,
  after: EventSource,
  compare: CompareSchemas,
): Generator<PartChange> {
  const spans = { beforeSpan: before.span, afterSpan: after.span };
  const [old, current] = [withParents(before.schema), withParents(after.schema)];
  const isState = (schema: YamlMap): boolean =>
    valueAt(mapAt(schema, 'properties'), 'state_key') !== undefined;
  if (isState(old) !== isState(current)) {
    const kindOf = (schema: YamlMap): string => (isState(schema) ? 'state event' : 'message event');
    yield partChange('event-kind-changed', '', { ...spans, before: kindOf(old), after: kindOf(current) });
  }
  for (const [kind, key] of [
    ['description-changed', 'description'],
    ['description-changed', 'title'],
  ] as const) {
    const [a, b] = [stringAt(old, key), stringAt(current, key)];
    if (a?.replace(/\s+/g, ' ').trim() !== b?.replace(/\s+/g, ' ').trim())
      yield partChange(kind, '', { ...spans, before: a, after: b });
  }
  const [oldProperties, properties] = [mapAt(old, 'properties') ?? {}, mapAt(current, 'properties') ?? {}];
  const envelope = compare(withoutContent(old, oldProperties), withoutContent(current, properties)).filter(
    ({ path, kind }) => path !== '' || !kind.startsWith('description'),
  );
  yield* schemaChanges(envelope, '', 'event');
  const [oldContent, content] = [mapAt(oldProperties, 'content'), mapAt(properties, 'content')];
  if (oldContent && content) yield* schemaChanges(compare(oldContent, content), 'content', 'event');
  yield* compareExamples(before, after);
}

/** The fields of an event beside its content; `type` is its name. */
function withoutContent(schema: YamlMap, properties: YamlMap): YamlMap {
  const { content: _, type: __, ...others } = properties;
  return { type: 'object', properties: others, required: valueAt(schema, 'required') ?? [] };
}

function* compareExamples(before: EventSource, after: EventSource): Generator<PartChange> {
  for (const [name, { text, span }] of after.examples) {
    const previous = before.examples.get(name);
    if (!previous) yield partChange('example-added', '', { after: name, afterSpan: span });
    else if (previous.text !== text)
      yield partChange('example-changed', '', { after: name, beforeSpan: previous.span, afterSpan: span });
  }
  for (const [name, { span }] of before.examples)
    if (!after.examples.has(name))
      yield partChange('example-removed', '', { before: name, beforeSpan: span });
}

export const eventSubject = (name: string): Subject => ({ kind: 'event', name });

/** An event that exists in one state only. */
export const eventChange = (
  kind: 'event-added' | 'event-removed',
  { name, span }: EventSource,
): Omit<Change, 'subjects'> => ({
  ...partChange(kind, '', kind === 'event-added' ? { afterSpan: span } : { beforeSpan: span }),
  subject: eventSubject(name),
});
