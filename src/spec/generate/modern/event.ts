import { type Element, element, type Node, text } from '../../../doc/nodes.js';
import { anchorize } from '../../../markdown/anchorize.js';
import type { Schema } from '../../../schema/inherit.js';
import type { Span } from '../../../source/text.js';
import { compose, spanOf } from '../../../yaml/ranges.js';
import { textAt } from '../../../yaml/scalar-text.js';
import { mapAt, type YamlValue } from '../../../yaml/value.js';
import { eventDefinitions } from '../../names/definition.js';
import { described, type GeneratedUnit } from '../generated.js';
import { codeOf, factTable, type ModernContext, unitPart } from './context.js';
import type { EventConventions } from './conventions.js';
import { versionBlocks } from './descriptions.js';
import { exampleBlock } from './examples.js';
import { modernTables } from './tables.js';

/** An event with everything that its section shows. */
export interface ModernEvent {
  /** What the event is called and its id is made from: `m.room.message`, or a message type. */
  readonly name: string;
  /** The title in place of the name. */
  readonly title?: readonly Node[] | undefined;
  /** Prepared by the reader of the context. */
  readonly schema: Schema;
  readonly examples: readonly EventExample[];
  /** Where the schema has no position. */
  readonly span: Span;
}

export interface EventExample {
  readonly value: YamlValue;
  readonly span: Span;
}

/** The section of an event, with an explicit id. */
export function eventUnit(event: ModernEvent, context: ModernContext): GeneratedUnit {
  const { name, examples } = event;
  const schema = context.reader.whole(event.schema);
  const span = spanOf(schema) ?? event.span;
  const id = anchorize(name);
  const title = element('title', span, [...(event.title ?? [codeOf(span, name)])], { ids: [id] });
  const properties = mapAt(schema, 'properties');
  const content = contentOf(mapAt(properties, 'content'), context);
  const base = context.conventions.operation.tableIds === 'none' ? undefined : id;
  const repeats = context.conventions.event.repeatsTables;
  const body: Element[] = [
    ...versionBlocks(schema, span, context),
    ...described(textAt(schema, 'description'), context.describe),
    facts(schema, span, context),
    unitPart(
      span,
      'Content',
      1,
      content ? modernTables(content, { base, path: 'content', span, repeats }, context) : [],
    ),
  ];
  const blocks = examples.map(({ value, span: at }) => exampleBlock(value, true, at));
  body.push(unitPart(span, 'Examples', 1, blocks));
  return { key: `event#${name}`, title, body, defines: eventDefinitions(name) };
}

/** The schema of the content; in releases that merge `allOf` where a schema is read, without what it inherits itself. */
function contentOf(content: Schema | undefined, { conventions }: ModernContext): Schema | undefined {
  if (!content || conventions.schema.inheritance === 'everywhere') return content;
  const { allOf: _, ...own } = content;
  return compose(own, [content]);
}

function facts(schema: Schema, span: Span, { conventions, describe, reader }: ModernContext): Element {
  const stateKey = mapAt(mapAt(schema, 'properties'), 'state_key');
  if (!stateKey) return factTable(span, [['Event type:', [text('Message event', span)]]]);
  const description = described(textAt(reader.whole(stateKey), 'description'), describe);
  return factTable(span, [
    ['Event type:', [text('State event', span)]],
    [conventions.event.stateKeyLabel, description],
  ]);
}

/** Names of files of examples, without extension, that the section of an event shows. */
export function exampleNames(
  event: string,
  files: readonly string[],
  { examples }: EventConventions,
): readonly string[] {
  const hasName = examples === 'name-and-variants';
  return files.filter((file) => file.split('$', 1)[0] === event || (hasName && file === event));
}
