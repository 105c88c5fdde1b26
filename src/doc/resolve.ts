import { isInvisible } from './element-categories.js';
import type { Destination, IndexLookups, NameLookups } from './lookups.js';
import { isLinkable } from './name-literals.js';
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
  lookups: IndexLookups,
  options: ResolveOptions = {},
): readonly Node[] => new Resolver(lookups, options).nodes(nodes);

export interface ResolveOptions {
  /** Absent: addresses are published as written. */
  readonly addresses?: Addresses | undefined;
  /** The id of the section that contains the nodes. */
  readonly section?: string | undefined;
  /** The names that literals link to; absent: there are no such links. */
  readonly names?: NameLookups | undefined;
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
  #isInReference = false;
  /** The error code whose description is being resolved. */
  #label: ReturnType<NameLookups['errorCode']>;

  constructor(
    private readonly lookups: IndexLookups,
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
      case 'literal':
        return this.#literal(node);
      case 'definition_list_item':
      case 'field':
      case 'row':
        return this.#entry(node);
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
    this.#isInReference = true;
    const children = this.nodes(reference.children);
    this.#isInReference = false;
    if (attributes.schema !== undefined) {
      const refuri = this.options.names?.schema(attributes.schema);
      const isLink = refuri !== undefined && !this.#isOwn(refuri);
      return isLink ? [{ ...reference, attributes: { refuri }, children: [...children] }] : children;
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

  /** A literal that names something is a link to it. */
  #literal(literal: Element): readonly Node[] | undefined {
    if (literal === this.#label?.literal)
      return [{ ...literal, attributes: { ...literal.attributes, ids: [this.#label.id] } }];
    const { names } = this.options;
    if (!names || this.#isInReference || !isLinkable(literal)) return this.#other(literal);
    const address = names.named(textOf(literal));
    if (address === undefined || this.#isOwn(address)) return undefined;
    return [makeElement('reference', literal, [literal], { refuri: address, classes: ['name'] })];
  }

  /** Whether an address refers to the unit itself, or to the entry that the literal is in. */
  #isOwn(address: string): boolean {
    return address === `#${this.options.section}` || address === `#${this.#label?.id}`;
  }

  /** An entry of a list or table, which may describe an error code. */
  #entry(entry: Element): readonly Node[] | undefined {
    const { names } = this.options;
    const code = names?.errorCode(entry);
    if (!names || !code) return this.#other(entry);
    const outer = this.#label;
    this.#label = code;
    const [resolved = entry] = this.#other(entry) ?? [];
    this.#label = outer;
    const last = resolved.type === 'text' ? undefined : resolved.children.at(-1);
    const uses = names.usedIn(code.id, entry);
    if (resolved.type === 'text' || !uses || !last || last.type === 'text') return [resolved];
    const body = { ...last, children: [...last.children, uses] };
    return [{ ...resolved, children: [...resolved.children.slice(0, -1), body] }];
  }

  #other(element: Element): readonly Node[] | undefined {
    const ids = isIndexed(element) ? this.lookups.idsOf(element) : noIds;
    const children = this.nodes(element.children);
    const note =
      element.type === 'footnote' || element.type === 'citation' ? this.lookups.footnote(element) : undefined;
    if (ids.length === 0 && children === element.children && note === undefined) return undefined;
    const attributes = { ...element.attributes };
    if (ids.length > 0) attributes.ids = [...ids];
    if (note && note.backrefs.length > 0) attributes.backrefs = [...note.backrefs];
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
