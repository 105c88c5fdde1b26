import { isInvisible } from '../../doc/element-categories.js';
import { type DataValue, type Element, isElement, type Node, textOf } from '../../doc/nodes.js';

/** How a block is compared: prose word by word, a table by rows, code by lines. */
export type BlockForm = 'prose' | 'row' | 'code';

/** A part of a section that is compared as a whole: a paragraph, a row of a table, or a listing. */
export interface Block {
  readonly form: BlockForm;
  readonly text: string;
  /** The element that it is the text of. */
  readonly element: Element;
}

const code: ReadonlySet<string> = new Set(['literal_block', 'doctest_block', 'math_block', 'raw']);

/** Rows of tables, also of generated ones. */
const rows: ReadonlySet<string> = new Set(['row', 'type_table_row', 'property_row', 'fact']);

/** Inline elements: a block that contains one of these, or text, is a paragraph. */
const inline: ReadonlySet<string> = new Set([
  'emphasis',
  'strong',
  'literal',
  'reference',
  'footnote_reference',
  'citation_reference',
  'substitution_reference',
  'title_reference',
  'abbreviation',
  'acronym',
  'superscript',
  'subscript',
  'inline',
  'math',
  'problematic',
  'deleted',
  'line_break',
]);

/** Lists that are derived from the rest of the site. */
const derived: ReadonlySet<string> = new Set(['endpoint_list', 'api_table', 'redirect']);

/** The comparable blocks of a section, in order. The elements are resolved, so that substitutions have their text. */
export function blocksOf(elements: readonly Node[]): Block[] {
  const blocks: Block[] = [];
  for (const node of elements) if (isElement(node)) collect(node, blocks);
  return blocks;
}

function collect(element: Element, blocks: Block[]): void {
  const { type, children, attributes } = element;
  if (isInvisible(type) || derived.has(type) || isContents(element)) return;
  const add = (form: BlockForm, text: string): void => {
    const shown = form === 'code' ? text.trimEnd() : oneLine(text);
    if (shown !== '') blocks.push({ form, text: shown, element });
  };
  if (code.has(type)) add('code', textOf(element));
  else if (type === 'code_example') add('code', dataText(attributes.data?.code));
  else if (type === 'image') add('prose', `[${attributes.alt ?? attributes.uri ?? ''}]`);
  else if (rows.has(type)) add('row', cellsOf(element).map(oneLine).join(' | '));
  else if (children.some((child) => !isElement(child) || inline.has(child.type)))
    add('prose', textOf(element));
  else for (const child of children) if (isElement(child)) collect(child, blocks);
}

const isContents = ({ type, attributes }: Element): boolean =>
  type === 'topic' && attributes.classes?.includes('contents') === true;

/** The texts of the cells of a row; the values of a generated row come first. */
function cellsOf({ type, attributes, children }: Element): string[] {
  if (type === 'row') return children.map(spacedText);
  const values = Object.entries(attributes.data ?? {})
    .filter(([name]) => name !== 'id' && name !== 'part')
    .map(([name, value]) => (value === true ? name : dataText(value)));
  return [...values, ...children.map(spacedText)].filter((cell) => cell !== '');
}

/** The text of a node with spaces between its blocks. */
const spacedText = (node: Node): string =>
  isElement(node) && node.children.every((child) => isElement(child) && !inline.has(child.type))
    ? node.children.map(spacedText).join(' ')
    : textOf(node);

function dataText(value: DataValue): string {
  if (value === undefined || value === false) return '';
  if (typeof value !== 'object') return String(value);
  return Object.values(value).map(dataText).filter(Boolean).join(', ');
}

/** A text with single spaces. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
