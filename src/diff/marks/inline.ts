import { diffLists } from '../text/text-diff.js';
import { elementOf, type HtmlElement, type HtmlNode, htmlOf, isElement, isText, textNode } from './html.js';

export type Mark = 'inserted' | 'deleted';

const inlineTags = new Set(
  'a abbr b bdi bdo br button cite code data del dfn em i img input ins kbd label mark math q s samp small span strong sub sup svg time u var wbr'.split(
    ' ',
  ),
);

/** Elements that are compared as a whole. */
const atomicTags = new Set(['br', 'button', 'img', 'input', 'math', 'svg', 'wbr']);

/** Whether a node is text, or an inline element without blocks in it. */
export const isInline = (node: HtmlNode): boolean =>
  !isElement(node) || (inlineTags.has(node.tagName) && node.childNodes.every(isInline));

/** A word with the spaces before it, or an element that is compared as a whole, within its inline elements. */
interface Token {
  readonly key: string;
  readonly node: HtmlNode;
  readonly chain: readonly HtmlElement[];
}

function tokensIn(nodes: readonly HtmlNode[], chain: readonly HtmlElement[] = [], tags = ''): Token[] {
  return nodes.flatMap((node): Token[] => {
    if (isText(node))
      return (node.value.match(/\s*(?:[\p{L}\p{N}\p{M}_]+|[^\p{L}\p{N}\p{M}_\s])|\s+$/gu) ?? []).map(
        (word) => ({
          key: `${tags} ${word.trim()}`,
          node: textNode(word),
          chain,
        }),
      );
    if (!isElement(node)) return [];
    const isWhole = atomicTags.has(node.tagName) || node.childNodes.length === 0;
    if (isWhole) return [{ key: `${tags} ${keyOf(node)}`, node, chain }];
    return tokensIn(node.childNodes, [...chain, node], `${tags}<${node.tagName}>`);
  });
}

/** An element that is compared as a whole; the ids of empty ones, which are anchors, do not count. */
const keyOf = (element: HtmlElement): string =>
  element.childNodes.length === 0 && !atomicTags.has(element.tagName)
    ? `<${element.tagName}>`
    : htmlOf([element]);

/** Marks the words that differ between two runs of inline content; the result has the markup of the new one. */
export function markInline(before: readonly HtmlNode[], after: readonly HtmlNode[]): HtmlNode[] {
  const [old, current] = [tokensIn(before), tokensIn(after)];
  /** The new element of each old one that contains an equal word. */
  const newOf = new Map<HtmlElement, HtmlElement>();
  const marked: { readonly token: Token; readonly mark: Mark | undefined }[] = [];
  const runs = diffLists(
    old.map(({ key }) => key),
    current.map(({ key }) => key),
  );
  for (const run of runs) {
    if (!run.isEqual) {
      for (const token of old.slice(...run.before)) marked.push({ token, mark: 'deleted' });
      for (const token of current.slice(...run.after)) marked.push({ token, mark: 'inserted' });
      continue;
    }
    const earlier = old.slice(...run.before);
    for (const [i, token] of current.slice(...run.after).entries()) {
      for (const [depth, element] of token.chain.entries()) {
        const counterpart = earlier[i]?.chain[depth];
        if (counterpart && !newOf.has(counterpart)) newOf.set(counterpart, element);
      }
      marked.push({ token, mark: undefined });
    }
  }
  const placed = marked.map(({ token, mark }) =>
    mark === 'deleted'
      ? { node: token.node, mark, chain: token.chain.map((element) => newOf.get(element) ?? element) }
      : { node: token.node, mark, chain: token.chain },
  );
  return nested(placed, 0);
}

interface Placed {
  readonly node: HtmlNode;
  readonly mark: Mark | undefined;
  readonly chain: readonly HtmlElement[];
}

/** Joins neighbouring tokens in the same element, and wraps those with the same mark. */
function nested(tokens: readonly Placed[], depth: number): HtmlNode[] {
  const result: HtmlNode[] = [];
  for (let i = 0; i < tokens.length; ) {
    const first = tokens[i];
    if (!first) break;
    const element = first.chain[depth];
    let end = i + 1;
    const isSame = (token: Placed | undefined): boolean =>
      token !== undefined &&
      token.chain[depth] === element &&
      (element !== undefined || token.mark === first.mark);
    while (isSame(tokens[end])) end++;
    const group = tokens.slice(i, end);
    if (element) {
      const isDeleted = group.every(({ mark }) => mark === 'deleted');
      const attributes = isDeleted ? element.attrs.filter(({ name }) => name !== 'id') : element.attrs;
      result.push(elementOf(element.tagName, attributes, nested(group, depth + 1), element));
    } else {
      const nodes = joined(group.map(({ node }) => node));
      result.push(...(first.mark === undefined ? nodes : [wrap(nodes, first.mark)]));
    }
    i = end;
  }
  return result;
}

/** Joins neighbouring texts. */
function joined(nodes: readonly HtmlNode[]): HtmlNode[] {
  const result: HtmlNode[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') result.push(textNode(text));
    text = '';
  };
  for (const node of nodes) {
    if (isText(node)) text += node.value;
    else {
      flush();
      result.push(node);
    }
  }
  flush();
  return result;
}

/** Inline content as an insertion or deletion. */
export const wrap = (nodes: readonly HtmlNode[], mark: Mark): HtmlElement =>
  elementOf(mark === 'inserted' ? 'ins' : 'del', [], nodes);
