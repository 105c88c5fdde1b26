import { type Element, isElement, type Node } from '../../doc/nodes.js';
import { escapeHtml, escapeText } from '../escape.js';
import { safeLink } from '../links.js';
import { furtherIds, idAttribute, plain, wrap } from './tags.js';
import { type ElementWriter, partId, type Writer } from './writer.js';

const literal: ElementWriter = (element, writer) => {
  const { classes } = element.attributes;
  const language = classes?.[0] === 'code' ? classes[1] : undefined;
  const only = element.children[0];
  const content =
    element.children.length === 1 && only?.type === 'text'
      ? language === undefined
        ? escapeText(only.value.replaceAll('\n', ' '))
        : writer.code(only.value.replaceAll('\n', ' '), language)
      : writer.nodes(element.children);
  return wrap('code', element, content);
};

/** The `href` of a resolved reference. */
function addressOf({ attributes }: Element, writer: Writer): string | undefined {
  const { refuri, refid, part } = attributes;
  if (refuri !== undefined) return safeLink(refuri);
  const id = part === undefined ? refid : partId(part, writer);
  return id === undefined ? undefined : `#${id}`;
}

const reference: ElementWriter = (element, writer) => {
  const address = addressOf(element, writer);
  const content = writer.nodes(element.children);
  if (address === undefined) return element.attributes.ids?.length ? wrap('span', element, content) : content;
  return wrap('a', element, content, '', ` href="${escapeHtml(address)}"${titleOf(element)}`);
};

/** A footnote or citation reference: `[1]`, `[CIT2002]`. */
const noteReference =
  (own: string): ElementWriter =>
  (element, writer) => {
    const address = addressOf(element, writer);
    const link = address === undefined ? '' : ` href="${escapeHtml(address)}" role="doc-noteref"`;
    return wrap('a', element, `[${writer.nodes(element.children)}]`, own, link);
  };

/** An inline target is written as its text, an empty target as an anchor. */
const target: ElementWriter = (element, writer) => {
  const { ids, refuri, refid, refname } = element.attributes;
  if (element.children.length > 0) return wrap('span', element, writer.nodes(element.children));
  if (refuri !== undefined || refid !== undefined || refname !== undefined || !ids?.length) return '';
  return `<span${idAttribute(element)}></span>${furtherIds(ids)}`;
};

const inline: ElementWriter = (element, writer) => {
  const { ids, classes } = element.attributes;
  const content = writer.nodes(element.children);
  return ids?.length || classes?.length ? wrap('span', element, content) : content;
};

const math: ElementWriter = (element, writer) =>
  wrap('span', element, writer.math(texOf(element), false), 'math');

/** The TeX source. */
export const texOf = (element: Element): string => joinedText(element.children);

function joinedText(nodes: readonly Node[]): string {
  let all = '';
  for (const node of nodes) all += isElement(node) ? joinedText(node.children) : node.value;
  return all;
}

const rawHtml = /(?:^|\s)html(?:\s|$)/;

const raw: ElementWriter = (element, writer) =>
  writer.raw && rawHtml.test(element.attributes.format ?? '') ? joinedText(element.children) : '';

const checkbox: ElementWriter = ({ attributes: { data } }) =>
  `<input type="checkbox" disabled${data?.isChecked === true ? ' checked' : ''}>`;

const nothing: ElementWriter = () => '';

/** The source text that a problem kept from being rendered; nothing for a problem that leaves the text visible. */
const systemMessage: ElementWriter = (element, writer) => {
  const source = element.children.filter((child) => child.type === 'literal_block');
  return source.length === 0 ? '' : `<div class="system-message">\n${writer.nodes(source)}</div>\n`;
};

const titleOf = (element: Element): string =>
  element.attributes.title === undefined ? '' : ` title="${escapeHtml(element.attributes.title)}"`;

const abbreviation: ElementWriter = (element, writer: Writer) =>
  wrap('abbr', element, writer.nodes(element.children), '', titleOf(element));

/** Inline elements. */
export const inlineElements = {
  emphasis: plain('em'),
  strong: plain('strong'),
  literal,
  reference,
  footnote_reference: noteReference('footnote-reference'),
  citation_reference: noteReference('citation-reference'),
  substitution_reference: inline,
  title_reference: plain('cite'),
  abbreviation,
  acronym: abbreviation,
  superscript: plain('sup'),
  subscript: plain('sub'),
  inline,
  generated: inline,
  problematic: plain('span', 'problematic'),
  target,
  math,
  raw,
  deleted: plain('del'),
  line_break: () => '<br>\n',
  checkbox,
  comment: nothing,
  pending: nothing,
  substitution_definition: nothing,
  system_message: systemMessage,
  meta: nothing,
} satisfies Record<string, ElementWriter>;
