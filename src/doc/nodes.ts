import type { SourceText, Span } from '../source/text.js';

/** The elements of a docutils document tree (docutils.dtd), as the parser and the transforms make them. */
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
 * The elements of generated content: what API files, event schemas and changelogs become. Each is rendered by the
 * template of its name; its plain values stand in `attributes.data`, whatever is RST among its children.
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
  | 'unstable_warning';

export type ElementName = DocutilsElementName | GeneratedElementName;

/** Plain values of a generated element that its template shows. */
export type DataValue =
  | string
  | number
  | boolean
  | undefined
  | readonly DataValue[]
  | { readonly [key: string]: DataValue };

/** docutils' attributes, under their own names (`xml:space` is implied by the element); absent means not set. */
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
  /** docutils' name of the transform that a pending element waits for. */
  transform?: string;
  /** Stable id of the diagnostic that a system_message stands for. */
  rule?: string;
}

/** Characters of the source, as a reader sees them. */
export interface Text {
  readonly type: 'text';
  value: string;
  source: SourceText;
  start: number;
  end: number;
}

/** An element of the document tree with the range of the source that it was read from. */
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

/** A new element that stands at `span`. */
export function element(
  type: ElementName,
  span: Span,
  children: Node[] = [],
  attributes: Attributes = {},
): Element {
  return { type, attributes, children, source: span.source, start: span.start, end: span.end };
}

/** A new text that stands at `span`. */
export function text(value: string, span: Span): Text {
  return { type: 'text', value, source: span.source, start: span.start, end: span.end };
}

/** Puts items at the end of a list, however many: those of a spread all stand on the stack. */
export function addAll<Item>(list: Item[], items: readonly Item[]): void {
  for (const item of items) list.push(item);
}

/** What a reader sees of a node: its texts, joined (docutils' `astext`). */
export function textOf(node: Node): string {
  if (node.type === 'text') return node.value;
  let all = '';
  for (const child of node.children) all += textOf(child);
  return all;
}
