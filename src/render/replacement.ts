import { type Element, element, isElement, type Node, textOf } from '../doc/nodes.js';
import { generated } from '../spec/generate/generated.js';

/** The blocks of a description in which a replacement is named. */
const containers: ReadonlySet<Node['type']> = new Set([
  'box',
  'note',
  'warning',
  'important',
  'tip',
  'admonition',
]);

/** A link whose text is an operation: `GET /state`, `/sync`. */
const operationName = /^(?:[A-Z]+ )?\/\S+$/;
const replaces = /\b(?:in favou?r of|(?:replaced|superseded|obsoleted) (?:by|with))\b/i;
const instead = /\binstead\b/i;
const operation = /\b(?:endpoint|API|operation|method|request)\b/i;
const deprecated = /\bdeprecated\b/i;
/** The parts of an operation that may be deprecated on their own. */
const otherSubject = /\b(?:parameter|field|property|key|header|value)s?\b/i;

/**
 * Adds what replaces a deprecated operation to its labels or, in the layout of 2021, to its warning: the operation that a resolved
 * description names in a sentence such as "Replaced by `GET /x`". Other bodies, and bodies that name several, are returned as they are.
 */
export function withReplacement(body: readonly Node[]): readonly Node[] {
  const at = body.findIndex(isDeprecation);
  const mark = body[at];
  if (!mark || !isElement(mark)) return body;
  const named = body.flatMap((block) => (isElement(block) && block !== mark ? namedIn(block) : []));
  const [link] = named;
  if (!link || named.some((other) => addressOf(other) !== addressOf(link))) return body;
  const { ids: _, ...attributes } = link.attributes;
  const copy = element('reference', link, [...link.children], attributes);
  const child = mark.type === 'warning' ? generated('replacement', mark, {}, [copy]) : copy;
  return body.with(at, { ...mark, children: [...mark.children, child] });
}

/** The labels of a deprecated operation, or the warning of an operation without labels. */
const isDeprecation = (node: Node): boolean =>
  isElement(node) &&
  (node.type === 'operation_notes' || node.type === 'warning') &&
  node.attributes.data?.deprecated === true;

function namedIn(block: Element): Element[] {
  if (block.type === 'paragraph') return namedInParagraph(block);
  if (!containers.has(block.type)) return [];
  return block.children.flatMap((child) => (isElement(child) ? namedIn(child) : []));
}

function namedInParagraph(paragraph: Element): Element[] {
  const whole = textOf(paragraph);
  const isInstead = instead.test(whole) && whole.split('.').some(deprecates);
  if (!isInstead && !replaces.test(whole)) return [];
  const links = linksIn(paragraph);
  let start = 0;
  return whole.split(/(?<=[.!?])\s+(?=\p{Lu})/u).flatMap((sentence) => {
    const from = whole.indexOf(sentence, start);
    start = from + sentence.length;
    const phrase = replaces.exec(sentence) ?? (isInstead ? instead.exec(sentence) : null);
    const here = links.filter(({ offset }) => offset >= from && offset < start);
    if (!phrase || !here[0]) return [];
    const subject = sentence.slice(0, Math.min(phrase.index, here[0].offset - from));
    return otherSubject.test(subject) ? [] : here.map(({ link }) => link);
  });
}

/** Whether a text names an operation and then its deprecation. */
function deprecates(text: string): boolean {
  const subject = operation.exec(text);
  return subject !== null && deprecated.test(text.slice(subject.index));
}

/** The links to operations in a paragraph, with their offsets in its text. */
function linksIn(paragraph: Element): { readonly offset: number; readonly link: Element }[] {
  let offset = 0;
  return paragraph.children.flatMap((node) => {
    const at = offset;
    const text = textOf(node);
    offset += text.length;
    const isLink = node.type === 'reference' && addressOf(node) !== undefined && operationName.test(text);
    return isLink ? [{ offset: at, link: node }] : [];
  });
}

const addressOf = ({ attributes: { refuri, refid } }: Element): string | undefined =>
  refuri ?? (refid === undefined ? undefined : `#${refid}`);
