import type { DocumentIndex } from '../doc/document-index.js';
import { type Element, element, isElement, type Node, text, textOf } from '../doc/nodes.js';
import type { SpecDocument } from '../spec/document.js';
import type { Contents, ContentsEntry } from './renderer.js';

type Numbers = readonly (string | undefined)[];

/** The table of contents of a whole document. */
export function contentsOf(document: SpecDocument, index: DocumentIndex, numbers: Numbers): Contents {
  const topic = document.contents?.topic;
  const title = topic?.children.find((child) => isElement(child) && child.type === 'title');
  const entries = entriesBelow(
    document,
    index,
    numbers,
    0,
    document.units.length,
    1,
    document.contents?.depth,
  );
  return { id: contentsId(index), title: title && textOf(title), entries };
}

/** docutils' id of a table of contents, unless a section has it. */
const contentsId = ({ partIds }: DocumentIndex): string =>
  partIds.some((ids) => ids.includes('table-of-contents')) ? 'page:contents' : 'table-of-contents';

/** The table of contents of the section at index `i`: a topic with a list of links. */
export function localContents(
  topic: Element,
  document: SpecDocument,
  i: number,
  numbers: Numbers,
  index: DocumentIndex,
): Element {
  const { units } = document;
  const level = units[i]?.level ?? 0;
  let end = i + 1;
  while (end < units.length && (units[end]?.level ?? 0) > level) end++;
  const pending = topic.children.find((child) => isElement(child) && child.type === 'pending');
  const depth = pending && isElement(pending) ? pending.attributes.data?.depth : undefined;
  const entries = entriesBelow(
    document,
    index,
    numbers,
    i + 1,
    end,
    level + 1,
    typeof depth === 'number' ? depth : undefined,
  );
  const kept = topic.children.filter((child) => child !== pending);
  return { ...topic, children: entries.length > 0 ? [...kept, list(entries, topic)] : kept };
}

function list(entries: readonly ContentsEntry[], at: Element): Element {
  const items = entries.map(({ id, number, title, children }) => {
    const shown: Node[] =
      number === undefined ? [...title] : [text(`${number}\u00a0\u00a0\u00a0`, at), ...title];
    const link = element('paragraph', at, [element('reference', at, shown, { refid: id })]);
    return element('list_item', at, children.length > 0 ? [link, list(children, at)] : [link]);
  });
  return element('bullet_list', at, items, { classes: ['auto-toc'] });
}

/** The entries of the units from `start` to `end`, nested by level, covering `depth` levels from `level` on. */
function entriesBelow(
  { units }: SpecDocument,
  index: DocumentIndex,
  numbers: Numbers,
  start: number,
  end: number,
  level: number,
  depth: number | undefined,
): ContentsEntry[] {
  const top: Entry[] = [];
  const open: { readonly level: number; readonly children: Entry[] }[] = [
    { level: level - 1, children: top },
  ];
  for (let i = start; i < end; i++) {
    const unit = units[i];
    const id = index.partIds[i]?.[0];
    if (!unit?.title || id === undefined || unit.level < level) continue;
    if (depth !== undefined && unit.level >= level + depth) continue;
    while ((open.at(-1)?.level ?? 0) >= unit.level) open.pop();
    const entry: Entry = { id, number: numbers[i], title: contentsTitle(unit.title), children: [] };
    open.at(-1)?.children.push(entry);
    open.push({ level: unit.level, children: entry.children });
  }
  return top;
}

interface Entry extends ContentsEntry {
  readonly children: Entry[];
}

const contentsTitles = new WeakMap<Element, readonly Node[]>();

/** The children of a title for the table of contents; the same list for the same title. */
function contentsTitle(title: Element): readonly Node[] {
  const known = contentsTitles.get(title);
  if (known) return known;
  const nodes = withoutLinks(title.children);
  contentsTitles.set(title, nodes);
  return nodes;
}

/** A title inside a link cannot contain links or targets. */
function withoutLinks(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node): Node[] => {
    if (!isElement(node)) return [node];
    const children = withoutLinks(node.children);
    const isLink = node.type === 'reference' || node.type === 'target' || node.type === 'footnote_reference';
    return isLink ? children : [{ ...node, attributes: withoutIds(node), children }];
  });
}

function withoutIds({ attributes }: Element): Element['attributes'] {
  const { ids: _, names: __, ...rest } = attributes;
  return rest;
}
