import { closest } from '../doc/closest.js';
import type { Context, Query } from '../graph/graph.js';
import { type Schema, withParents } from '../schema/inherit.js';
import { undocumentedIn } from '../schema/undocumented.js';
import { validate } from '../schema/validate.js';
import type { Span } from '../source/text.js';
import type { EventProperties } from '../spec/protocol.js';
import type { Repository } from '../spec/repository.js';
import { rangeOf, spanOf } from '../yaml/ranges.js';
import { isCollection, isMap, mapAt, stringAt, type YamlMap, type YamlValue } from '../yaml/value.js';
import { type EventFiles, eventTypeOf } from './event-files.js';
import { capitalize, type Finding, mismatchFinding } from './finding.js';

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

/** Part of the content of an event. */
interface Content {
  readonly content: YamlMap;
  readonly span: Span;
  readonly subject: string;
}

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

  const contentProblems = (type: string, part: Content, isAbridged: boolean, context: Context): Finding[] => {
    const { content, span, subject } = part;
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
    return schema ? mismatches(schema, part, isAbridged) : [];
  };

  return ({ value, span, eventTypes = [], isAbridged = false }, context) => {
    const problems: Finding[] = [];
    const sent = eventTypes.find((name) => context.get(types, '').has(name));
    if (sent !== undefined && isMap(value)) {
      const part = { content: value, span, subject: `the content of ${sent}` };
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

/** Returns the mismatches between content and its schema, and its undocumented properties. */
function mismatches(schema: Schema, { content, span, subject }: Content, isAbridged: boolean): Finding[] {
  const found = validate(schema, content, span);
  const missing = found.flatMap(({ keyword, path, property }) =>
    keyword === 'required' && path.length === 0 && property !== undefined ? [property] : [],
  );
  const undocumented = undocumentedIn(schema, content, span).map((property) => ({
    ...property,
    near: closest(property.name, property.known),
  }));
  // Several differences in the names have one cause, probably a wrong type.
  if (missing.length > 1 || (missing.length === 1 && undocumented.length > 1))
    return [
      {
        ...(isAbridged && { severity: 'info' }),
        message: `${capitalize(subject)}: missing ${missing.length > 1 ? 'properties' : 'property'} ${missing.map((name) => `"${name}"`).join(', ')}.`,
        span,
        help: 'Correct the type of the event, or add the properties.',
      },
    ];
  const misspelt = new Set(undocumented.map(({ near }) => near));
  return [
    ...found
      .filter(({ keyword, property }) => keyword !== 'required' || !misspelt.has(property))
      .map(
        (mismatch): Finding => ({
          ...mismatchFinding(subject, mismatch, 'Correct the event, or the schema of its type.'),
          ...(isAbridged && mismatch.keyword === 'required' && { severity: 'info' }),
        }),
      ),
    ...undocumented.map(
      ({ name, near, span: at }): Finding => ({
        ...(near === undefined && { severity: 'info' }),
        message: `Undocumented property "${name}" in ${subject}.`,
        span: at,
        help: near === undefined ? 'Document it in the schema, or remove it.' : `Did you mean "${near}"?`,
      }),
    ),
  ];
}

/** Yields the content of an event and the content that it replaces; none if the event was redacted. */
function* contentsOf(
  map: YamlMap,
  properties: EventProperties,
  whole: Span,
  event: string,
): Generator<Content> {
  const { content, previousContent, metadata, redaction } = properties;
  const owners = [map, mapAt(map, metadata)].filter(isMap);
  for (const [key, owner] of [
    [content, map],
    ...owners.map((one): [string, YamlMap] => [previousContent, one]),
  ] satisfies [string, YamlMap][]) {
    const part = mapAt(owner, key);
    const isRedacted = key === content && owners.some((one) => Object.hasOwn(one, redaction));
    if (part && !isRedacted)
      yield { content: part, span: rangeOf(owner, key)?.value ?? whole, subject: `the ${key} of ${event}` };
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
