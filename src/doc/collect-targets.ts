import { append, DocumentTargets } from './document-targets.js';
import { containsBody, isAdmonition, isTextElement } from './element-categories.js';
import { lineBelow, MessagePositions } from './message-position.js';
import { normalizeName } from './names.js';
import { addAll, type Element, isElement, type Node } from './nodes.js';
import type { ProblemReporter } from './problem.js';
import { type NameConflict, Rank } from './target-names.js';

export interface CollectedTargets {
  readonly notes: DocumentTargets;
  /** Messages for which there was no place in the tree. */
  readonly looseMessages: readonly Element[];
}

/**
 * Gives the elements of a document their ids and notes what refers to what, in the order in which docutils comes across them. Elements
 * are changed: they get `ids`, and lose names that others have too; messages about those go into the tree.
 */
export function collectTargets(
  document: Element,
  reporter: ProblemReporter,
  autoIdPrefix?: string,
): CollectedTargets {
  const noting = new Noting(reporter, autoIdPrefix);
  noting.children(document, noting.loose);
  noting.notes.write();
  return { notes: noting.notes, looseMessages: noting.looseMessages };
}

/** Where messages go that may not stand beside the text that they are about. */
interface Margins {
  readonly before: Element[];
  readonly after: Element[];
}

class Noting {
  readonly notes: DocumentTargets;
  readonly looseMessages: Element[] = [];
  readonly loose: Margins = { before: this.looseMessages, after: this.looseMessages };
  readonly #places = new MessagePositions();
  /** Ids that stand for those that the parser put between a message and the text that it is about. */
  readonly #links = new Map<string, string>();

  constructor(
    private readonly reporter: ProblemReporter,
    autoIdPrefix: string | undefined,
  ) {
    this.notes = new DocumentTargets(autoIdPrefix);
  }

  /** The children of an element; `margins` take messages that may not stand in it. */
  children(parent: Element, margins: Margins): void {
    const inside = containsBody(parent.type);
    const isTop = parent.type === 'document' || parent.type === 'section';
    let own: Margins = inside ? { before: [], after: [] } : margins;
    let changed: Node[] | undefined;
    const { children } = parent;
    for (let i = 0; i < children.length; i++) {
      const child = children[i];
      if (!child) continue;
      if (isElement(child)) {
        if (isTop) this.#places.enter(children, i);
        // Titles and the authors of quotes are read before the block that they stand in has its place.
        const isOutside = child.type === 'attribution' || child.type === 'title';
        this.#element(child, parent, isOutside ? margins : own);
        if (own !== margins && (own.before.length > 0 || own.after.length > 0)) {
          changed ??= children.slice(0, i);
          addAll(changed, own.before);
          changed.push(child);
          addAll(changed, own.after);
          own = { before: [], after: [] };
          continue;
        }
      }
      changed?.push(child);
    }
    if (changed) parent.children = changed;
  }

