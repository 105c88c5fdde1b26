import { isInvisible } from './element-categories.js';
import type { Destination, Lookups } from './lookups.js';
import {
  type Attributes,
  type Element,
  isElement,
  element as makeElement,
  type Node,
  text,
  textOf,
} from './nodes.js';
import { isIndexed } from './summary.js';

const noIds: readonly string[] = [];

/**
 * Resolves nodes without modifying them: sets ids, the `refid` or `refuri` of references and the labels of footnotes,
 * expands substitutions, and applies `class` directives. Unchanged nodes are returned as they are; unresolved
 * references become text.
 */
export const resolve = (
  nodes: readonly Node[],
  lookups: Lookups,
  options: ResolveOptions = {},
): readonly Node[] => new Resolver(lookups, options).nodes(nodes);

export interface ResolveOptions {
  /** Absent: addresses are published as written. */
  readonly addresses?: Addresses | undefined;
  /** What the ids of generated tables and rows begin with; absent: they have none. */
  readonly base?: string | undefined;
}

/** Translates the addresses in sources to those that are published. */
export interface Addresses {
  /** The address of a link in the file `origin`. */
  link(address: string, origin: string): string;
  /** The address of an image. */
  image(address: string): string;
  /** Raw HTML with published addresses. */
  html(markup: string): string;
}

class Resolver {
  /** The parts that have got their ids. */
  readonly #parts = new Set<string>();

  constructor(
    private readonly lookups: Lookups,
    private readonly options: ResolveOptions,
  ) {}

  nodes(nodes: readonly Node[]): readonly Node[] {
    let resolved: Node[] | undefined;
    let classes: string[] = [];
    let trimsNext = false;
    for (const [i, node] of nodes.entries()) {
      let results = this.#node(node) ?? [node];
      if (trimsNext && node.type === 'text') results = [{ ...node, value: node.value.trimStart() }];
      trimsNext = false;
      if (isElement(node) && node.type === 'substitution_reference') {
        const { ltrim, rtrim } = this.#definition(node)?.attributes ?? {};
        resolved ??= nodes.slice(0, i);
        if (ltrim) trimEnd(resolved);
        trimsNext = rtrim === true;
      } else if (isElement(node) && node.attributes.transform === 'misc.ClassAttribute') {
        classes.push(...classesOf(node));
      } else if (classes.length > 0 && isElement(node) && !isInvisible(node.type)) {
        results = withClasses(results, classes);
        classes = [];
      }
      if (results[0] !== node || results.length !== 1) resolved ??= nodes.slice(0, i);
      resolved?.push(...results);
    }
    return resolved ?? nodes;
  }

