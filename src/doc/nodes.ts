import type { SourceText, Span } from '../source/text.js';

/** The elements of a docutils document tree (docutils.dtd) that the parser and the transforms produce. */
export type DocutilsElementName =
  | 'document'
  | 'section'
  | 'title'
  | 'subtitle'
  | 'rubric'
  | 'meta'
  | 'decoration'
  | 'header'
  | 'footer'
  | 'docinfo'
  | 'author'
  | 'authors'
  | 'organization'
  | 'contact'
  | 'address'
  | 'version'
  | 'revision'
  | 'status'
  | 'date'
  | 'copyright'
  | 'transition'
  | 'topic'
  | 'sidebar'
  | 'paragraph'
  | 'compound'
  | 'container'
  | 'bullet_list'
  | 'enumerated_list'
  | 'list_item'
  | 'definition_list'
  | 'definition_list_item'
  | 'term'
  | 'classifier'
  | 'definition'
  | 'field_list'
  | 'field'
  | 'field_name'
  | 'field_body'
  | 'option_list'
  | 'option_list_item'
  | 'option_group'
  | 'option'
  | 'option_string'
  | 'option_argument'
  | 'description'
  | 'literal_block'
  | 'doctest_block'
  | 'math_block'
  | 'line_block'
  | 'line'
  | 'block_quote'
  | 'attribution'
  | 'admonition'
  | 'attention'
  | 'caution'
  | 'danger'
  | 'error'
  | 'important'
  | 'note'
  | 'tip'
  | 'hint'
  | 'warning'
  | 'footnote'
  | 'citation'
  | 'label'
  | 'substitution_definition'
  | 'comment'
  | 'pending'
  | 'target'
  | 'image'
  | 'figure'
  | 'caption'
  | 'legend'
  | 'table'
  | 'tgroup'
  | 'colspec'
  | 'thead'
  | 'tbody'
  | 'row'
  | 'entry'
  | 'raw'
  | 'system_message'
  | 'problematic'
  | 'emphasis'
  | 'strong'
  | 'literal'
  | 'reference'
  | 'footnote_reference'
  | 'citation_reference'
  | 'substitution_reference'
  | 'title_reference'
  | 'abbreviation'
  | 'acronym'
  | 'superscript'
  | 'subscript'
  | 'inline'
  | 'math'
  | 'generated';

/**
 * The elements of content generated from API files, event schemas and changelogs. Each is rendered by the template
 * of its name, with plain values in `attributes.data` and parsed RST in its children.
 */
export type GeneratedElementName =
  | 'operation'
  | 'operation_notes'
  | 'type_table'
  | 'type_table_group'
  | 'type_table_row'
  | 'request'
  | 'response'
  | 'responses'
  | 'code_example'
  | 'event'
  | 'event_examples'
  | 'api_table'
  | 'emoji_table'
  | 'changelog'
  | 'unstable_warning'
  | 'box'
  | 'endpoint_list'
  | 'redirect'
  | 'replacement'
  | 'unit_part'
  | 'fact_table'
  | 'fact'
  | 'property_table'
  | 'property_row'
  | 'property_type'
  | 'used_in';

/**
 * The elements of Markdown that docutils has no counterpart for. A `shortcode` holds its call in `attributes.data` (`ShortcodeData`)
 * and the parsed inner Markdown of a paired one as children.
 */
export type MarkdownElementName = 'shortcode' | 'deleted' | 'line_break' | 'checkbox';

export type ElementName = DocutilsElementName | GeneratedElementName | MarkdownElementName;

/** Plain values that a generated element passes to its template. */
export type DataValue =
  | string
  | number
  | boolean
  | undefined
  | readonly DataValue[]
  | { readonly [key: string]: DataValue };

/** docutils' attributes under their original names; `xml:space` is implied by the element type. */
export interface Attributes {
  ids?: string[];
  names?: string[];
  dupnames?: string[];
  classes?: string[];
  backrefs?: string[];
  refid?: string;
  refname?: string;
  refuri?: string;
  name?: string;
  anonymous?: boolean;
  auto?: number | string;
  alias?: string;
  align?: string;
  alt?: string;
  bullet?: string;
  cols?: number;
  colwidth?: number | string;
  colwidths?: string;
  data?: Readonly<Record<string, DataValue>>;
  delimiter?: string;
  enumtype?: string;
  format?: string;
  height?: string;
  line?: number;
  level?: number;
  loading?: string;
  ltrim?: boolean;
  rtrim?: boolean;
  morecols?: number;
  morerows?: number;
  prefix?: string;
  suffix?: string;
  start?: number;
  refexplicit?: boolean;
  rawsource?: string;
  scale?: number;
  source?: string;
  stub?: boolean | number;
  target?: string;
  title?: string;
  type?: string;
  uri?: string;
  width?: string;
  content?: string;
  'http-equiv'?: string;
  'internal:line'?: number;
  'internal:source'?: string;
  property?: string;
  media?: string;
  lang?: string;
  dir?: string;
  figwidth?: string;
  number_lines?: number;
  /** docutils' name of the transform that resolves a pending element. */
  transform?: string;
  /** Rule id of the diagnostic that a system_message represents. */
  rule?: string;
  /** Other attributes, which a `meta` directive sets. */
  other?: Readonly<Record<string, string>>;
  /** The range of the angle brackets of an embedded URI or alias; set on its target, and on the reference with an alias. */
  embedded?: Span;
  /** The part of a header or footer in place of which a pending element is in the tree. */
  moved?: Element;
  /** The path of a generated element within its unit, which its id is made from; on a reference, the path of its target. */
  part?: string;
  /** The name of a schema that a reference refers to, if the site describes it. */
  schema?: string;
  /** The paths of the rows whose types refer to a table. */
  usedBy?: readonly string[];
  /** Footnote references in invalid content, of which a system_message keeps only the source text. */
  discarded?: readonly Element[];
}

/** A run of text after markup and escapes have been removed. */
export interface Text {
  readonly type: 'text';
  value: string;
  source: SourceText;
  start: number;
  end: number;
}

/** An element of the document tree with its range in the source. */
export interface Element {
  readonly type: ElementName;
  attributes: Attributes;
  children: Node[];
  source: SourceText;
  start: number;
  end: number;
}

export type Node = Element | Text;

export const isElement = (node: Node): node is Element => node.type !== 'text';

/** Creates an element with the range of `span`. */
export function element(
  type: ElementName,
  span: Span,
  children: Node[] = [],
  attributes: Attributes = {},
): Element {
  return { type, attributes, children, source: span.source, start: span.start, end: span.end };
}

/** Creates a text node with the range of `span`. */
export function text(value: string, span: Span): Text {
  return { type: 'text', value, source: span.source, start: span.start, end: span.end };
}

const longestSpread = 1000;

/** Appends any number of items; `push(...items)` overflows the stack on long lists. */
export function addAll<Item>(list: Item[], items: readonly Item[]): void {
  if (items.length < longestSpread) list.push(...items);
  else for (const item of items) list.push(item);
}

/** The concatenated text of a node (docutils' `astext`). */
export function textOf(node: Node): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'image') return node.attributes.alt ?? '';
  let all = '';
  for (const child of node.children) all += textOf(child);
  return all;
}
