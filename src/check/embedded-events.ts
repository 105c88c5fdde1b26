import { closest } from '../doc/closest.js';
import type { Context, Query } from '../graph/graph.js';
import { type Schema, withParents } from '../schema/inherit.js';
import type { Span } from '../source/text.js';
import type { EventProperties } from '../spec/protocol.js';
import type { Repository } from '../spec/repository.js';
import { rangeOf, spanOf } from '../yaml/ranges.js';
import { isCollection, isMap, mapAt, stringAt, type YamlMap, type YamlValue } from '../yaml/value.js';
import { type EventFiles, eventTypeOf } from './event-files.js';
import type { Finding } from './finding.js';
import { type Part, partMismatches } from './part-mismatches.js';

/** A value that may contain events. */
export interface EventContainer {
  readonly value: YamlValue;
  /** The location of problems without a position. */
  readonly span: Span;
  /** Names one of which may be the type of the event whose content the value is. */
  readonly eventTypes?: readonly string[];
  /** Whether required properties may be left out, as in prose. */
  readonly isAbridged?: boolean;
}

/** Returns the problems of the events within a value: unknown types, and content that does not match the schema of its type. */
export type FindEventProblems = (container: EventContainer, context: Context) => Finding[];

const help = 'Correct the event, or the schema of its type.';

/** Creates the function that checks events within examples. The event that is a whole file of example events is left to `example/event`. */
export function createEmbeddedEvents(
  { graph, sources, layout, options }: Repository,
  eventFiles: EventFiles,
): FindEventProblems {
  const { eventPrefix, eventProperties: properties, variantProperties } = options.protocol;
  /** The variants of each event type, with the names of their schemas. */
  const types: Query<ReadonlyMap<string, ReadonlyMap<string, string>>> = graph.query(
    'event types and variants',
    (_, { get }) => {
      const found = new Map<string, Map<string, string>>();
      for (const name of get(eventFiles.schemas, '').keys()) {
        const type = eventTypeOf(name);
        const variants = found.get(type) ?? new Map<string, string>();
        found.set(type, name === type ? variants : variants.set(name.slice(type.length + 1), name));
      }
      return found;
    },
  );
  const contentSchema: Query<Schema | undefined> = graph.query('schema of event content', (name, { get }) => {
    const path = get(eventFiles.schemas, '').get(name);
    const schema = path === undefined ? undefined : get(sources.resolved, path)?.value;
    return isMap(schema) ? mapAt(mapAt(withParents(schema), 'properties'), properties.content) : undefined;
  });

  const isExampleFile = (map: YamlMap, { get }: Context): boolean => {
    const span = spanOf(map);
    if (!span?.source.path.startsWith(`${layout.eventExamples}/`)) return false;
    const whole = get(sources.yaml, span.source.path)?.value;
    return isMap(whole) && spanOf(whole)?.start === span.start;
  };

  const contentProblems = (type: string, part: Part, isAbridged: boolean, context: Context): Finding[] => {
    const { value: content, span, subject } = part;
    const property = variantProperties[type];
    const variant = property === undefined ? undefined : stringAt(content, property);
    const variants = context.get(types, '').get(type);
    const name = variant === undefined ? undefined : variants?.get(variant);
    const schema = context.get(contentSchema, name ?? type);
    if (property !== undefined && variant?.startsWith(eventPrefix) && !name) {
      const near = closest(variant, variants?.keys() ?? []);
      if (near !== undefined)
        return [
          {
            message: `Unknown ${property} "${variant}" in ${subject}.`,
            span: rangeOf(content, property)?.value ?? span,
            help: `Did you mean "${near}"?`,
          },
        ];
    }
    return schema ? partMismatches(schema, part, { isAbridged, help }) : [];
  };

  return ({ value, span, eventTypes = [], isAbridged = false }, context) => {
    const problems: Finding[] = [];
    const sent = eventTypes.find((name) => context.get(types, '').has(name));
    if (sent !== undefined && isMap(value)) {
      const part = { value, span, subject: `the content of ${sent}` };
      problems.push(...contentProblems(sent, part, isAbridged, context));
    }
    for (const { type, map } of eventsIn(value, properties)) {
      if (isExampleFile(map, context)) continue;
      const known = context.get(types, '');
      if (known.has(type)) {
        for (const part of contentsOf(map, properties, span, type))
          problems.push(...contentProblems(type, part, isAbridged, context));
      } else if (type.startsWith(eventPrefix) && /^[\w.-]+$/.test(type)) {
        const near = closest(type, known.keys());
        problems.push({
          ...(near === undefined && { severity: 'info' }),
          message: `Unknown event type "${type}".`,
          span: rangeOf(map, properties.type)?.value ?? span,
          help:
            near === undefined
              ? `Add ${layout.eventSchemas}/${type}, or correct the type.`
              : `Did you mean "${near}"?`,
        });
      }
    }
    return problems;
  };
}

/** Yields the content of an event and the content that it replaces; none if the event was redacted. */
function* contentsOf(map: YamlMap, properties: EventProperties, whole: Span, event: string): Generator<Part> {
  const { content, previousContent, metadata, redaction } = properties;
  const owners = [map, mapAt(map, metadata)].filter(isMap);
  for (const [key, owner] of [
    [content, map],
    ...owners.map((one): [string, YamlMap] => [previousContent, one]),
  ] satisfies [string, YamlMap][]) {
    const value = mapAt(owner, key);
    const isRedacted = key === content && owners.some((one) => Object.hasOwn(one, redaction));
    if (value && !isRedacted)
      yield { value, span: rangeOf(owner, key)?.value ?? whole, subject: `the ${key} of ${event}` };
  }
}

/** Yields the objects with a type and a content within a value, at any depth. */
function* eventsIn(
  value: YamlValue,
  properties: EventProperties,
  seen = new Set<YamlValue>(),
): Generator<{ readonly type: string; readonly map: YamlMap }> {
  if (!isCollection(value) || seen.has(value)) return;
  seen.add(value);
  if (isMap(value)) {
    const type = stringAt(value, properties.type);
    if (type !== undefined && mapAt(value, properties.content)) yield { type, map: value };
  }
  for (const item of Object.values(value)) if (isCollection(item)) yield* eventsIn(item, properties, seen);
}