  #element(element: Element, parent: Element, margins: Margins): void {
    const { notes } = this;
    const { attributes, type } = element;
    switch (type) {
      case 'section':
        this.#section(element, margins);
        return;
      case 'target':
        this.#target(element, parent, margins);
        break;
      case 'substitution_definition':
        this.#substitution(element, margins);
        break;
      case 'footnote':
      case 'citation':
        this.#note(element);
        break;
      case 'reference':
        notes.noteRefname(element);
        this.#named(element, margins);
        break;
      case 'footnote_reference':
      case 'citation_reference':
        this.#noteReference(element);
        break;
      case 'problematic':
        this.#problematic(element);
        break;
      case 'system_message':
        this.#message(element);
        break;
      case 'topic':
        if (isContents(element)) this.#contents(element);
        else this.#named(element, margins);
        break;
      case 'table':
        this.children(element, margins);
        this.#named(element, margins);
        return;
      case 'pending':
        notes.pending.push(element);
        this.#named(element, margins);
        break;
      case 'figure':
        this.#figure(element);
        return;
      case 'line_block':
      case 'field_list':
        this.#named(element, margins);
        this.#first(element, { before: margins.after, after: margins.after });
        return;
      case 'definition_list':
        this.#first(element, margins);
        return;
      default:
        if (attributes.names !== undefined) this.#named(element, margins);
    }
    if (element.children.length > 0) this.children(element, margins);
  }

  /** A list of which only the first item is read by the one who reads what the list stands in. */
  #first(list: Element, margins: Margins): void {
    for (const [i, item] of list.children.entries())
      if (isElement(item)) this.#element(item, list, i === 0 ? margins : this.loose);
  }

  #section(section: Element, margins: Margins): void {
    const [title] = section.children;
    if (title && isElement(title)) this.#element(title, section, { ...margins, before: margins.after });
    const { id, conflicts } = this.notes.name(section, Rank.implicit);
    const messages = this.#conflicts(section, conflicts, [id], title && { at: lineBelow(title) });
    const after = title ? afterHeading(section, title) : 0;
    const rest = section.children.splice(after);
    const own = section.children.slice(1);
    addAll(section.children, messages);
    const body: Element = { ...section, attributes: {}, children: rest };
    for (const message of own) if (isElement(message)) this.#element(message, section, margins);
    this.children(body, this.loose);
    addAll(section.children, body.children);
  }

  /** Names that an author gave to any element. */
  #named(element: Element, margins: Margins): void {
    if (!element.attributes.names?.length) return;
    const { id, conflicts } = this.notes.name(element, Rank.explicit);
    if (conflicts.length === 0) return;
    const isLate = element.type === 'inline' || isNotedLate(element);
    const messages = this.#conflicts(
      element,
      conflicts,
      [id],
      isLate ? this.#places.placeFor(element) : undefined,
    );
    const [first] = element.children;
    if (containsBody(element.type)) {
      // An admonition gets its title after its name.
      const isTitled = first?.type === 'title' && !isAdmonition(element.type);
      element.children.splice(isTitled ? 1 : 0, 0, ...messages);
    } else if (element.type === 'inline') addAll(margins.before, messages);
    else addAll(this.looseMessages, messages);
  }

  #target(target: Element, parent: Element, margins: Margins): void {
    const { attributes } = target;
    if (attributes.names === undefined) {
      this.notes.identify(target);
      if (attributes.refname !== undefined) this.notes.indirectTargets.push(target);
      return;
    }
    // A target within a text is what a phrase reference with an address leaves behind.
    const isEmbedded = isTextElement(parent.type);
    const { id, conflicts } = this.notes.name(target, isEmbedded ? Rank.implicit : Rank.explicit);
    const place = isEmbedded ? this.#places.placeFor(target) : undefined;
    addAll(margins.before, this.#conflicts(target, conflicts, target.children.length > 0 ? [id] : [], place));
    if (attributes.refname === undefined) return;
    this.notes.indirectTargets.push(target);
    if (!this.notes.targets.get(target)?.names.length) return;
    // docutils comes across an alias within a reference before the reference.
    const noted = this.notes.refnames.get(attributes.refname);
    const last = noted?.at(-1);
    if (noted && last?.type === 'reference' && last.end === target.start && last.source === target.source)
      noted.splice(-1, 0, target);
    else this.notes.noteRefname(target);
  }

  #substitution(definition: Element, { before }: Margins): void {
    const { substitutions, substitutionKeys } = this.notes;
    for (const name of definition.attributes.names ?? []) {
      const first = substitutions.get(name);
      if (first) {
        first.attributes.dupnames = [name];
        delete first.attributes.names;
        before.push(
          this.reporter.report({
            level: 3,
            rule: 'rst/duplicate-substitution',
            message: `Duplicate substitution definition name: "${name}".`,
            span: definition,
            related: [{ message: 'the first one is here', span: first }],
          }),
        );
      }
      substitutions.set(name, definition);
      substitutionKeys.set(normalizeName(name), name);
    }
  }

  #note(note: Element): void {
    const { notes } = this;
    const { auto, names } = note.attributes;
    if (note.type === 'citation') notes.citations.push(note);
    else if (auto === '*') notes.symbolFootnotes.push(note);
    else if (auto) notes.autoFootnotes.push(note);
    else notes.footnotes.push(note);
    if (names === undefined) {
      notes.identify(note);
      return;
    }
    const { id, conflicts } = notes.name(note, Rank.explicit);
    const messages = this.#conflicts(note, conflicts, [id]);
    const [label] = note.children;
    note.children.splice(label?.type === 'label' ? 1 : 0, 0, ...messages);
  }

  #noteReference(reference: Element): void {
    const { notes } = this;
    const { auto, refname } = reference.attributes;
    notes.identify(reference);
    if (auto === '*') notes.symbolFootnoteReferences.push(reference);
    else if (auto) notes.autoFootnoteReferences.push(reference);
    if (refname === undefined) return;
    const byName =
      reference.type === 'citation_reference' ? notes.citationReferences : notes.footnoteReferences;
    append(byName, refname, reference);
    notes.noteRefname(reference);
  }

  /** The text comes before its message, but the message got its id first. */
  #problematic(problematic: Element): void {
    const { attributes } = problematic;
    const { ids = [], refid = '' } = attributes;
    const messageId = this.#links.get(refid) ?? this.notes.newId({ ...problematic, type: 'system_message' });
    this.#links.set(refid, messageId);
    const id = this.notes.newId(problematic);
    for (const placeholder of ids) this.#links.set(placeholder, id);
    attributes.refid = messageId;
    attributes.ids = [id];
  }

  #message(message: Element): void {
    const { attributes } = message;
    const { ids, backrefs } = attributes;
    if (ids) {
      attributes.ids = ids.map((placeholder) => {
        const id = this.#links.get(placeholder) ?? this.notes.newId(message);
        this.#links.set(placeholder, id);
        this.notes.byId.set(id, message);
        return id;
      });
    }
    if (backrefs) attributes.backrefs = backrefs.map((id) => this.#links.get(id) ?? id);
  }

  /** A table of contents goes without its name where that is taken. */
  #contents(topic: Element): void {
    const names = topic.attributes.names?.filter((name) => !this.notes.names.has(name)) ?? [];
    if (names.length > 0) topic.attributes.names = names;
    else delete topic.attributes.names;
    this.notes.name(topic, Rank.implicit);
  }

  /** The image was read before the figure that it stands in. */
  #figure(figure: Element): void {
    const [image, ...rest] = figure.children;
    if (image && isElement(image)) this.#element(image, figure, this.loose);
    this.#named(figure, this.loose);
    const others: Element = { ...figure, attributes: {}, children: rest };
    this.children(others, this.loose);
    figure.children = [...(image ? [image] : []), ...others.children];
  }

  #conflicts(
    element: Element,
    conflicts: readonly NameConflict[],
    backrefs: readonly string[],
    place: { readonly at: number; readonly below?: boolean } = { at: element.start },
  ): Element[] {
    return conflicts.map(({ level, rule, message, first }) => {
      const related = first ? [{ message: 'the first one is here', span: first }] : [];
      const shown = this.reporter.report({ level, rule, message, span: element, ...place, related });
      if (backrefs.length > 0) shown.attributes.backrefs = [...backrefs];
      return shown;
    });
  }
}

const isContents = ({ attributes, children }: Element): boolean =>
  attributes.classes?.includes('contents') === true && children.some(({ type }) => type === 'pending');

/** Admonitions and code: docutils notes their names when it has read all of them. */
const isNotedLate = ({ type, attributes }: Element): boolean =>
  isAdmonition(type) || (type === 'literal_block' && attributes.classes?.[0] === 'code');

/** Index of the first child that is neither the title nor a message about it. */
function afterHeading(section: Element, title: Node): number {
  const { text } = title.source;
  const underlineEnd = text.indexOf('\n', lineBelow(title));
  const headingEnd = underlineEnd < 0 ? text.length : underlineEnd;
  let after = 1;
  for (; after < section.children.length; after++) {
    const child = section.children[after];
    if (child?.type !== 'system_message' || child.source !== title.source || child.start >= headingEnd) break;
  }
  return after;
}
