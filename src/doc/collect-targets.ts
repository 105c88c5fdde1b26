import type { Span } from '../source/text.js';
import { append, DocumentTargets } from './document-targets.js';
import { containsBody, isAdmonition, isTextElement } from './element-categories.js';
import { lineBelow, MessagePositions } from './message-position.js';
import { normalizeName } from './names.js';
import { addAll, type Element, element, isElement, type Node } from './nodes.js';
import type { ProblemReporter } from './problem.js';
import { type NameConflict, Rank } from './target-names.js';

export interface CollectedTargets {
  readonly targets: DocumentTargets;
  /** The header and the footer. */
  readonly decoration: readonly Element[];
  /** Messages that have no valid position in the tree. */
  readonly parseMessages: readonly Element[];
}

/**
 * Assigns ids to the elements of a document and collects its targets and references, in the order in which docutils
 * parses them. Modifies the tree: elements get `ids`, duplicate names move to `dupnames`, messages about them are
 * inserted, and the parts of the header and the footer are removed.
 */
export function collectTargets(
  document: Element,
  reporter: ProblemReporter,
  autoIdPrefix?: string,
): CollectedTargets {
  const collector = new TargetCollector(reporter, autoIdPrefix);
  collector.children(document, collector.outside);
  collector.targets.write();
  const { targets, parseMessages, header, footer } = collector;
  const decoration = [header, footer].filter((part) => part !== undefined);
  return { targets, decoration, parseMessages };
}

/** Lists for messages about elements whose parent cannot contain messages; the nearest ancestor that can inserts them. */
interface MessageLists {
  readonly before: Element[];
  readonly after: Element[];
}

class TargetCollector {
  readonly targets: DocumentTargets;
  readonly parseMessages: Element[] = [];
  header: Element | undefined;
  footer: Element | undefined;
  /** For messages that do not go into the tree. */
  readonly outside: MessageLists = { before: this.parseMessages, after: this.parseMessages };
  readonly #positions = new MessagePositions();
  /** Final ids by the placeholders with which the parser connects `problematic` elements and their messages. */
  readonly #links = new Map<string, string>();

  constructor(
    private readonly reporter: ProblemReporter,
    autoIdPrefix: string | undefined,
  ) {
    this.targets = new DocumentTargets(autoIdPrefix);
  }

  /** Visits the children of an element; `outer` receives messages that the element cannot contain. */
  children(parent: Element, outer: MessageLists): void {
    const isTop = parent.type === 'document' || parent.type === 'section';
    let lists: MessageLists = containsBody(parent.type) ? { before: [], after: [] } : outer;
    let changed: Node[] | undefined;
    const { children } = parent;
    for (let i = 0; i < children.length; i++) {
      const child = children[i];
      if (!child) continue;
      if (isElement(child)) {
        if (isTop) this.#positions.enter(children, i);
        if (child.attributes.moved) {
          this.#decoration(child.attributes.moved);
          changed ??= children.slice(0, i);
          continue;
        }
        // docutils parses titles and attributions before it creates their parent.
        const isOutside = child.type === 'attribution' || child.type === 'title';
        this.#element(child, parent, isOutside ? outer : lists);
        if (lists !== outer && (lists.before.length > 0 || lists.after.length > 0)) {
          changed ??= children.slice(0, i);
          addAll(changed, lists.before);
          changed.push(child);
          addAll(changed, lists.after);
          lists = { before: [], after: [] };
          continue;
        }
      }
      changed?.push(child);
    }
    if (changed) parent.children = changed;
  }

