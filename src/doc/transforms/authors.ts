import { type Element, isElement, type Node, text, textOf } from '../nodes.js';

const separators = [/(?<!\0);/, /(?<!\0),/];

/**
 * The authors in a bibliographic field: one paragraph with names separated by `;` or `,`, one paragraph per name, or a
 * bullet list with one name per item. Empty if the field has any other content.
 */
export function authorsOf(body: Element): Node[][] {
  const [only] = body.children;
  if (!only || !isElement(only)) return [];
  if (body.children.length > 1) return fromParagraphs(body);
  if (only.type === 'paragraph') return fromParagraph(only);
  return only.type === 'bullet_list' ? fromList(only) : [];
}

function fromParagraph(paragraph: Element): Node[][] {
  const all = markedText(paragraph);
  const separator = separators.find((candidate) => candidate.test(all));
  const names = separator === undefined ? [all] : all.split(separator);
  return names
    .map((name) => name.replaceAll('\0', '').trim())
    .filter((name) => name !== '')
    .map((name) => [text(name, paragraph)]);
}

/** The text of a node, with NUL before escaped separators. */
function markedText(node: Node): string {
  if (isElement(node)) return node.type === 'literal' ? textOf(node) : node.children.map(markedText).join('');
  const written = node.source.text.slice(node.start, node.end);
  if (!written.includes('\\')) return node.value;
  let marked = '';
  let at = 0;
  for (const character of node.value) {
    at = written.indexOf(character, at);
    if (at < 0) return node.value;
    marked +=
      (character === ';' || character === ',') && written[at - 1] === '\\' ? `\0${character}` : character;
    at++;
  }
  return marked;
}
function fromParagraphs(body: Element): Node[][] {
  const authors: Node[][] = [];
  for (const child of body.children) {
    if (child.type === 'comment') continue;
    if (child.type !== 'paragraph') return [];
    if (child.children.length > 0) authors.push(child.children);
  }
  return authors;
}

function fromList(list: Element): Node[][] {
  const authors: Node[][] = [];
  for (const item of list.children) {
    if (!isElement(item) || item.type === 'comment') continue;
    const [only] = item.children;
    if (item.children.length !== 1 || only?.type !== 'paragraph') return [];
    if (only.children.length > 0) authors.push(only.children);
  }
  return authors;
}
