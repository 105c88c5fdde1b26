import { normalizeName } from '../names.js';
import { type Element, element, isElement, type Node, text, textOf } from '../nodes.js';
import { elementsOf, rawSource, type Transform, type TransformState } from './transform.js';

/** Definitions longer than this are not put into the text (docutils' `line_length_limit`). */
const lengthLimit = 10_000;
/** So many nodes are put into definitions, all in all. */
const nestedLimit = 50_000;

interface Waiting {
  readonly reference: Element;
  /** The reference of the text that led here. */
  readonly origin: Element;
  /** The definition that it stands in. */
  readonly owner: Element | undefined;
}

/** `|name|` is replaced by what `.. |name| replace::` and the like define. */
export const substitutions: Transform = {
  priority: 220,
  apply: (state) => new Substituting(state).apply(),
};

class Substituting {
  readonly #replacements = new Map<Node, readonly Node[]>();
  /** Definitions by the references that they stand in the place of. */
  readonly #definitions = new Map<Node, Element>();
  /** Which definitions each definition is referred to from. */
  readonly #referrers = new Map<string, Set<string>>();
  readonly #queue: Waiting[] = [];
  readonly #parents = new Map<Element, Element>();
  /** Lengths of the definitions' texts, with what was put into them. */
  readonly #lengths = new Map<Element, number>();
  #nested = 0;

  constructor(private readonly state: TransformState) {}

  apply(): void {
    const owners = new Map<Element, Element>();
    for (const found of elementsOf(this.state.document)) {
      if (found.type === 'substitution_definition')
        for (const reference of referencesIn(found)) owners.set(reference, found);
      else if (found.type === 'substitution_reference')
        this.#queue.push({ reference: found, origin: found, owner: owners.get(found) });
    }
    // The queue grows while it is gone through.
    for (const waiting of this.#queue) this.#substitute(waiting);
    this.#write();
  }

  #substitute({ reference, origin, owner }: Waiting): void {
    const name = reference.attributes.refname ?? '';
    const key = this.#key(name);
    const definition = key === undefined ? undefined : this.state.notes.substitutions.get(key);
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
    if (parent) for (const child of copies) this.#note(child, parent);
    this.#replacements.set(reference, copies);
    this.#definitions.set(reference, definition);
    for (const child of copies)
      if (isElement(child) && child.type === 'reference') this.state.notes.noteRefname(child);
  }

  /** Makes known what the references in a copy stand in. */
  #note(node: Node, parent: Element): void {
    if (!isElement(node)) return;
    if (node.type === 'substitution_reference') this.#parents.set(node, parent);
    for (const child of node.children) this.#note(child, node);
  }

  #lengthOf(definition: Element): number {
    return this.#lengths.get(definition) ?? textOf(definition).length;
  }

  #key(name: string): string | undefined {
    const { substitutions: known, substitutionKeys } = this.state.notes;
    return known.has(name) ? name : substitutionKeys.get(normalizeName(name));
  }

  #parentOf(reference: Element): Element | undefined {
    return this.#parents.get(reference) ?? this.state.parent(reference);
  }

  /** Children as they are by now: with the references replaced that have been come across. */
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
    const shown = this.state.report({ level: 3, rule, message, span: parent }, [
      element('literal_block', parent, [text(raw, parent)]),
    ]);
    const { names, dupnames } = parent.attributes;
    if (names) shown.attributes.names = names;
    if (dupnames) shown.attributes.dupnames = dupnames;
    this.#replacements.set(parent, [shown]);
  }

  #fail(reference: Element, place: Element, rule: string, message: string): void {
    const shown = this.state.report({ level: 3, rule, message, span: place });
    this.state.identify(shown);
    this.#replacements.set(reference, [this.state.problematic(reference, shown)]);
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

/** A node, if it is a reference to a substitution, and those in it. */
function referencesIn(node: Node): Element[] {
  if (!isElement(node)) return [];
  if (node.type === 'substitution_reference') return [node];
  return node.children.flatMap(referencesIn);
}

/** A copy that may be changed without changing what it was made from. */
function copy(node: Node): Node {
  if (!isElement(node)) return { ...node };
  return { ...node, attributes: { ...node.attributes }, children: node.children.map(copy) };
}
