import type { DocumentIndex } from '../doc/document-index.js';
import type { Destination, FootnoteLabel, Lookups } from '../doc/lookups.js';
import type { Element } from '../doc/nodes.js';

/** Repeats a lookup in an index; returns whether the result is unchanged. */
type Lookup = (index: DocumentIndex) => boolean;

/** Forwards lookups to an index and records them, so that they can be revalidated against another index. */
export class RecordedLookups implements Lookups {
  readonly #recorded: Lookup[] = [];
  #knowsDottedIds = false;

  constructor(private readonly index: DocumentIndex) {}

  /** Whether every recorded lookup has the same result in another index. */
  isStillValid(index: DocumentIndex): boolean {
    return this.#recorded.every((isUnchanged) => isUnchanged(index));
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

  hasDottedId(id: string): boolean {
    if (!this.#knowsDottedIds) {
      this.#knowsDottedIds = true;
      const known = [...this.index.dottedIds];
      this.#recorded.push((index) => same([...index.dottedIds], known));
    }
    return this.index.hasDottedId(id);
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
