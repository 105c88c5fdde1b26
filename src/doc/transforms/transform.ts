import type { DocumentTargets } from '../document-targets.js';
import { isTextElement } from '../element-categories.js';
import { lineBelow } from '../message-position.js';
import { type Element, isElement, type Node, text } from '../nodes.js';
import type { Problem, ProblemReporter } from '../problem.js';

/** docutils' settings that transforms look at, under their own names. */
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
  /** Messages below this level are left out. */
  readonly report_level?: number;
  readonly trim_footnote_reference_space?: boolean;
  readonly title?: string;
}

/** Reads a line as a paragraph: what a bibliographic field needs whose text looks like a list. */
export type ParagraphReader = (line: string, place: Element) => Element | undefined;

/** A problem of an element that stands in the tree. */
export interface ElementProblem extends Problem {
  readonly span: Element;
}

/** A transform changes the document that it is given. */
export interface Transform {
  /** The lowest is applied first. */
  readonly priority: number;
  /** `pending` are the elements that wait for this very transform, in the order of the text. */
  apply(state: TransformState, pending: readonly Element[]): void;
}

/** A document on its way through the transforms, with all that they know of it. */
export class TransformState {
  /** Messages that transforms made, whether they have a place in the tree or not. */
  readonly messages: Element[] = [];
  /** References and targets that lead where they should. */
  readonly resolved = new Set<Element>();
  /** Elements that something refers to. */
  readonly referenced = new Set<Element>();
  /** Targets that handed their ids and names on to the next element. */
  readonly propagatedIds = new Map<string, Element>();
  readonly propagatedNames = new Map<string, Element>();
  #parents: Map<Element, Element> | undefined;
  readonly #placed = new Set<Element>();

  constructor(
    readonly document: Element,
    readonly notes: DocumentTargets,
    readonly reporter: ProblemReporter,
    readonly settings: TransformSettings,
    readonly looseMessages: readonly Element[],
    readonly readParagraph: ParagraphReader | undefined,
  ) {}

  /** What an element stands in. */
  parent(element: Element): Element | undefined {
    return this.#known().get(element);
  }

  report(problem: ElementProblem, children: readonly Element[] = []): Element {
    const message = this.reporter.report({ at: this.#blockStart(problem.span), ...problem }, children);
    this.messages.push(message);
    return message;
  }

  /** The parents of all elements, looked for when one is asked for first. */
  #known(): Map<Element, Element> {
    if (!this.#parents) {
      this.#parents = new Map();
      adopt(this.document, this.#parents);
    }
    return this.#parents;
  }

  /** Where the block begins that an element stands in: docutils knows the lines of blocks only. */
  #blockStart(element: Element): number {
    let block = element;
    for (let parent = this.parent(block); parent && isTextElement(parent.type); parent = this.parent(parent))
      block = parent;
    if (block.source !== element.source) return element.start;
    return block.type === 'title' && this.parent(block)?.type === 'section' ? lineBelow(block) : block.start;
  }

  /** Messages that no transform put into the tree. */
  unplacedMessages(): Element[] {
    return this.messages.filter((message) => !this.#placed.has(message));
  }

  /** Gives an element its id, and sets it. */
  identify(element: Element, prefix?: string): string {
    const [own] = element.attributes.ids ?? [];
    if (own !== undefined) return own;
    const id = this.notes.newId(element, prefix);
    element.attributes.ids = [id];
    return id;
  }

  /** Notes that an element is referred to, and the target before it that handed its name on. */
  noteReferenced(element: Element, { id, name }: { id?: string; name?: string }): void {
    this.referenced.add(element);
    const byId = id === undefined ? undefined : this.propagatedIds.get(id);
    const byName = name === undefined ? undefined : this.propagatedNames.get(name);
    if (byId) this.referenced.add(byId);
    if (byName) this.referenced.add(byName);
  }

  /** Gives an element other children. */
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

  /** Puts other nodes in the place of some; each parent's children are gone through once. */
  replace(replacements: ReadonlyMap<Element, readonly Node[]>): void {
    const parents = new Set<Element>();
    for (const node of replacements.keys()) {
      const parent = this.#known().get(node);
      if (parent) parents.add(parent);
    }
    for (const parent of parents)
      this.setChildren(
        parent,
        parent.children.flatMap((child) => (isElement(child) && replacements.get(child)) || [child]),
      );
  }

  /**
   * What stands in a reference's place that leads nowhere; it and the message point at each other. Where `keepsId` is set, its id
   * is that of the reference.
   */
  problematic(reference: Element, message: Element, keepsId = false): Element {
    const refid = this.identify(message);
    const { source, start, end, attributes } = reference;
    const { ids = [], names, dupnames, classes } = attributes;
    const raw = rawSource(reference);
    const children = raw === '' ? [] : [text(raw, reference)];
    const element: Element = { type: 'problematic', attributes: { refid }, children, source, start, end };
    const [id = ''] = keepsId && ids.length > 0 ? ids : [this.identify(element)];
    element.attributes.ids = [id, ...ids.filter((own) => own !== id)];
    if (names) element.attributes.names = names;
    if (dupnames) element.attributes.dupnames = dupnames;
    if (classes) element.attributes.classes = classes;
    message.attributes.backrefs = [...(message.attributes.backrefs ?? []), id];
    return element;
  }
}

/** An element as the author wrote it. */
export function rawSource({ source, start, end, attributes, children }: Element): string {
  // The link around an image is an option of the image.
  if (children[0]?.type === 'image') return '';
  return attributes.rawsource ?? source.text.slice(start, end).replace(/\n[ \t]*/g, '\n');
}

function adopt(parent: Element, parents: Map<Element, Element>): void {
  for (const child of parent.children) {
    if (!isElement(child)) continue;
    parents.set(child, parent);
    if (child.children.length > 0) adopt(child, parents);
  }
}

/** All elements of a tree, outer ones first. */
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
