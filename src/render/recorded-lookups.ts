import type { DocumentIndex } from '../doc/document-index.js';
import type { Destination, FootnoteLabel, IndexLookups, NameLookups } from '../doc/lookups.js';
import type { Element } from '../doc/nodes.js';
import type { Span } from '../source/text.js';
import type { PageNames } from '../spec/names/page-names.js';

/** Repeats a lookup in an index; returns whether the result is unchanged. */
type Lookup = (index: DocumentIndex) => boolean;

/** Lookups with their results, which can be revalidated against another index and other names. */
export class RecordedLookups {
  readonly inIndex: Lookup[] = [];
  readonly named = new Map<string, string | undefined>();
  readonly schemas = new Map<string, string | undefined>();
  readonly errorCodes = new Map<Element, string | undefined>();
  readonly uses = new Map<string, string | undefined>();

  /** `validNames` are the last names for which the lookups were valid. */
  constructor(private validNames: PageNames) {}

  /** Whether every lookup has the same result in another index and in other names. */
  isStillValid(index: DocumentIndex, names: PageNames): boolean {
    if (!this.#areNamesValid(names)) return false;
    this.validNames = names;
    return this.inIndex.every((isUnchanged) => isUnchanged(index));
  }

  #areNamesValid(names: PageNames): boolean {
    const unchanged = names.unchangedIn(this.validNames);
    if (!unchanged.targets) {
      for (const [literal, address] of this.named) if (names.named(literal) !== address) return false;
      for (const [name, address] of this.schemas) if (names.schema(name) !== address) return false;
    }
    if (!unchanged.errorCodes)
      for (const [entry, id] of this.errorCodes) if (names.errorCode(entry)?.id !== id) return false;
    if (!unchanged.uses)
      for (const [id, uses] of this.uses) if (JSON.stringify(names.usesOf(id)) !== uses) return false;
    return true;
  }
}

/**
 * Forwards lookups to an index and to the names of the site, and records them. The record does not refer to the index, which would keep
 * earlier states of the document in memory.
 */
export class LookupRecorder implements IndexLookups, NameLookups {
  readonly recorded: RecordedLookups;

  constructor(
    private readonly index: DocumentIndex,
    private readonly names: PageNames,
  ) {
    this.recorded = new RecordedLookups(names);
  }

  named(literal: string): string | undefined {
    const address = this.names.named(literal);
    this.recorded.named.set(literal, address);
    return address;
  }

  schema(name: string): string | undefined {
    const address = this.names.schema(name);
    this.recorded.schemas.set(name, address);
    return address;
  }

  errorCode(entry: Element): ReturnType<NameLookups['errorCode']> {
    const code = this.names.errorCode(entry);
    this.recorded.errorCodes.set(entry, code?.id);
    return code;
  }

  usedIn(id: string, span: Span): Element | undefined {
    this.recorded.uses.set(id, JSON.stringify(this.names.usesOf(id)));
    return this.names.usedIn(id, span);
  }

  idsOf(element: Element): readonly string[] {
    const result = this.index.idsOf(element);
    if (result.length > 0) this.recorded.inIndex.push((index) => same(index.idsOf(element), result));
    return result;
  }

  destination(name: string): Destination {
    const result = this.index.destination(name);
    this.recorded.inIndex.push((index) => sameDestination(index.destination(name), result));
    return result;
  }

  anonymous(reference: Element): Destination {
    const result = this.index.anonymous(reference);
    this.recorded.inIndex.push((index) => sameDestination(index.anonymous(reference), result));
    return result;
  }

  footnote(element: Element): FootnoteLabel | undefined {
    const result = this.index.footnote(element);
    this.recorded.inIndex.push((index) => {
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
    this.recorded.inIndex.push((index) => index.substitution(name) === result);
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
