import type { DocumentIndex } from '../doc/document-index.js';
import type { Destination, FootnoteLabel, IndexLookups, NameLookups } from '../doc/lookups.js';
import type { Element } from '../doc/nodes.js';
import type { Span } from '../source/text.js';
import type { PageNames } from '../spec/names/page-names.js';

/** Repeats a lookup in an index; returns whether the result is unchanged. */
type Lookup = (index: DocumentIndex) => boolean;

/** Forwards lookups to an index and to the names of the site, and records them, so that they can be revalidated against others. */
export class RecordedLookups implements IndexLookups, NameLookups {
  readonly #recorded: Lookup[] = [];

  readonly #named = new Map<string, string | undefined>();
  readonly #schemas = new Map<string, string | undefined>();
  readonly #errorCodes = new Map<Element, string | undefined>();
  readonly #uses = new Map<string, string | undefined>();
  /** The last names for which the lookups were valid. */
  #validNames: PageNames;

  constructor(
    private readonly index: DocumentIndex,
    private readonly names: PageNames,
  ) {
    this.#validNames = names;
  }

  /** Whether every recorded lookup has the same result in another index and in other names. */
  isStillValid(index: DocumentIndex, names: PageNames): boolean {
    if (!names.equals(this.#validNames)) {
      if (!this.#areNamesValid(names)) return false;
      this.#validNames = names;
    }
    return this.#recorded.every((isUnchanged) => isUnchanged(index));
  }

  #areNamesValid(names: PageNames): boolean {
    for (const [literal, address] of this.#named) if (names.named(literal) !== address) return false;
    for (const [name, address] of this.#schemas) if (names.schema(name) !== address) return false;
    for (const [entry, id] of this.#errorCodes) if (names.errorCode(entry)?.id !== id) return false;
    for (const [id, uses] of this.#uses) if (JSON.stringify(names.usesOf(id)) !== uses) return false;
    return true;
  }

  named(literal: string): string | undefined {
    const address = this.names.named(literal);
    this.#named.set(literal, address);
    return address;
  }

  schema(name: string): string | undefined {
    const address = this.names.schema(name);
    this.#schemas.set(name, address);
    return address;
  }

  errorCode(entry: Element): ReturnType<NameLookups['errorCode']> {
    const code = this.names.errorCode(entry);
    this.#errorCodes.set(entry, code?.id);
    return code;
  }

  usedIn(id: string, span: Span): Element | undefined {
    this.#uses.set(id, JSON.stringify(this.names.usesOf(id)));
    return this.names.usedIn(id, span);
  }

  idsOf(element: Element): readonly string[] {
    const result = this.index.idsOf(element);
    if (result.length > 0) this.#recorded.push((index) => same(index.idsOf(element), result));
    return result;
  }

  destination(name: string): Destination {
    const result = this.index.destination(name);
    this.#recorded.push((index) => sameDestination(index.destination(name), result));
    return result;
  }

  anonymous(reference: Element): Destination {
    const result = this.index.anonymous(reference);
    this.#recorded.push((index) => sameDestination(index.anonymous(reference), result));
    return result;
  }

  footnote(element: Element): FootnoteLabel | undefined {
    const result = this.index.footnote(element);
    this.#recorded.push((index) => {
      const now = index.footnote(element);
      return (
        now?.id === result?.id &&
        now?.label === result?.label &&
        same(now?.backrefs ?? [], result?.backrefs ?? [])
      );
    });
    return result;
  }

  substitution(name: string): Element | undefined {
    const result = this.index.substitution(name);
    this.#recorded.push((index) => index.substitution(name) === result);
    return result;
  }
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i]);

function sameDestination(a: Destination, b: Destination): boolean {
  if (a.kind === 'internal') return b.kind === 'internal' && a.id === b.id;
  if (a.kind === 'external') return b.kind === 'external' && a.uri === b.uri;
  return a.kind === b.kind;
}
