import { isPreBibliographic } from '../element-categories.js';
import { makeId } from '../make-id.js';
import { normalizeName } from '../names.js';
import { type Element, type ElementName, element, isElement, type Node, text, textOf } from '../nodes.js';
import type { Problem } from '../problem.js';
import { authorsOf } from './authors.js';
import { cleanKeywords } from './rcs-keywords.js';
import { rawSource, type Transform, type TransformState } from './transform.js';

/** Bibliographic fields that must contain a single paragraph. */
const textFields: ReadonlyMap<string, ElementName> = new Map<string, ElementName>([
  ['author', 'author'],
  ['organization', 'organization'],
  ['address', 'address'],
  ['contact', 'contact'],
  ['version', 'version'],
  ['revision', 'revision'],
  ['status', 'status'],
  ['date', 'date'],
  ['copyright', 'copyright'],
]);

const topicTitles: ReadonlyMap<string, string> = new Map([
  ['dedication', 'Dedication'],
  ['abstract', 'Abstract'],
]);

/** Converts a field list at the start of the document into bibliographic elements. Reports fields with invalid content. */
export const docInfo: Transform = {
  priority: 340,
  apply(state) {
    const { document, settings } = state;
    if (settings.docinfo_xform === false) return;
    const candidate = document.children.find(
      (child) => child.type === 'text' || !isPreBibliographic(child.type),
    );
    if (candidate?.type !== 'field_list') return;
    const at = document.children.findIndex(({ type }) => !headTypes.has(type));
    const rest = document.children.filter((child) => child !== candidate);
    const extracted = new Extraction(state).extract(candidate);
    state.setChildren(document, rest.toSpliced(at, 0, ...extracted));
  },
};

const headTypes: ReadonlySet<string> = new Set(['title', 'subtitle', 'rubric', 'decoration', 'meta']);

class Extraction {
  readonly #topics = new Map<string, Element>();

  constructor(private readonly state: TransformState) {}

  extract(list: Element): Element[] {
    const info = element('docinfo', list);
    for (const field of list.children) {
      if (!isElement(field)) continue;
      const made = this.#bibliographic(field);
      if (made === 'topic') continue;
      info.children.push(made ?? this.#generic(field));
    }
    const [dedication, abstract] = [this.#topics.get('dedication'), this.#topics.get('abstract')];
    return [...(info.children.length > 0 ? [info] : []), dedication, abstract].filter(
      (part) => part !== undefined,
    );
  }

  /** Converts a known bibliographic field with valid content; reports invalid content. */
  #bibliographic(field: Element): Element | 'topic' | undefined {
    const [nameElement, body] = field.children;
    if (!nameElement || !body || !isElement(nameElement) || !isElement(body)) return undefined;
    const [nameText] = nameElement.children;
    const name = nameText ? textOf(nameText) : '';
    const key = normalizeName(name);
    const type = textFields.get(key);
    if (!type && key !== 'authors' && !topicTitles.has(key)) return undefined;
    if (body.children.length === 0) {
      this.#warn(field, body, `Cannot extract empty bibliographic field "${name}".`);
      return undefined;
    }
    if (type) return this.#text(field, body, name, type);
    return key === 'authors' ? this.#authors(field, body, name) : this.#topic(field, body, name, key);
  }

  #text(field: Element, body: Element, name: string, type: ElementName): Element | undefined {
    const paragraph = this.#paragraph(body);
    if (!paragraph) {
      const types = body.children
        .filter((child) => child.type !== 'system_message')
        .map((child) => `<${child.type}>`);
      const actual = types.length > 1 ? `[${types.join(', ')}]` : `a ${types[0] ?? ''}`;
      this.#warn(
        field,
        body,
        `Bibliographic field "${name}"\nmust contain a single <paragraph>, not ${actual}.`,
      );
      return undefined;
    }
    return element(type, field, cleanKeywords(paragraph.children));
  }

  /** The only paragraph of a field. A name such as `E. Xample`, parsed as a list, is parsed again as a paragraph. */
  #paragraph(body: Element): Element | undefined {
    const [only] = body.children;
    if (!only || !isElement(only)) return undefined;
    if (only.type === 'paragraph') return body.children.length === 1 ? only : undefined;
    const line = rawSource(body).trim();
    if (only.type !== 'enumerated_list' || line.includes('\n')) return undefined;
    return this.state.readParagraph?.(line, only);
  }

  #authors(field: Element, body: Element, name: string): Element | undefined {
    const authors = authorsOf(body);
    if (authors.length > 0)
      return element(
        'authors',
        field,
        authors.map((children) => element('author', field, children)),
      );
    const message = [
      `Cannot extract "${name}" from bibliographic field:`,
      `Bibliographic field "${name}" must contain either`,
      ' a single paragraph (with author names separated by a character from the set ";,"),',
      ' multiple paragraphs (one per author),',
      ' or a bullet list with one author name per item.',
      'Note: Leading initials can cause (mis)recognizing names as enumerated list.',
    ];
    this.#warn(field, body, message.join('\n'), {
      sentence: `Cannot extract author names from field "${name}".`,
      help: 'Separate the names by `;` or `,`, or write one paragraph or list item per name.',
    });
    return undefined;
  }

  #topic(field: Element, body: Element, name: string, key: string): 'topic' | undefined {
    if (this.#topics.has(key)) {
      this.#warn(field, body, `There can only be one "${name}" field.`);
      return undefined;
    }
    const title = element('title', field, [text(topicTitles.get(key) ?? name, field)]);
    this.#topics.set(key, element('topic', field, [title, ...body.children], { classes: [key] }));
    return 'topic';
  }

  /** Adds the class of its name to a field that is not converted. */
  #generic(field: Element): Element {
    const [name, body] = field.children;
    if (!name || !isElement(name) || !body || !isElement(body)) return field;
    const [only] = body.children;
    if (body.children.length === 1 && only?.type === 'paragraph')
      only.children = cleanKeywords(only.children);
    // Like docutils, ignore the rest of a name with inline markup.
    const [first] = name.children;
    const id = makeId(normalizeName(first ? textOf(first) : ''));
    if (id !== '') field.attributes.classes = [...(field.attributes.classes ?? []), id];
    return field;
  }

  #warn(
    field: Element,
    body: Element,
    message: string,
    details: Pick<Problem, 'sentence' | 'help'> = {},
  ): void {
    const reported = this.state.report({ level: 2, rule: 'rst/docinfo', message, span: field, ...details });
    const children: Node[] = [...body.children, reported];
    this.state.setChildren(body, children);
  }
}
