import { type Element, isElement, type Node, textOf } from '../../doc/nodes.js';
import { escapeHtml } from '../escape.js';
import { furtherIds, idAttribute, wrap } from './tags.js';
import type { ElementWriter, Writer } from './writer.js';

/** The parts of a heading. */
export interface Heading {
  readonly id: string | undefined;
  /** 0 for the document title. */
  readonly level: number;
  readonly number: string | undefined;
  readonly title: readonly Node[];
}

const operation = /^(DELETE|GET|HEAD|OPTIONS|PATCH|POST|PUT) (\/\S*)$/;

/**
 * A heading with its section number and a link to itself. HTML has six heading levels; deeper headings have `aria-level`.
 */
export function heading({ id, level, number, title }: Heading, writer: Writer): string {
  const tag = `h${Math.min(level + 1, 6)}`;
  const deep = level > 5 ? ` aria-level="${level + 1}"` : '';
  const isLinked = id !== undefined && level > 0;
  const href = isLinked ? ` href="#${escapeHtml(id)}"` : '';
  // The number is a link to the section itself; without one, a link follows the title.
  const sectnum = number === undefined ? '' : `${sectionNumber(number, href)} `;
  const kind = writer.presentation.hasSelfLinks ? 'self-link' : 'permalink';
  const link =
    isLinked && number === undefined
      ? `<a class="${kind}"${href} aria-label="Link to this section"></a>`
      : '';
  return `<${tag}${deep}>${sectnum}${titleHtml(title, writer, operationHtml)}${missingEndTags(title)}${link}</${tag}>\n`;
}

/** Matches the raw tags of a link, which authors leave open: `<a name="sync"> Synchronization`. */
export const rawLinkTag = /^<(\/?)a\b/i;

/** The end tags that the raw links in a title lack; without them, browsers continue the link below the heading. */
function missingEndTags(title: readonly Node[]): string {
  let open = 0;
  for (const node of title) {
    if (node.type !== 'raw') continue;
    const [tag, slash] = rawLinkTag.exec(textOf(node)) ?? [];
    if (tag !== undefined) open += slash === '' ? 1 : -1;
  }
  return '</a>'.repeat(Math.max(0, open));
}

const sectionNumber = (number: string, href: string): string =>
  href === ''
    ? `<span class="sectnum">${escapeHtml(number)}</span>`
    : `<a class="sectnum"${href}>${escapeHtml(number)}</a>`;

/** Writes the heading of an operation. */
type OperationWriter = (method: string, path: string) => string;

/** A title; a literal that is an operation is written by `writeOperation`. */
function titleHtml(title: readonly Node[], writer: Writer, writeOperation: OperationWriter): string {
  let html = '';
  for (const node of title) {
    const match = node.type === 'literal' ? operation.exec(textOf(node)) : null;
    const [, method = '', path = ''] = match ?? [];
    html += match ? writeOperation(method, path) : writer.nodes([node]);
  }
  return html;
}

/** A title in a table of contents, which has hundreds of operations: with short markup. */
export const contentsTitleHtml = (title: readonly Node[], writer: Writer): string =>
  titleHtml(
    title,
    writer,
    (method, path) => `<code><b class="${method.toLowerCase()}">${method}</b> ${escapeHtml(path)}</code>`,
  );

/** An operation with a method badge and a path that can break before each segment. */
const operationHtml: OperationWriter = (method, path) =>
  `<code class="operation"><span class="method ${method.toLowerCase()}">${method}</span> ${escapeHtml(path).replaceAll('/', '<wbr>/')}</code>`;

/** A section nested in other nodes; the sections of a page are assembled from units instead. */
const section: ElementWriter = (element, writer) => {
  writer.level++;
  const content = sectionContent(element, writer);
  writer.level--;
  return `<section${idAttribute(element)}${classes(element)}>\n${furtherIds(element.attributes.ids)}${content}</section>\n`;
};

const document: ElementWriter = (element, writer) => sectionContent(element, writer);

function sectionContent(element: Element, writer: Writer): string {
  const [first, ...others] = element.children;
  const title = first !== undefined && isElement(first) && first.type === 'title' ? first : undefined;
  if (!title) return writer.nodes(element.children);
  const id = element.attributes.ids?.[0];
  const head = heading({ id, level: writer.level, number: undefined, title: title.children }, writer);
  return `${head}${writer.nodes(others)}`;
}

const classes = ({ attributes }: Element): string =>
  attributes.classes?.length ? ` class="${escapeHtml(attributes.classes.join(' '))}"` : '';

/** Sections; a title is written by its parent. */
export const sectionElements = {
  document,
  section,
  title: (element, writer) => `${wrap('p', element, writer.nodes(element.children), 'title')}\n`,
} satisfies Record<string, ElementWriter>;
