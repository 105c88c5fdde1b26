import { type Element, element, isElement, type Node, text } from '../../../doc/nodes.js';
import { addedInVersion, changedInVersion } from '../../../schema/extensions.js';
import { filledList, filledMap, sortedKeys } from '../../../schema/modern/filled.js';
import type { SourceText, Span } from '../../../source/text.js';
import { rangeOf } from '../../../yaml/ranges.js';
import { textAt } from '../../../yaml/scalar-text.js';
import { valueAt, type YamlMap, type YamlValue } from '../../../yaml/value.js';
import { codeOf, type ModernContext } from './context.js';

/** The blocks of a description; none if there is none. */
const describedBlocks = (description: SourceText | undefined, { describe }: ModernContext): Element[] =>
  description === undefined ? [] : describe(description).filter(isElement);

/** What the description of a row is made from, apart from its schema. */
export interface RowDescription {
  readonly description: SourceText | undefined;
  readonly isRequired: boolean;
  /** Whether the type is written as `enum`. */
  readonly isEnum: boolean;
  readonly span: Span;
}

/** The description of a property or parameter: whether it is required, its text, its values, and the versions that changed it. */
export function rowBlocks(schema: YamlMap, row: RowDescription, context: ModernContext): Element[] {
  const { span } = row;
  const conventions = context.conventions.schema;
  const blocks = describedBlocks(row.description, context);
  const required = row.isRequired ? withRequired(blocks, span, context) : blocks;
  const values = filledList(schema, 'enum');
  const listsValues = values && (conventions.listsValues === 'always' || row.isEnum);
  const list = listsValues ? [valueList(values, span, conventions.valueSeparator)] : [];
  const added = additions(schema, span);
  // A change joins a description that is a single paragraph, unless something follows it.
  const joins = required.length === 1 && list.length === 0 && added.length === 0;
  return withChanges([...required, ...list, ...added], joins, schema, span, context);
}

function withRequired(blocks: readonly Element[], span: Span, { conventions }: ModernContext): Element[] {
  const mark = strong(span, [text('Required: ', span)]);
  const [first, ...others] = blocks;
  const opens = conventions.schema.requiredOpens === 'any-description' || others.length === 0;
  if (first?.type !== 'paragraph' || !opens) return [element('paragraph', span, [mark]), ...blocks];
  return [{ ...first, children: [mark, ...first.children] }, ...others];
}

/** `One of: [a, b].` */
const valueList = (values: readonly YamlValue[], span: Span, separator: string): Element =>
  element('paragraph', span, [
    text('One of: ', span),
    codeOf(span, `[${values.map(plainValue).join(separator)}]`),
    text('.', span),
  ]);

const plainValue = (value: YamlValue): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The versions that added and changed an operation, event or definition, before its description. */
export function versionBlocks(map: YamlMap, span: Span, context: ModernContext): Element[] {
  return withChanges(additions(map, span), false, map, span, context);
}

/** `Added in v1.2` */
function additions(map: YamlMap, span: Span): Element[] {
  const version = valueAt(map, addedInVersion);
  if (typeof version !== 'string' && typeof version !== 'number') return [];
  const at = rangeOf(map, addedInVersion)?.value ?? span;
  const note = strong(at, [text('Added in ', at), codeOf(at, `v${version}`)]);
  return [element('paragraph', at, [note])];
}

/** Adds `Changed in v1.2:` with its description for each version. A change may join the change before it; `joinsFirst`: or the last block. */
function withChanges(
  blocks: readonly Element[],
  joinsFirst: boolean,
  map: YamlMap,
  span: Span,
  context: ModernContext,
): Element[] {
  const changes = filledMap(map, changedInVersion);
  const result = [...blocks];
  const { joinsChanges } = context.conventions.schema;
  let joins = joinsChanges && joinsFirst;
  for (const version of sortedKeys(changes)) {
    if (!changes) continue;
    const at = rangeOf(changes, version)?.key ?? span;
    const [first, ...others] = describedBlocks(textAt(changes, version), context);
    const isParagraph = first?.type === 'paragraph';
    const mark = strong(at, [text('Changed in ', at), codeOf(at, `v${version}`), text(':', at)]);
    const change: Node[] = [mark, text(' ', at), ...(isParagraph ? first.children : [])];
    const last = result.at(-1);
    if (joins && last?.type === 'paragraph') {
      const breaks = [element('line_break', at), element('line_break', at)];
      result[result.length - 1] = { ...last, children: [...last.children, ...breaks, ...change] };
    } else result.push(element('paragraph', at, change));
    if (first && !isParagraph) result.push(first);
    result.push(...others);
    joins = joinsChanges && isParagraph && others.length === 0;
  }
  return result;
}

const strong = (span: Span, children: Node[]): Element => element('strong', span, children);
