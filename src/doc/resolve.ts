import type { Destination, FootnoteLabel } from './document-index.js';
import { type Attributes, type Element, isElement, type Node, text, textOf } from './nodes.js';

/** What resolving asks of the rest of the document. */
export interface Questions {
  idsOf(element: Element): readonly string[];
  destination(name: string): Destination;
  anonymous(reference: Element): Destination;
  footnote(element: Element): FootnoteLabel | undefined;
  substitution(name: string): Element | undefined;
}

const mostSubstitutions = 50;

/**
 * Nodes with their references led to where they lead: ids are set, references have `refid` or `refuri`, footnotes their labels, and
 * substitutions their text. Nodes in which nothing changes are returned as they are. What leads nowhere stays text.
 */
export function resolve(nodes: readonly Node[], questions: Questions, depth = 0): readonly Node[] {
  let changed = false;
  const resolved: Node[] = [];
  for (const node of nodes) {
    const results = isElement(node) ? resolveElement(node, questions, depth) : undefined;
    if (results === undefined) resolved.push(node);
    else {
      changed = true;
      resolved.push(...results);
    }
  }
  return changed ? resolved : nodes;
}

/** What an element becomes; `undefined` where it stays as it is. */
function resolveElement(element: Element, questions: Questions, depth: number): readonly Node[] | undefined {
  switch (element.type) {
    case 'substitution_reference':
      return substitute(element, questions, depth);
    case 'substitution_definition':
    case 'system_message':
    case 'pending':
      return [];
    case 'reference':
      return resolveReference(element, questions, depth);
    case 'footnote_reference':
    case 'citation_reference':
      return footnoteReference(element, questions);
    default:
      return resolveOther(element, questions, depth);
  }
}

function substitute(element: Element, questions: Questions, depth: number): readonly Node[] {
  const name = element.attributes.refname ?? textOf(element);
  const definition = depth < mostSubstitutions ? questions.substitution(name) : undefined;
  if (definition) return resolve(definition.children, questions, depth + 1);
  return [text(`|${textOf(element)}|`, element)];
}

function resolveReference(
  element: Element,
  questions: Questions,
  depth: number,
): readonly Node[] | undefined {
  const { attributes } = element;
  const children = resolve(element.children, questions, depth);
  const isOpen = attributes.anonymous || attributes.refname !== undefined;
  if (!isOpen) return children === element.children ? undefined : [{ ...element, children: [...children] }];
  const destination =
    attributes.refname === undefined
      ? questions.anonymous(element)
      : questions.destination(attributes.refname);
  const address = addressOf(destination);
  if (!address) return children;
  const { refname: _, anonymous: __, ...rest } = attributes;
  return [{ ...element, attributes: { ...rest, ...address }, children: [...children] }];
}

function addressOf(destination: Destination): Pick<Attributes, 'refid' | 'refuri'> | undefined {
  switch (destination.kind) {
    case 'internal':
      return { refid: destination.id };
    case 'external':
      return { refuri: destination.uri };
    default:
      return undefined;
  }
}

function footnoteReference(element: Element, questions: Questions): readonly Node[] {
  const found = questions.footnote(element);
  if (!found) return [text(element.source.text.slice(element.start, element.end), element)];
  const ids = [...questions.idsOf(element)];
  return [
    {
      ...element,
      attributes: { ...element.attributes, ids, refid: found.id },
      children: [text(found.label, element)],
    },
  ];
}

function resolveOther(element: Element, questions: Questions, depth: number): readonly Node[] | undefined {
  const ids = questions.idsOf(element);
  const children = resolve(element.children, questions, depth);
  const label =
    element.attributes.auto && element.type === 'footnote' ? questions.footnote(element)?.label : undefined;
  if (ids.length === 0 && children === element.children && label === undefined) return undefined;
  const all = [...children];
  if (label !== undefined) {
    all.unshift({
      type: 'label',
      attributes: {},
      children: [text(label, element)],
      source: element.source,
      start: element.start,
      end: element.start,
    });
  }
  return [
    {
      ...element,
      attributes: ids.length > 0 ? { ...element.attributes, ids: [...ids] } : element.attributes,
      children: all,
    },
  ];
}
