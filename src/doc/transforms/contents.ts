import { type Element, element, isElement, type Node, text } from '../nodes.js';
import { sectionsOf } from './section-numbers.js';
import { elementsOf, type Transform, type TransformState } from './transform.js';

/** Replaces `contents` by a nested list of links to the sections of the document or, if `local`, of the section. */
export const contents: Transform = {
  priority: 720,
  apply(state, pending) {
    for (const directive of pending) listContents(directive, state);
  },
};

interface Listing {
  readonly depth: number;
  readonly backlinks: string | undefined;
  readonly topicId: string;
  readonly span: Element;
}

function listContents(pending: Element, state: TransformState): void {
  const topic = state.parent(pending);
  if (!topic) return;
  const topicId = state.identify(topic);
  const { data = {} } = pending.attributes;
  const { depth, backlinks } = data;
  const root = 'local' in data ? enclosingSection(topic, state) : state.document;

  const list = listSections(root, 1, state, {
    depth: typeof depth === 'number' ? depth : Number.POSITIVE_INFINITY,
    backlinks:
      'backlinks' in data
        ? typeof backlinks === 'string'
          ? backlinks
          : undefined
        : (state.settings.toc_backlinks ?? 'entry'),
    topicId,
    span: pending,
  });
  if (list) state.replace(new Map<Element, Node[]>([[pending, [list]]]));
  else state.replace(new Map<Element, Node[]>([[topic, []]]));
}

function enclosingSection(element: Element, state: TransformState): Element {
  let ancestor = state.parent(element);
  while (ancestor && ancestor.type !== 'section' && ancestor.type !== 'document')
    ancestor = state.parent(ancestor);
  return ancestor ?? state.document;
}

function listSections(
  root: Element,
  level: number,
  state: TransformState,
  listing: Listing,
): Element | undefined {
  const { span } = listing;
  const items: Element[] = [];
  let isNumbered = false;
  for (const section of sectionsOf(root)) {
    const [title] = section.children;
    if (!title || !isElement(title)) continue;
    isNumbered = title.attributes.auto !== undefined;
    const refid = state.identify(section);
    const reference = element('reference', span, withoutLinks(title.children, span), { refid });
    const id = state.identify(reference, 'toc-entry');
    linkBack(title, id, listing);
    const item = element('list_item', span, [element('paragraph', span, [reference])]);
    const below = level < listing.depth ? listSections(section, level + 1, state, listing) : undefined;
    if (below) item.children.push(below);
    items.push(item);
  }
  if (items.length === 0) return undefined;
  return element('bullet_list', span, items, isNumbered ? { classes: ['auto-toc'] } : {});
}

/** Links the title to its entry or to the table of contents, unless it contains a link itself. */
function linkBack(title: Element, entryId: string, { backlinks, topicId }: Listing): void {
  if (backlinks === undefined) return;
  for (const inner of elementsOf(title)) if (inner.type === 'reference') return;
  title.attributes.refid = backlinks === 'top' ? topicId : entryId;
}

/** Copies the children of a title for use in a link: without links and footnote references, images replaced by their text. */
function withoutLinks(nodes: readonly Node[], span: Element): Node[] {
  return nodes.flatMap((node): Node[] => {
    if (!isElement(node)) return [{ ...node }];
    switch (node.type) {
      case 'citation_reference':
      case 'footnote_reference':
        return [];
      case 'image':
        return node.attributes.alt === undefined ? [] : [text(node.attributes.alt, span)];
      case 'problematic':
      case 'reference':
      case 'target':
        return withoutLinks(node.children, span);
      case 'inline':
        // An inline target; the copy must not have the same id.
        if (node.attributes.names ?? node.attributes.dupnames) return withoutLinks(node.children, span);
    }
    return [{ ...node, attributes: { ...node.attributes }, children: withoutLinks(node.children, span) }];
  });
}
