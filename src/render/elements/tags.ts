import { type Element, isElement, type Node } from '../../doc/nodes.js';
import { escapeHtml } from '../escape.js';
import type { ElementWriter, Writer } from './writer.js';

/** ` id="…"` with the first id. */
export function idAttribute(element: Element): string {
  const id = element.attributes.ids?.[0];
  return id === undefined ? '' : ` id="${escapeHtml(id)}"`;
}

/** Anchors for the ids after the first, because an HTML element has only one id. */
export function furtherIds(ids: readonly string[] | undefined): string {
  if (ids === undefined || ids.length < 2) return '';
  let html = '';
  for (let i = 1; i < ids.length; i++) html += `<span id="${escapeHtml(ids[i] ?? '')}"></span>`;
  return html;
}

/** ` class="…"` with `own` followed by the author's classes. */
function classAttribute(element: Element, own = ''): string {
  const { classes } = element.attributes;
  if (classes === undefined || classes.length === 0) return own === '' ? '' : ` class="${own}"`;
  const all = escapeHtml(classes.join(' '));
  return ` class="${own === '' ? all : `${own} ${all}`}"`;
}

export const attributesOf = (element: Element, own = ''): string =>
  idAttribute(element) + classAttribute(element, own);

/** An element that contains the anchors of its other ids: `<p id="a"><span id="b"></span>…</p>`. */
export function wrap(tag: string, element: Element, content: string, own = '', more = ''): string {
  return `<${tag}${attributesOf(element, own)}${more}>${furtherIds(element.attributes.ids)}${content}</${tag}>`;
}

/** An element whose content model allows only its items: the anchors of its other ids precede it. */
export function wrapItems(tag: string, element: Element, content: string, own = '', more = ''): string {
  return `${furtherIds(element.attributes.ids)}<${tag}${attributesOf(element, own)}${more}>${content}</${tag}>`;
}

/** A writer that wraps the children in `tag`. */
export const plain =
  (tag: string, own = ''): ElementWriter =>
  (element, writer) =>
    wrap(tag, element, writer.nodes(element.children), own);

/** A writer that wraps the children in `tag`, on a line of its own. */
export const block =
  (tag: string, own = ''): ElementWriter =>
  (element, writer) =>
    `${wrap(tag, element, writer.nodes(element.children), own)}\n`;

const unseen = new Set<string>(['comment', 'pending', 'substitution_definition', 'meta']);

const showsSource = (node: Node): boolean =>
  isElement(node) && node.children.some((child) => child.type === 'literal_block');

/** Whether a node renders as nothing and cannot be the target of a link. */
export const isUnseen = (node: Node): boolean =>
  unseen.has(node.type) ||
  (node.type === 'system_message' && !showsSource(node)) ||
  (node.type === 'target' &&
    isElement(node) &&
    node.children.length === 0 &&
    (node.attributes.ids?.length ?? 0) === 0);

/** The paragraph that is the only content of a cell or item. */
function loneParagraph(children: readonly Node[]): Element | undefined {
  let lone: Element | undefined;
  for (const child of children) {
    if (child.type === 'paragraph' && isElement(child) && lone === undefined && isBare(child)) lone = child;
    else if (!isUnseen(child)) return undefined;
  }
  return lone;
}

/** Whether the tag of an element carries neither a class nor an id. */
export const isBare = ({ attributes: { ids, classes } }: Element): boolean =>
  (ids === undefined || ids.length === 0) && (classes === undefined || classes.length === 0);

/** The blocks of a cell or item; a lone paragraph is written without its tag. */
export function compact(children: readonly Node[], writer: Writer): string {
  const lone = loneParagraph(children);
  return writer.nodes(lone ? lone.children : children);
}
