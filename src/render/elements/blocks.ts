import { type Element, isElement, type Node, textOf } from '../../doc/nodes.js';
import { escapeHtml, escapeText } from '../escape.js';
import { mayScroll } from '../may-scroll.js';
import { texOf } from './inline.js';
import { attributesOf, block, furtherIds, wrap } from './tags.js';
import type { ElementWriter, Writer } from './writer.js';

const isText = (node: Node): boolean => node.type === 'text';
/** The classes of code tokens, and of line numbers, that the `code` directive produces. */
const isToken = (node: Node): boolean =>
  isText(node) || (node.type === 'inline' && isElement(node) && !node.attributes.classes?.includes('ln'));

const literalBlock: ElementWriter = (element, writer) => {
  const { classes } = element.attributes;
  const language = classes?.[0] === 'code' ? classes[1] : undefined;
  const content =
    language !== undefined && element.children.every(isToken)
      ? writer.code(textOf(element), language)
      : element.children.every(isText)
        ? escapeText(textOf(element))
        : writer.nodes(element.children);
  return `${furtherIds(element.attributes.ids)}<pre${attributesOf(element)}${focusable(element)}><code>${content}</code></pre>\n`;
};

/** The keyboard scrolls only elements that can have the focus. */
const focusable = (element: Element): string => (mayScroll(textOf(element)) ? ' tabindex="0"' : '');

const doctestBlock: ElementWriter = (element, writer) =>
  `${furtherIds(element.attributes.ids)}<pre${attributesOf(element, 'doctest')}${focusable(element)}><code>${writer.nodes(element.children)}</code></pre>\n`;

const mathBlock: ElementWriter = (element, writer) =>
  `${wrap('div', element, writer.math(texOf(element), true), 'math')}\n`;

/** The lines of a line block; an empty line keeps its height. */
const line: ElementWriter = (element, writer) =>
  `${wrap('div', element, element.children.length === 0 ? '<br>' : writer.nodes(element.children), 'line')}\n`;

const attribution: ElementWriter = (element, writer) =>
  `${wrap('p', element, `—${writer.nodes(element.children)}`, 'attribution')}\n`;

/** The title among the children, and the HTML of the other children. */
function titled(
  element: Element,
  writer: Writer,
): { readonly title: Element | undefined; readonly rest: string } {
  const [first, ...others] = element.children;
  return first !== undefined && isElement(first) && first.type === 'title'
    ? { title: first, rest: writer.nodes(others) }
    : { title: undefined, rest: writer.nodes(element.children) };
}

const topic: ElementWriter = (element, writer) => {
  const { title, rest } = titled(element, writer);
  const heading = title ? `${wrap('p', title, writer.nodes(title.children), 'topic-title')}\n` : '';
  return element.attributes.classes?.includes('contents')
    ? `${wrap('nav', element, `\n${heading}${rest}`, '', title ? ` aria-label="${escapeHtml(textOf(title))}"` : '')}\n`
    : `${wrap('aside', element, `\n${heading}${rest}`, 'topic')}\n`;
};

const sidebar: ElementWriter = (element, writer) => {
  const { title, rest } = titled(element, writer);
  const heading = title ? `${wrap('p', title, writer.nodes(title.children), 'sidebar-title')}\n` : '';
  return `${wrap('aside', element, `\n${heading}${rest}`, 'sidebar')}\n`;
};

const admonitionTitle = (html: string): string => `<p class="admonition-title">${html}</p>\n`;

/** A specific admonition, such as `note`. */
const named =
  (name: string): ElementWriter =>
  (element, writer) => {
    const title = admonitionTitle(name.charAt(0).toUpperCase() + name.slice(1));
    const { attributes, anchors } = noteIds(element, writer);
    const content = `${anchors}\n${title}${writer.nodes(element.children)}`;
    return `${wrap('aside', element, content, `admonition ${name}`, attributes)}\n`;
  };

