import type { Definition, IdentifiedDefinition } from './definition.js';
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

/** The targets in one or more documents, by the ways to mention them. */
class Names {
  readonly #targets = new Map<string, NameTarget | typeof ambiguous>();

  add(key: string, target: NameTarget): void {
    const before = this.#targets.get(key);
    if (before === undefined) this.#targets.set(key, target);
    else if (before === ambiguous || before.id !== target.id || before.document !== target.document)
      this.#targets.set(key, ambiguous);
  }

  /** What a literal mentions. */
  find(literal: string): Found {
    if (!literal.includes('/')) return this.#targets.get(literal);
    const operation = operationMention(literal);
    if (!operation) return undefined;
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
}

// Keys of operations and schemas contain a slash, so that no other literal equals them.
const schemaKey = (name: string): string => `schema/${name}`;
const operationKey = (closeness: Closeness, method: string, path: string): string =>
  `${closeness} ${method} ${path}`;

/** The ways to mention a definition. */
function* keysOf(definition: Definition): Generator<string> {
  if (definition.kind === 'operation') {
    for (const { closeness, path } of operationKeys(definition.path))
      for (const method of [definition.method, '']) yield operationKey(closeness, method, path);
  } else yield definition.kind === 'schema' ? schemaKey(definition.name) : definition.name;
}

interface OwnNames {
  readonly own: Names;
  readonly found: Map<string, NameTarget | undefined>;
}

/** The names that the documents of a site define. */
export class NameTable {
  readonly #all = new Names();
  /** The names of each document, and what has been looked up in it. */
  readonly #byDocument = new Map<string, OwnNames>();
  /** The elements that describe a name, as `document#id`. */
  readonly targets = new Set<string>();

  constructor(documents: readonly DocumentDefinitions[]) {
    for (const { document, page, definitions } of documents) {
      const own = new Names();
      this.#byDocument.set(document, { own, found: new Map() });
      for (const { definition, id } of definitions) {
        const target = { document, page, id };
        for (const key of keysOf(definition)) {
          own.add(key, target);
          this.#all.add(key, target);
        }
        this.targets.add(`${document}#${id}`);
      }
    }
  }

  /** The element that describes what a literal in a document mentions: in the document itself, or else in another; `undefined` if it is not the only one. */
  find(literal: string, document: string): NameTarget | undefined {
    const names = this.#byDocument.get(document);
    if (names?.found.has(literal)) return names.found.get(literal);
    const target = only(names?.own.find(literal) ?? this.#all.find(literal));
    names?.found.set(literal, target);
    return target;
  }

  /** The section of a schema that the name of a type in a document refers to. */
  findSchema(name: string, document: string): NameTarget | undefined {
    const key = schemaKey(name);
    return only(this.#byDocument.get(document)?.own.get(key) ?? this.#all.get(key));
  }
}

const only = (found: Found): NameTarget | undefined => (found === ambiguous ? undefined : found);
