import { pairByLikeness } from '../text/likeness.js';
import { diffLists } from '../text/text-diff.js';
import { elementOf, type HtmlElement, type HtmlNode, htmlOf, isElement, parseHtml, textIn } from './html.js';
import { isInline, type Mark, markInline, wrap } from './inline.js';

/**
 * Marks the differences between two pieces of HTML in the new one: words as `ins` and `del`, and blocks that are in one version only
 * also by the attribute `data-change`. Returns `undefined` if no visible text differs.
 */
export function markHtml(before: string, after: string): string | undefined {
  const html = htmlOf(markNodes(parseHtml(before), parseHtml(after)));
  return /<(?:ins|del)[ >]/.test(html) ? html : undefined;
}

/** Marks a piece of HTML as inserted or deleted as a whole. */
export const markWhole = (html: string, mark: Mark): string => htmlOf(wholeNodes(parseHtml(html), mark));

/** A block element, or inline content between blocks. */
type Item = { readonly block: HtmlElement } | { readonly inline: readonly HtmlNode[] };

/** Lists of the sections that refer to one; they change with those sections. */
const isDerived = (node: HtmlNode): boolean =>
  isElement(node) && node.attrs.some(({ name, value }) => name === 'class' && /^used-(?:in|by)$/.test(value));

const isDerivedItem = (item: Item): boolean => 'block' in item && isDerived(item.block);

function itemsOf(nodes: readonly HtmlNode[]): Item[] {
  const items: Item[] = [];
  let inline: HtmlNode[] = [];
  const flush = (): void => {
    if (inline.length > 0) items.push({ inline });
    inline = [];
  };
  for (const node of nodes) {
    if (isInline(node) && !isDerived(node)) inline.push(node);
    else if (isElement(node)) {
      flush();
      items.push({ block: node });
    }
  }
  flush();
  return items;
}

const nodesOf = (item: Item): readonly HtmlNode[] => ('block' in item ? [item.block] : item.inline);
const tagOf = (item: Item): string => ('block' in item ? item.block.tagName : '');
/** The text of an item, with spaces between blocks, without the text of references to a section. */
const textOf = (item: Item): string =>
  'block' in item
    ? itemsOf(item.block.childNodes.filter((node) => !isDerived(node)))
        .map(textOf)
        .filter(Boolean)
        .join(' ')
    : textIn(item.inline).replace(/\s+/g, ' ').trim();

/** Ids may be numbered, so that they change with the sections before them; they are not part of the key. */
const keyOf = (item: Item): string => `${tagOf(item)} ${textOf(item)} ${imagesIn(nodesOf(item)).join(' ')}`;

const imagesIn = (nodes: readonly HtmlNode[]): readonly string[] =>
  nodes.flatMap((node) =>
    isElement(node) ? (node.tagName === 'img' ? [htmlOf([node])] : imagesIn(node.childNodes)) : [],
  );

function markNodes(before: readonly HtmlNode[], after: readonly HtmlNode[]): HtmlNode[] {
  const old = itemsOf(before.filter((node) => !isDerived(node)));
  const current = itemsOf(after);
  return diffLists(old.map(keyOf), current.map(keyOf)).flatMap((run) =>
    run.isEqual
      ? current.slice(...run.after).flatMap(nodesOf)
      : markReplaced(old.slice(...run.before), current.slice(...run.after)),
  );
}

/** Items in the place of others: versions of one item are compared, the others are marked as a whole. */
function markReplaced(before: readonly Item[], after: readonly Item[]): HtmlNode[] {
  const previous = versionsOf(before, after);
  const result: HtmlNode[] = [];
  let next = 0;
  const deleteUntil = (end: number): void => {
    for (const item of before.slice(next, end)) result.push(...wholeNodes(nodesOf(item), 'deleted'));
    next = Math.max(next, end);
  };
  for (const [i, item] of after.entries()) {
    if (isDerivedItem(item)) {
      result.push(...nodesOf(item));
      continue;
    }
    const from = previous.get(i);
    const old = from === undefined || from < next ? undefined : before[from];
    if (!old || from === undefined) {
      result.push(...wholeNodes(nodesOf(item), 'inserted'));
      continue;
    }
    deleteUntil(from);
    next = from + 1;
    result.push(...markItem(old, item));
  }
  deleteUntil(before.length);
  return result;
}

function markItem(before: Item, after: Item): readonly HtmlNode[] {
  if ('inline' in before && 'inline' in after) return markInline(before.inline, after.inline);
  if (!('block' in before && 'block' in after)) return nodesOf(after);
  const { tagName, attrs } = after.block;
  return [elementOf(tagName, attrs, markNodes(before.block.childNodes, after.block.childNodes), after.block)];
}

/** The old version of each new item of the same tag, by index: by position if the tags are the same, or else by likeness. */
function versionsOf(before: readonly Item[], after: readonly Item[]): ReadonlyMap<number, number> {
  const areSimilar =
    before.length === after.length && after.every((item, i) => tagOf(item) === tagOf(before[i] ?? item));
  const isList = after.some((item) => ['li', 'tr', 'p', 'dt', 'dd'].includes(tagOf(item)));
  if (areSimilar && (after.length === 1 || !isList)) return new Map(after.map((_, i) => [i, i]));
  const pairs = pairByLikeness(before.map(textOf), after.map(textOf));
  return new Map(
    [...pairs]
      .filter(([a, b]) => tagOf(before[a] ?? { inline: [] }) === tagOf(after[b] ?? { inline: [] }))
      .map(([a, b]) => [b, a]),
  );
}

/** Attributes that would be duplicates on a page that also has the new version. */
const identifying = new Set(['id', 'name', 'for', 'aria-labelledby', 'aria-describedby', 'data-unit']);

/** Marks nodes as a whole; deleted ones lose their ids. */
function wholeNodes(nodes: readonly HtmlNode[], mark: Mark): HtmlNode[] {
  return itemsOf(nodes).flatMap((item): readonly HtmlNode[] => {
    if (isDerivedItem(item)) return mark === 'deleted' ? [] : nodesOf(item);
    if ('inline' in item) {
      const own = mark === 'deleted' ? item.inline.map(withoutIds) : item.inline;
      return textIn(own).trim() === '' && !own.some(isElement) ? own : [wrap(own, mark)];
    }
    const { tagName, attrs, childNodes } = item.block;
    const kept = mark === 'deleted' ? attrs.filter(({ name }) => !identifying.has(name)) : attrs;
    const attributes = [...kept, { name: 'data-change', value: mark }];
    return [elementOf(tagName, attributes, wholeNodes(childNodes, mark), item.block)];
  });
}

function withoutIds(node: HtmlNode): HtmlNode {
  if (!isElement(node)) return node;
  const { tagName, attrs, childNodes } = node;
  return elementOf(
    tagName,
    attrs.filter(({ name }) => !identifying.has(name)),
    childNodes.map(withoutIds),
    node,
  );
}
