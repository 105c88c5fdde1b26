import {
  type Attributes,
  type Element,
  type ElementName,
  element,
  type Node,
  text,
} from '../../src/doc/nodes.js';
import { SourceText } from '../../src/source/text.js';

const source = SourceText.file('tree.xml', '');
const nowhere = { source, start: 0, end: 0 };

const token = /<!--[\s\S]*?-->|<(\/?)([\w-]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|[^<]+/g;
const attribute = /([\w:-]+)="([^"]*)"/g;
const lists = new Set(['ids', 'names', 'classes', 'backrefs']);
const numbers = new Set(['start', 'morecols', 'morerows', 'colwidth', 'cols', 'scale', 'stub']);

/**
 * A tree written as docutils writes XML; generated elements carry their values as JSON: `data="{'name': 'a'}"`, with
 * apostrophes for quotes. Blanks between elements that hold blocks do not count.
 */
export function treeOf(xml: string): Node[] {
  const root: Element = element('document', nowhere);
  const open = [root];
  for (const [whole, close, name, attributes = '', empty] of xml.matchAll(token)) {
    const parent = open.at(-1) ?? root;
    if (name === undefined) {
      if (!whole.startsWith('<!--')) parent.children.push(text(decode(whole), nowhere));
    } else if (close) open.pop();
    else {
      const child = element(name as ElementName, nowhere, [], attributesOf(attributes));
      parent.children.push(child);
      if (!empty) open.push(child);
    }
  }
  return withoutBlanks(root);
}

const hasText = (node: Node): boolean => node.type === 'text' && node.value.trim() !== '';

function withoutBlanks(parent: Element): Node[] {
  const isText = parent.children.some(hasText) || !parent.children.some((child) => child.type !== 'text');
  parent.children = parent.children.filter((child) => child.type !== 'text' || isText);
  for (const child of parent.children) if (child.type !== 'text') withoutBlanks(child);
  return parent.children;
}

function attributesOf(list: string): Attributes {
  const entries = [...list.matchAll(attribute)].map(([, name = '', value = '']) => {
    const plain = decode(value);
    if (name === 'data') return [name, JSON.parse(plain.replaceAll("'", '"').replaceAll('`', "'"))];
    return [name, lists.has(name) ? plain.split(' ') : numbers.has(name) ? Number(plain) : plain];
  });
  return Object.fromEntries(entries);
}

const decode = (xml: string): string =>
  xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
