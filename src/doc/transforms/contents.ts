import { type Element, element, isElement, type Node, text } from '../nodes.js';
import { sectionsOf } from './section-numbers.js';
import { elementsOf, type Transform, type TransformState } from './transform.js';

/** `contents` becomes a nested list of links to the sections: of the document, or of the section that it stands in. */
export const contents: Transform = {
  priority: 720,
  apply(state, pending) {
    for (const found of pending) listContents(found, state);
  },
};

interface Listing {
  readonly depth: number;
  readonly backlinks: string | undefined;
  readonly topicId: string;
  readonly place: Element;
}

function listContents(pending: Element, state: TransformState): void {
  const topic = state.parent(pending);
  if (!topic) return;
  const topicId = state.identify(topic);
  const { data = {} } = pending.attributes;
  const { depth, backlinks } = data;
  const root = 'local' in data ? enclosingSection(topic, state) : state.document;
  const asked = 'backlinks' in data;
  const list = listSections(root, 1, state, {
    depth: typeof depth === 'number' ? depth : Number.POSITIVE_INFINITY,
    backlinks: asked
      ? typeof backlinks === 'string'
        ? backlinks
        : undefined
      : (state.settings.toc_backlinks ?? 'entry'),
    topicId,
    place: pending,
  });
  if (list) state.replace(new Map<Element, Node[]>([[pending, [list]]]));
  else state.replace(new Map<Element, Node[]>([[topic, []]]));
}

function enclosingSection(element: Element, state: TransformState): Element {
  let found = state.parent(element);
  while (found && found.type !== 'section' && found.type !== 'document') found = state.parent(found);
  return found ?? state.document;
}

function listSections(
  root: Element,
  level: number,
  state: TransformState,
  listing: Listing,
): Element | undefined {
  const { place } = listing;
  const items: Element[] = [];
  let isNumbered = false;
  for (const section of sectionsOf(root)) {
    const [title] = section.children;
    if (!title || !isElement(title)) continue;
    isNumbered = title.attributes.auto !== undefined;
    const refid = state.identify(section);
    const reference = element('reference', place, withoutLinks(title.children, place), { refid });
    const id = state.identify(reference, 'toc-entry');
    linkBack(title, id, listing);
    const item = element('list_item', place, [element('paragraph', place, [reference])]);
    const below = level < listing.depth ? listSections(section, level + 1, state, listing) : undefined;
    if (below) item.children.push(below);
    items.push(item);
  }
  if (items.length === 0) return undefined;
  return element('bullet_list', place, items, isNumbered ? { classes: ['auto-toc'] } : {});
}

/** The title leads back to its entry, or to the contents; one that holds a link itself does not. */
function linkBack(title: Element, entryId: string, { backlinks, topicId }: Listing): void {
  if (backlinks === undefined) return;
  for (const inner of elementsOf(title)) if (inner.type === 'reference') return;
  title.attributes.refid = backlinks === 'top' ? topicId : entryId;
}

/** A title's children as they may stand in a link: without links and footnotes, an image by its text. */
function withoutLinks(nodes: readonly Node[], place: Element): Node[] {
  return nodes.flatMap((node): Node[] => {
    if (!isElement(node)) return [{ ...node }];
    switch (node.type) {
      case 'citation_reference':
      case 'footnote_reference':
        return [];
      case 'image':
        return node.attributes.alt === undefined ? [] : [text(node.attributes.alt, place)];
      case 'problematic':
      case 'reference':
      case 'target':
        return withoutLinks(node.children, place);
      default:
        return [
          { ...node, attributes: { ...node.attributes }, children: withoutLinks(node.children, place) },
        ];
    }
  });
}
