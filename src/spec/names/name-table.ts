import type { IdentifiedDefinition } from './definition.js';
import { type Closeness, operationKeys, operationMention } from './operation-keys.js';

/** An element of a page that describes a name. */
export interface NameTarget {
  /** The name of the document. */
  readonly document: string;
  /** The path of its page in the site. */
  readonly page: string;
  readonly id: string;
}

/** The definitions of a document. */
export interface DocumentDefinitions {
  readonly document: string;
  readonly page: string;
  readonly definitions: readonly IdentifiedDefinition[];
}

const ambiguous = Symbol('several targets');
type Found = NameTarget | typeof ambiguous | undefined;

/** The definitions of one or more documents, by the ways to mention them. */
class Names {
  readonly #targets = new Map<string, NameTarget | typeof ambiguous>();

  add({ document, page, definitions }: DocumentDefinitions): void {
    for (const { definition, id } of definitions) {
      const target = { document, page, id };
      if (definition.kind === 'operation') this.#addOperation(definition.method, definition.path, target);
      else this.#add(keyOf(definition.kind, definition.name), target);
    }
  }

  /** What a literal mentions. */
  find(literal: string): Found {
    const operation = operationMention(literal);
    if (!operation) return this.get(keyOf('event', literal)) ?? this.get(keyOf('error code', literal));
    const { method = '', path } = operation;
    // Without a method, a path must not be part of another one.
    const order: readonly Closeness[] = method === '' ? ['whole', 'loose'] : ['whole', 'end', 'loose'];
    for (const closeness of order) {
      const found = this.get(operationKey(closeness, method, path));
      if (found) return found;
    }
    return undefined;
  }

  get(key: string): Found {
    return this.#targets.get(key);
  }

  #addOperation(method: string, path: string, target: NameTarget): void {
    for (const { closeness, path: key } of operationKeys(path))
      for (const of of [method, '']) this.#add(operationKey(closeness, of, key), target);
  }

  #add(key: string, target: NameTarget): void {
    const before = this.#targets.get(key);
    if (before === undefined) this.#targets.set(key, target);
    else if (before === ambiguous || before.id !== target.id || before.document !== target.document)
      this.#targets.set(key, ambiguous);
  }
}

const keyOf = (kind: string, name: string): string => `${kind} ${name}`;
const operationKey = (closeness: Closeness, method: string, path: string): string =>
  `${closeness} ${method} ${path}`;

/** The names that the documents of a site define. */
export class NameTable {
  readonly #all = new Names();
  readonly #byDocument = new Map<string, Names>();
  /** The elements that describe a name, as `document#id`. */
  readonly targets = new Set<string>();

  constructor(documents: readonly DocumentDefinitions[]) {
    for (const document of documents) {
      const own = new Names();
      own.add(document);
      this.#all.add(document);
      this.#byDocument.set(document.document, own);
      for (const { id } of document.definitions) this.targets.add(`${document.document}#${id}`);
    }
  }

  /** The element that describes what a literal in a document mentions: in the document itself, or else in another; `undefined` if it is not the only one. */
  find(literal: string, document: string): NameTarget | undefined {
    return only(this.#byDocument.get(document)?.find(literal) ?? this.#all.find(literal));
  }

  /** The section of a schema that the name of a type in a document refers to. */
  findSchema(name: string, document: string): NameTarget | undefined {
    const key = keyOf('schema', name);
    return only(this.#byDocument.get(document)?.get(key) ?? this.#all.get(key));
  }
}

const only = (found: Found): NameTarget | undefined => (found === ambiguous ? undefined : found);