const admonition: ElementWriter = (element, writer) => {
  const { attributes, anchors } = noteIds(element, writer);
  const { title, rest } = titled(element, writer);
  const heading = title ? admonitionTitle(writer.nodes(title.children)) : '';
  return `${wrap('aside', element, `${anchors}\n${heading}${rest}`, 'admonition', attributes)}\n`;
};

/** The role of a note and, if the author gave it no id, its id; and the anchors for its former ids. */
function noteIds({ attributes: { ids = [] } }: Element, writer: Writer) {
  const own = ids.length > 0 ? [] : writer.nextIds('note');
  const [id] = own;
  const attributes = id === undefined ? ' role="note"' : ` id="${escapeHtml(id)}" role="note"`;
  return { attributes, anchors: furtherIds(own) };
}

/** Back-references from a footnote to the references to it. */
function noteLabel(label: Element | undefined, backrefs: readonly string[], writer: Writer): string {
  const mark = `[${label ? writer.nodes(label.children) : ''}]`;
  const [only] = backrefs;
  if (only !== undefined && backrefs.length === 1) {
    return `<span class="label"><a class="fn-backref" href="#${escapeHtml(only)}" role="doc-backlink">${mark}</a></span>`;
  }
  const links = backrefs.map(
    (id, i) => `<a class="fn-backref" href="#${escapeHtml(id)}" role="doc-backlink">${i + 1}</a>`,
  );
  const back = links.length === 0 ? '' : ` <em class="backrefs">(${links.join(', ')})</em>`;
  return `<span class="label">${mark}${back}</span>`;
}

const note =
  (own: string): ElementWriter =>
  (element, writer) => {
    const [first, ...others] = element.children;
    const label = first !== undefined && isElement(first) && first.type === 'label' ? first : undefined;
    const mark = noteLabel(label, element.attributes.backrefs ?? [], writer);
    const content = writer.nodes(label ? others : element.children);
    return `${wrap('div', element, `${mark}\n<div>${content}</div>`, own, ' role="note"')}\n`;
  };

const docinfoField: ElementWriter = (element, writer) => {
  const name = element.type.charAt(0).toUpperCase() + element.type.slice(1);
  return `<dt>${name}:</dt>\n${wrap('dd', element, writer.nodes(element.children), element.type)}\n`;
};

const docinfo: ElementWriter = (element, writer) =>
  `${wrap('dl', element, `\n${writer.nodes(element.children)}`, 'docinfo field-list')}\n`;

const contents: ElementWriter = (element, writer) => writer.nodes(element.children);

const transition: ElementWriter = (element) =>
  `${furtherIds(element.attributes.ids)}<hr${attributesOf(element)}>\n`;

/** Body elements other than lists, tables and images. */
export const blockElements = {
  subtitle: block('p', 'subtitle'),
  rubric: block('p', 'rubric'),
  decoration: contents,
  header: block('div', 'header'),
  footer: block('div', 'footer'),
  docinfo,
  author: docinfoField,
  authors: contents,
  organization: docinfoField,
  contact: docinfoField,
  address: docinfoField,
  version: docinfoField,
  revision: docinfoField,
  status: docinfoField,
  date: docinfoField,
  copyright: docinfoField,
  transition,
  topic,
  sidebar,
  paragraph: block('p'),
  compound: block('div', 'compound'),
  container: block('div'),
  literal_block: literalBlock,
  doctest_block: doctestBlock,
  math_block: mathBlock,
  line_block: block('div', 'line-block'),
  line,
  block_quote: block('blockquote'),
  attribution,
  admonition,
  attention: named('attention'),
  caution: named('caution'),
  danger: named('danger'),
  error: named('error'),
  important: named('important'),
  note: named('note'),
  tip: named('tip'),
  hint: named('hint'),
  warning: named('warning'),
  footnote: note('footnote'),
  citation: note('citation'),
} satisfies Record<string, ElementWriter>;
