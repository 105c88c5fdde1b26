import { type Element, element, type Node, text } from '../../doc/nodes.js';
import type { EventDefinition } from '../../events/model.js';
import type { TypeTable } from '../../schema/type-table.js';
import { eventDefinitions } from '../names/definition.js';
import { type Describe, described, type GeneratedUnit, generated, literalTitle } from './generated.js';
import { codeExample } from './operation.js';
import { withPaths } from './table-paths.js';
import { typeTable, withRows } from './type-tables.js';

const contentColumns = ['Content Key', 'Type', 'Description'];
const baseColumns = ['Key', 'Type', 'Description'];

/** The section of an event. `messageTypes` is the title of the section that lists its message types, if it has any. */
export function eventUnit(
  event: EventDefinition,
  messageTypes: string | undefined,
  titledBy: 'type' | 'variant' | 'both',
  describe: Describe,
): GeneratedUnit {
  const { span } = event;
  const body: Element[] = [head(event, describe), ...described(event.description, describe)];
  if (messageTypes !== undefined && event.variant === undefined) linkTo(messageTypes, body, event);
  body.push(
    ...withPaths(tables(event.content, contentColumns, event, describe), 'content'),
    ...withPaths(tables(event.otherTables, contentColumns, event, describe), 'event'),
  );
  if (event.examples.length > 0) {
    body.push(
      generated(
        'event_examples',
        span,
        { several: event.examples.length > 1 },
        event.examples.map(codeExample),
      ),
    );
  }
  const shown =
    event.variant === undefined || titledBy === 'type'
      ? event.type
      : titledBy === 'variant'
        ? event.variant
        : `${event.type} (${event.variant})`;
  return { key: event.name, title: literalTitle(span, shown), body, defines: eventDefinitions(event.name) };
}

/** The section of a base type: the fields common to all events, room events or state events. */
export function baseEventUnit(event: EventDefinition, describe: Describe): GeneratedUnit {
  const { span } = event;
  const name = event.title?.text ?? event.name;
  const title = element('title', span, [text(`${name} Fields`, span)]);
  const body = [
    ...described(event.description, describe),
    ...withPaths(tables(event.content, baseColumns, event, describe), 'event'),
  ];
  return { key: event.name, title, body };
}

function tables(
  list: readonly TypeTable[],
  columns: readonly string[],
  { span }: EventDefinition,
  describe: Describe,
): Element[] {
  return withRows(list).map((table) => typeTable(table, columns, span, describe));
}

/** The kind of the event, or the title of its schema if it has no base type, and the description of the state key. */
function head({ kind, isDerived, title, stateKey, span }: EventDefinition, describe: Describe): Element {
  return generated(
    'event',
    span,
    { kind: kind === 'other' ? undefined : kind, title: isDerived ? undefined : title?.text },
    described(stateKey, describe),
  );
}

/** Appends a sentence to the description that links to the section on message types. */
function linkTo(section: string, body: Element[], { span }: EventDefinition): void {
  const last = body.findLastIndex(({ type }) => type === 'paragraph');
  const sentence: Node[] = [
    text(' For more information on ', span),
    element('literal', span, [text('msgtypes', span)]),
    text(', see ', span),
    element('reference', span, [text(section, span)], { name: section, refname: section.toLowerCase() }),
    text('.', span),
  ];
  const paragraph = body[last];
  if (paragraph) body[last] = { ...paragraph, children: [...paragraph.children, ...sentence] };
  else body.push(element('paragraph', span, sentence));
}
