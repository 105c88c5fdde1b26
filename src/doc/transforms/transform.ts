import type { DocumentTargets } from '../document-targets.js';
import { isTextElement } from '../element-categories.js';
import { lineBelow } from '../message-position.js';
import { type Element, isElement, type Node, text } from '../nodes.js';
import type { Problem, ProblemReporter } from '../problem.js';

/** The settings of docutils that transforms use, under their original names. */
export interface TransformSettings {
  readonly doctitle_xform?: boolean;
  readonly docinfo_xform?: boolean;
  readonly sectnum_xform?: boolean;
  readonly sectsubtitle_xform?: boolean;
  readonly strip_comments?: boolean;
  readonly strip_classes?: readonly string[];
  readonly strip_elements_with_classes?: readonly string[];
  readonly expose_internals?: readonly string[];
  readonly toc_backlinks?: 'entry' | 'top' | undefined;
  /** Messages below this level are removed. */
  readonly report_level?: number;
  readonly trim_footnote_reference_space?: boolean;
  readonly title?: string;
}

/** Parses a line as a paragraph, with the range of `span`; for a bibliographic field whose text looks like a list. */
export type ParagraphReader = (line: string, span: Element) => Element | undefined;

/** A problem of an element in the tree. */
export interface ElementProblem extends Problem {
  readonly span: Element;
}

/** A modification of the document. */
export interface Transform {
  /** Transforms are applied in ascending order. */
  readonly priority: number;
  /** Modifies the document; `pending` are the elements that requested this transform, in document order. */
  apply(state: TransformState, pending: readonly Element[]): void;
}

/** A document with the state that its transforms share. */
export class TransformState {
  /** Messages of transforms, including those that are in the tree. */
  readonly messages: Element[] = [];
  /** References and targets that need no further resolving. */
  readonly resolved = new Set<Element>();
  /** Elements that are referenced. */
  readonly referenced = new Set<Element>();
  /** Targets by the ids and names that they propagated to the next element. */
  readonly propagatedIds = new Map<string, Element>();
  readonly propagatedNames = new Map<string, Element>();
  #parents: Map<Element, Element> | undefined;
  readonly #placed = new Set<Element>();

  constructor(
    readonly document: Element,
    readonly targets: DocumentTargets,
    readonly reporter: ProblemReporter,
    readonly settings: TransformSettings,
    readonly parseMessages: readonly Element[],
    readonly readParagraph: ParagraphReader | undefined,
  ) {}

  /** The parent of an element. */
  parent(element: Element): Element | undefined {
    return this.#parentMap().get(element);
  }

  report(problem: ElementProblem, children: readonly Element[] = []): Element {
    const { attributes } = problem.span;
    const located = {
      at: this.#blockStart(problem.span),
      ...problem,
      span: attributes.embedded ?? problem.span,
    };
    const message = this.reporter.report(located, children);
    this.messages.push(message);
    return message;
  }

  /** The parents of all elements, computed on first use. */
  #parentMap(): Map<Element, Element> {
    if (!this.#parents) {
      this.#parents = new Map();
      adopt(this.document, this.#parents);
    }
    return this.#parents;
  }

  /** The start of the block that contains an element: docutils records lines of blocks only. */
  #blockStart(element: Element): number {
    let block = element;
    for (let parent = this.parent(block); parent && isTextElement(parent.type); parent = this.parent(parent))
      block = parent;
    if (block.source !== element.source) return element.start;
    return block.type === 'title' && this.parent(block)?.type === 'section' ? lineBelow(block) : block.start;
  }

  /** Messages that no transform has inserted into the tree. */
  unplacedMessages(): Element[] {
    return this.messages.filter((message) => !this.#placed.has(message));
  }

  /** The first id of an element, allocated and set if it has none. */
  identify(element: Element, prefix?: string): string {
    const [existing] = element.attributes.ids ?? [];
    if (existing !== undefined) return existing;
    const id = this.targets.newId(element, prefix);
    element.attributes.ids = [id];
    return id;
  }

  /** Marks an element as referenced, and the target that propagated its id or name to the element. */
  noteReferenced(element: Element, { id, name }: { id?: string; name?: string }): void {
    this.referenced.add(element);
    const byId = id === undefined ? undefined : this.propagatedIds.get(id);
    const byName = name === undefined ? undefined : this.propagatedNames.get(name);
    if (byId) this.referenced.add(byId);
    if (byName) this.referenced.add(byName);
  }

  /** Sets the children of an element, keeping track of parents and of inserted messages. */
  setChildren(parent: Element, children: Node[]): void {
    parent.children = children;
    for (const child of children) {
      if (!isElement(child)) continue;
      if (child.type === 'system_message') this.#placed.add(child);
      if (!this.#parents) continue;
      if (!this.#parents.has(child)) adopt(child, this.#parents);
      this.#parents.set(child, parent);
    }
  }

  /** Replaces elements by other nodes, in time linear in the number of siblings. */
  replace(replacements: ReadonlyMap<Element, readonly Node[]>): void {
    const parents = new Set<Element>();
    for (const node of replacements.keys()) {
      const parent = this.#parentMap().get(node);
      if (parent) parents.add(parent);
    }
    for (const parent of parents)
      this.setChildren(
        parent,
        parent.children.flatMap((child) => (isElement(child) && replacements.get(child)) || [child]),
      );
  }

  /**
   * The `problematic` element that replaces an unresolvable reference, linked with the message in both directions. With
   * `keepsId`, it keeps the id of the reference.
   */
  problematic(reference: Element, message: Element, keepsId = false): Element {
    const refid = this.identify(message);
    const { source, start, end, attributes } = reference;
    const { ids = [], names, dupnames, classes } = attributes;
    const raw = rawSource(reference);
    const children = raw === '' ? [] : [text(raw, reference)];
    const element: Element = { type: 'problematic', attributes: { refid }, children, source, start, end };
    const [id = ''] = keepsId && ids.length > 0 ? ids : [this.identify(element)];
    element.attributes.ids = [id, ...ids.filter((other) => other !== id)];
    if (names) element.attributes.names = names;
    if (dupnames) element.attributes.dupnames = dupnames;
    if (classes) element.attributes.classes = classes;
    message.attributes.backrefs ??= [];
    message.attributes.backrefs.push(id);
    return element;
  }
}

/** The source text of an element. */
export function rawSource({ source, start, end, attributes }: Element): string {
  return attributes.rawsource ?? source.text.slice(start, end).replace(/[ \t]*\n[ \t]*/g, '\n');
}

function adopt(parent: Element, parents: Map<Element, Element>): void {
  for (const child of parent.children) {
    if (!isElement(child)) continue;
    parents.set(child, parent);
    if (child.children.length > 0) adopt(child, parents);
  }
}

/** The descendant elements of an element in document order. */
export function elementsOf(root: Element): Element[] {
  const elements: Element[] = [];
  collect(root, elements);
  return elements;
}

function collect(parent: Element, elements: Element[]): void {
  for (const child of parent.children) {
    if (!isElement(child)) continue;
    elements.push(child);
    if (child.children.length > 0) collect(child, elements);
  }
}