  /** The replacement of a node; `undefined` if it does not change. */
  #node(node: Node): readonly Node[] | undefined {
    switch (node.type) {
      case 'text':
        return undefined;
      case 'substitution_reference':
        return this.#substitution(node);
      case 'system_message':
        // A page shows the source text that a problem kept from being parsed.
        return node.children.some(({ type }) => type === 'literal_block') ? undefined : [];
      case 'substitution_definition':
      case 'pending':
        return [];
      case 'problematic':
        return [{ ...node, attributes: {} }];
      case 'reference':
        return this.#reference(node);
      case 'image':
        return this.#image(node);
      case 'raw':
        return this.#raw(node);
      case 'footnote_reference':
      case 'citation_reference':
        return this.#footnoteReference(node);
      default:
        return this.#other(node);
    }
  }

  #definition(reference: Element): Element | undefined {
    return this.lookups.substitution(reference.attributes.refname ?? textOf(reference));
  }

  #substitution(reference: Element): readonly Node[] {
    const definition = this.#definition(reference);
    return definition ? this.nodes(definition.children) : [text(`|${textOf(reference)}|`, reference)];
  }

  #reference(reference: Element): readonly Node[] | undefined {
    const { attributes } = reference;
    const children = this.nodes(reference.children);
    if (attributes.part !== undefined) {
      const refid = this.#idOfPart(attributes.part);
      if (refid === undefined) return children;
      return [{ ...reference, attributes: { refid }, children: [...children] }];
    }
    const isUnresolved = attributes.anonymous || attributes.refname !== undefined;
    if (!isUnresolved) {
      const refuri = this.#published(reference);
      if (children === reference.children && refuri === attributes.refuri) return undefined;
      return [
        {
          ...reference,
          attributes: { ...attributes, ...(refuri !== undefined && { refuri }) },
          children: [...children],
        },
      ];
    }
    const address = addressOf(
      attributes.refname === undefined
        ? this.lookups.anonymous(reference)
        : this.lookups.destination(attributes.refname),
    );
    if (!address) return children;
    const { refname: _, anonymous: __, ...rest } = attributes;
    return [{ ...reference, attributes: { ...rest, ...address }, children: [...children] }];
  }

  #published({ attributes: { refuri }, source }: Element): string | undefined {
    return refuri === undefined ? undefined : (this.options.addresses?.link(refuri, source.path) ?? refuri);
  }

  #footnoteReference(reference: Element): readonly Node[] {
    const footnote = this.lookups.footnote(reference);
    if (!footnote) return [text(reference.source.text.slice(reference.start, reference.end), reference)];
    const { refname: _, ...rest } = reference.attributes;
    const attributes = { ...rest, ids: [...this.lookups.idsOf(reference)], refid: footnote.id };
    return [{ ...reference, attributes, children: [text(footnote.label, reference)] }];
  }

  #image(image: Element): readonly Node[] | undefined {
    const { uri } = image.attributes;
    const published = uri === undefined ? undefined : this.options.addresses?.image(uri);
    if (published === undefined || published === uri) return this.#other(image);
    const moved = { ...image, attributes: { ...image.attributes, uri: published } };
    return this.#other(moved) ?? [moved];
  }

  #raw(raw: Element): readonly Node[] | undefined {
    const { addresses } = this.options;
    if (!addresses) return this.#other(raw);
    const children = raw.children.map((child) =>
      child.type === 'text' ? { ...child, value: addresses.html(child.value) } : child,
    );
    return [{ ...raw, children }];
  }

  /** The id of a part of the unit; `undefined` if an author has given it to another element. */
  #idOfPart(part: string): string | undefined {
    const { base } = this.options;
    const id = base === undefined ? undefined : `${base}.${part}`;
    return id === undefined || this.lookups.hasDottedId(id) ? undefined : id;
  }

  /** The ids of an element of the unit. A part that occurs again, because content is shown twice, has none. */
  #idsOf(element: Element): readonly string[] {
    const { part, ids } = element.attributes;
    if (part === undefined || ids?.length) return isIndexed(element) ? this.lookups.idsOf(element) : noIds;
    const id = this.#parts.has(part) ? undefined : this.#idOfPart(part);
    this.#parts.add(part);
    return id === undefined ? noIds : [id];
  }

  #other(element: Element): readonly Node[] | undefined {
    const ids = this.#idsOf(element);
    const { usedBy } = element.attributes;
    const children = this.nodes(element.children);
    const note =
      element.type === 'footnote' || element.type === 'citation' ? this.lookups.footnote(element) : undefined;
    if (ids.length === 0 && children === element.children && !note && !usedBy) return undefined;
    const attributes = { ...element.attributes };
    if (ids.length > 0) attributes.ids = [...ids];
    if (note && note.backrefs.length > 0) attributes.backrefs = [...note.backrefs];
    if (usedBy) attributes.backrefs = usedBy.flatMap((part) => this.#idOfPart(part) ?? []);
    const all = [...children];
    if (note && attributes.auto) {
      const span = { source: element.source, start: element.start, end: element.start };
      all.unshift(makeElement('label', span, [text(note.label, span)]));
    }
    return [{ ...element, attributes, children: all }];
  }
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

/** Removes the whitespace before a substitution with `ltrim`. */
function trimEnd(nodes: Node[]): void {
  const last = nodes.pop();
  if (last) nodes.push(last.type === 'text' ? { ...last, value: last.value.trimEnd() } : last);
}

/** The class names that a `class` directive without content adds to the next element. */
function classesOf({ attributes }: Element): string[] {
  const classes = attributes.data?.class;
  return Array.isArray(classes) ? classes.map(String) : [];
}

function withClasses([first, ...others]: readonly Node[], classes: readonly string[]): readonly Node[] {
  if (!first || !isElement(first)) return first ? [first, ...others] : others;
  const attributes = { ...first.attributes, classes: [...(first.attributes.classes ?? []), ...classes] };
  return [{ ...first, attributes }, ...others];
}
