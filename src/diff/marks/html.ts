import { parseFragment, serialize, serializeOuter, type DefaultTreeAdapterTypes as Tree } from 'parse5';

export type HtmlElement = Tree.Element;
export type HtmlNode = Tree.ChildNode;

/** The nodes of a piece of HTML; unclosed elements are closed. */
export const parseHtml = (html: string): readonly HtmlNode[] => parseFragment(html).childNodes;

export const htmlOf = (nodes: readonly HtmlNode[]): string => {
  let html = '';
  for (const node of nodes) html += isElement(node) ? serializeOuter(node) : serialize(wrapped(node));
  return html;
};

function wrapped(node: HtmlNode): Tree.DocumentFragment {
  const fragment = parseFragment('');
  fragment.childNodes.push(node);
  return fragment;
}

export const isElement = (node: HtmlNode): node is HtmlElement => 'tagName' in node;
export const isText = (node: HtmlNode): node is Tree.TextNode => node.nodeName === '#text';

/** The text of nodes as a browser shows it, except for spaces. */
export function textIn(nodes: readonly HtmlNode[]): string {
  let text = '';
  for (const node of nodes)
    text += isText(node) ? node.value : isElement(node) ? textIn(node.childNodes) : '';
  return text;
}

const template = (): HtmlElement => {
  const [element] = parseFragment('<ins></ins>').childNodes;
  if (!element || !isElement(element)) throw new Error('no element');
  return element;
};

/** An element with children. */
export function elementOf(
  tagName: string,
  attributes: readonly Attribute[],
  children: readonly HtmlNode[],
  like: HtmlElement = template(),
): HtmlElement {
  return {
    ...like,
    tagName,
    nodeName: tagName,
    attrs: [...attributes],
    childNodes: [...children],
    parentNode: null,
  };
}

export interface Attribute {
  readonly name: string;
  readonly value: string;
}

export const textNode = (value: string): HtmlNode => ({ nodeName: '#text', value, parentNode: null });