  /** Adds a part to the header or the footer; parts in its own content precede the child that contains them. */
  #decoration(part: Element): void {
    const { source, start } = part;
    const type = part.type === 'header' ? 'header' : 'footer';
    const whole = this[type] ?? element(type, { source, start, end: part.end });
    whole.end = Math.max(whole.end, part.end);
    this[type] = whole;
    for (const child of part.children) {
      const holder: Element = { ...part, children: [child] };
      this.children(holder, this.outside);
      addAll(whole.children, holder.children);
    }
  }

  #element(element: Element, parent: Element, lists: MessageLists): void {
    const { targets } = this;
    const { attributes, type } = element;
    switch (type) {
      case 'section':
        this.#section(element, lists);
        return;
      case 'target':
        this.#target(element, parent, lists);
        break;
      case 'substitution_definition':
        this.#substitution(element, lists);
        break;
      case 'footnote':
      case 'citation':
        this.#note(element);
        break;
      case 'reference':
        targets.noteRefname(element);
        this.#named(element, lists);
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
        else this.#named(element, lists);
        break;
      case 'table':
        this.children(element, lists);
        this.#named(element, lists);
        return;
      case 'pending':
        targets.pending.push(element);
        this.#named(element, lists);
        break;
      case 'figure':
        this.#figure(element);
        return;
      case 'line_block':
      case 'field_list':
        this.#named(element, lists);
        this.#items(element, { before: lists.after, after: lists.after });
        return;
      case 'definition_list':
        this.#items(element, lists);
        return;
      default:
        if (attributes.names !== undefined) this.#named(element, lists);
    }
    if (element.children.length > 0) this.children(element, lists);
  }

  /** Visits a list of which docutils parses only the first item before it attaches the list to its parent. */
  #items(list: Element, lists: MessageLists): void {
    for (const [i, item] of list.children.entries())
      if (isElement(item)) this.#element(item, list, i === 0 ? lists : this.outside);
  }

  #section(section: Element, lists: MessageLists): void {
    const [title] = section.children;
    if (title && isElement(title)) this.#element(title, section, { ...lists, before: lists.after });
    const { id, conflicts } = this.targets.name(section, Rank.implicit);
    const messages = this.#conflicts(section, conflicts, [id], title && { at: lineBelow(title) });
    const after = title ? afterHeading(section, title) : 0;
    const rest = section.children.splice(after);
    const headingMessages = section.children.slice(1);
    addAll(section.children, messages);
    const body: Element = { ...section, attributes: {}, children: rest };
    for (const message of headingMessages) if (isElement(message)) this.#element(message, section, lists);
    this.children(body, this.outside);
    addAll(section.children, body.children);
  }

  /** Registers the names that an author assigned to any element. */
  #named(element: Element, lists: MessageLists): void {
    if (!element.attributes.names?.length) return;
    const { id, conflicts } = this.targets.name(element, Rank.explicit);
    if (conflicts.length === 0) return;
    const isLate = element.type === 'inline' || isRegisteredLate(element);
    const messages = this.#conflicts(
      element,
      conflicts,
      [id],
      isLate ? this.#positions.positionFor(element) : undefined,
    );
    const [first] = element.children;
    if (containsBody(element.type)) {
      // docutils registers the name of an admonition before it adds the title.
      const isTitled = first?.type === 'title' && !isAdmonition(element.type);
      element.children.splice(isTitled ? 1 : 0, 0, ...messages);
    } else if (element.type === 'inline') addAll(lists.before, messages);
    else addAll(this.parseMessages, messages);
  }

  #target(target: Element, parent: Element, lists: MessageLists): void {
    const { attributes } = target;
    if (attributes.names === undefined) {
      this.targets.identify(target);
      if (attributes.refname !== undefined) this.targets.indirectTargets.push(target);
      return;
    }
    // A target in a text element belongs to a phrase reference with an embedded URI, or is an inline target.
    const isEmbedded = isTextElement(parent.type);
    const { id, conflicts } = this.targets.name(target, isEmbedded ? Rank.implicit : Rank.explicit);
    const position = isEmbedded ? this.#positions.positionFor(target) : undefined;
    const backrefs = target.children.length > 0 ? [id] : [];
    addAll(lists.before, this.#conflicts(target, conflicts, backrefs, position));
    if (attributes.refname === undefined) return;
    this.targets.indirectTargets.push(target);
    if (!isEmbedded && !this.targets.byElement.get(target)?.names.length) return;
    // docutils registers an embedded alias before the reference that contains it.
    const referrers = this.targets.refnames.get(attributes.refname);
    const last = referrers?.at(-1);
    if (referrers && last?.type === 'reference' && last.end === target.start && last.source === target.source)
      referrers.splice(-1, 0, target);
    else this.targets.noteRefname(target);
  }

  #substitution(definition: Element, { before }: MessageLists): void {
    const { substitutions, substitutionKeys } = this.targets;
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
            related: [{ message: 'first defined here', span: first }],
          }),
        );
      }
      substitutions.set(name, definition);
      substitutionKeys.set(normalizeName(name), name);
    }
  }

  #note(note: Element): void {
    const { targets } = this;
    const { auto, names } = note.attributes;
    if (note.type === 'citation') targets.citations.push(note);
    else if (auto === '*') targets.symbolFootnotes.push(note);
    else if (auto) targets.autoFootnotes.push(note);
    else targets.footnotes.push(note);
    if (names === undefined) {
      targets.identify(note);
      return;
    }
    const { id, conflicts } = targets.name(note, Rank.explicit);
    const messages = this.#conflicts(note, conflicts, [id]);
    const [label] = note.children;
    note.children.splice(label?.type === 'label' ? 1 : 0, 0, ...messages);
  }

  #noteReference(reference: Element): void {
    const { targets } = this;
    const { auto, refname } = reference.attributes;
    targets.identify(reference);
    if (auto === '*') targets.symbolFootnoteReferences.push(reference);
    else if (auto) targets.autoFootnoteReferences.push(reference);
    if (refname === undefined) return;
    const byName =
      reference.type === 'citation_reference' ? targets.citationReferences : targets.footnoteReferences;
    append(byName, refname, reference);
    targets.noteRefname(reference);
  }

  /** The `problematic` element precedes its message, but docutils allocates the id of the message first. */
  #problematic(problematic: Element): void {
    const { attributes } = problematic;
    const { ids = [], refid = '' } = attributes;
    const messageId =
      this.#links.get(refid) ?? this.targets.newId({ ...problematic, type: 'system_message' });
    this.#links.set(refid, messageId);
    const id = this.targets.newId(problematic);
    for (const placeholder of ids) this.#links.set(placeholder, id);
    attributes.refid = messageId;
    attributes.ids = [id];
  }

  #message(message: Element): void {
    const { attributes } = message;
    const { ids, backrefs, discarded = [] } = attributes;
    for (const reference of discarded) this.#noteReference(reference);
    if (ids) {
      attributes.ids = ids.map((placeholder) => {
        const id = this.#links.get(placeholder) ?? this.targets.newId(message);
        this.#links.set(placeholder, id);
        this.targets.byId.set(id, message);
        return id;
      });
    }
    if (backrefs) attributes.backrefs = backrefs.map((id) => this.#links.get(id) ?? id);
  }

  /** A table of contents gets its name only if the name is free. */
  #contents(topic: Element): void {
    const names = topic.attributes.names?.filter((name) => !this.targets.names.has(name)) ?? [];
    if (names.length > 0) topic.attributes.names = names;
    else delete topic.attributes.names;
    this.targets.name(topic, Rank.implicit);
  }

  /** docutils registers the image before the figure that contains it. */
  #figure(figure: Element): void {
    const [image, ...rest] = figure.children;
    if (image && isElement(image)) this.#element(image, figure, this.outside);
    this.#named(figure, this.outside);
    const others: Element = { ...figure, attributes: {}, children: rest };
    this.children(others, this.outside);
    figure.children = [...(image ? [image] : []), ...others.children];
  }

  #conflicts(
    element: Element,
    conflicts: readonly NameConflict[],
    backrefs: readonly string[],
    position: { readonly at: number; readonly below?: boolean } = { at: element.start },
  ): Element[] {
    return conflicts.map(({ level, rule, message, first }) => {
      const related = first ? [{ message: 'first defined here', span: namedRange(first) }] : [];
      const span = namedRange(element);
      const reported = this.reporter.report({ level, rule, message, span, ...position, related });
      if (backrefs.length > 0) reported.attributes.backrefs = [...backrefs];
      return reported;
    });
  }
}

/** The range to report for a name: the title of a section, the brackets of an embedded alias, or the whole element. */
function namedRange(element: Element): Span {
  const [title] = element.children;
  return element.type === 'section' && title ? title : (element.attributes.embedded ?? element);
}

const isContents = ({ attributes, children }: Element): boolean =>
  attributes.classes?.includes('contents') === true && children.some(({ type }) => type === 'pending');

/** Whether docutils registers the name of an element after parsing its content. */
const isRegisteredLate = ({ type, attributes }: Element): boolean =>
  isAdmonition(type) || (type === 'literal_block' && attributes.classes?.[0] === 'code');

/** The index of the first child that is neither the title nor a message about it. */
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
