import { normalizeName } from '../names.js';
import { type Element, element, isElement, type Node, text, textOf } from '../nodes.js';
import { elementsOf, rawSource, type Transform, type TransformState } from './transform.js';

/** Definitions longer than this are not expanded (docutils' `line_length_limit`). */
const lengthLimit = 10_000;
/** The maximum number of nodes that are inserted by nested substitutions in a document. */
const nestedLimit = 50_000;

interface QueuedReference {
  readonly reference: Element;
  /** The reference in the text whose expansion produced this one. */
  readonly origin: Element;
  /** The definition that contains the reference. */
  readonly owner: Element | undefined;
}

/**
 * Replaces substitution references (`|name|`) by the content of their definitions. Reports undefined and circular
 * substitutions, and those that exceed the limits.
 */
export const substitutions: Transform = {
  priority: 220,
  apply: (state) => new Substituter(state).apply(),
};

class Substituter {
  readonly #replacements = new Map<Node, readonly Node[]>();
  /** Definitions by the references that they replace. */
  readonly #definitions = new Map<Node, Element>();
  /** The names of the definitions that refer to each name. */
  readonly #referrers = new Map<string, Set<string>>();
  readonly #queue: QueuedReference[] = [];
  readonly #parents = new Map<Element, Element>();
  /** Text lengths of definitions, including expanded references. */
  readonly #lengths = new Map<Element, number>();
  #nested = 0;

  constructor(private readonly state: TransformState) {}

  apply(): void {
    const owners = new Map<Element, Element>();
    for (const element of elementsOf(this.state.document)) {
      if (element.type === 'substitution_definition')
        for (const reference of referencesIn(element)) owners.set(reference, element);
      else if (element.type === 'substitution_reference')
        this.#queue.push({ reference: element, origin: element, owner: owners.get(element) });
    }
    // The queue grows during the iteration.
    for (const queued of this.#queue) this.#substitute(queued);
    this.#write();
  }

  #substitute({ reference, origin, owner }: QueuedReference): void {
    const name = reference.attributes.refname ?? '';
    const key = this.#key(name);
    const definition = key === undefined ? undefined : this.state.targets.substitutions.get(key);
    if (key === undefined || !definition) {
      this.#fail(
        reference,
        reference,
        'rst/unknown-substitution',
        `Undefined substitution referenced: "${name}".`,
      );
      return;
    }
    const length = this.#lengthOf(definition);
    if (length > lengthLimit || this.#nested > nestedLimit) {
      const message = `Substitution definition "${key}" exceeds the line-length-limit.`;
      this.#fail(reference, reference, 'rst/substitution-definition', message);
      return;
    }
    const copies = this.#expanded(definition.children).map(copy);
    const nested = copies.flatMap(referencesIn);
    for (const inner of nested) {
      const innerKey = this.#key(inner.attributes.refname ?? '');
      if (innerKey === undefined) continue;
      const referrers = this.#referrers.get(innerKey) ?? new Set();
      this.#referrers.set(innerKey, referrers);
      if (referrers.has(innerKey)) {
        this.#circular(reference, origin, name);
        return;
      }
      referrers.add(key);
    }
    for (const inner of nested) this.#queue.push({ reference: inner, origin, owner });
    if (owner) this.#lengths.set(owner, this.#lengthOf(owner) + length);
    this.#nested += nested.length + (owner ? copies.length : 0);
    const parent = this.#parentOf(reference);
    if (parent) for (const child of copies) this.#recordParents(child, parent);
    this.#replacements.set(reference, copies);
    this.#definitions.set(reference, definition);
    for (const child of copies)
      if (isElement(child) && child.type === 'reference') this.state.targets.noteRefname(child);
  }

  /** Records the parents of the substitution references in a copy. */
  #recordParents(node: Node, parent: Element): void {
    if (!isElement(node)) return;
    if (node.type === 'substitution_reference') this.#parents.set(node, parent);
    for (const child of node.children) this.#recordParents(child, node);
  }

  #lengthOf(definition: Element): number {
    return this.#lengths.get(definition) ?? textOf(definition).length;
  }

  #key(name: string): string | undefined {
    const { substitutions: byName, substitutionKeys } = this.state.targets;
    return byName.has(name) ? name : substitutionKeys.get(normalizeName(name));
  }

  #parentOf(reference: Element): Element | undefined {
    return this.#parents.get(reference) ?? this.state.parent(reference);
  }

  /** Children with the replacements made so far. */
  #expanded(children: readonly Node[]): readonly Node[] {
    if (!children.some((child) => isElement(child))) return children;
    const out: Node[] = [];
    this.#append(children, out, { trimNext: false });
    return out;
  }

  #append(children: readonly Node[], out: Node[], trim: { trimNext: boolean }): void {
    for (const child of children) {
      const replacement = this.#replacements.get(child);
      if (replacement) {
        const { ltrim, rtrim } = this.#definitions.get(child)?.attributes ?? {};
        const last = out.at(-1);
        if (ltrim && last?.type === 'text') out[out.length - 1] = { ...last, value: last.value.trimEnd() };
        this.#append(replacement, out, trim);
        if (rtrim) trim.trimNext = true;
        continue;
      }
      out.push(trim.trimNext && child.type === 'text' ? { ...child, value: child.value.trimStart() } : child);
      trim.trimNext = false;
    }
  }

  #circular(reference: Element, origin: Element, name: string): void {
    const parent = this.#parentOf(reference);
    if (parent?.type !== 'substitution_definition') {
      const message = `Circular substitution definition referenced: "${name}".`;
      this.#fail(reference, origin, 'rst/circular-substitution', message);
      return;
    }
    const raw = rawSource(parent);
    const rule = 'rst/circular-substitution';
    const message = 'Circular substitution definition detected:';
    const reported = this.state.report({ level: 3, rule, message, span: parent }, [
      element('literal_block', parent, [text(raw, parent)]),
    ]);
    const { names, dupnames } = parent.attributes;
    if (names) reported.attributes.names = names;
    if (dupnames) reported.attributes.dupnames = dupnames;
    this.#replacements.set(parent, [reported]);
  }

  #fail(reference: Element, span: Element, rule: string, message: string): void {
    const reported = this.state.report({ level: 3, rule, message, span });
    this.state.identify(reported);
    this.#replacements.set(reference, [this.state.problematic(reference, reported)]);
  }

  #write(): void {
    const parents = new Set<Element>();
    for (const replaced of this.#replacements.keys()) {
      const parent = isElement(replaced) ? this.#parentOf(replaced) : undefined;
      if (parent) parents.add(parent);
    }
    for (const parent of parents) {
      const children: Node[] = [];
      this.#append(parent.children, children, { trimNext: false });
      this.state.setChildren(parent, children);
    }
  }
}

/** The substitution references in a node, including the node itself. */
function referencesIn(node: Node): Element[] {
  if (!isElement(node)) return [];
  if (node.type === 'substitution_reference') return [node];
  return node.children.flatMap(referencesIn);
}

function copy(node: Node): Node {
  if (!isElement(node)) return { ...node };
  return { ...node, attributes: { ...node.attributes }, children: node.children.map(copy) };
}
