import type { DocumentIndex } from '../doc/document-index.js';
import type { Destination, FootnoteLabel, Lookups } from '../doc/lookups.js';
import type { Element } from '../doc/nodes.js';

/** Asks an index for one thing, and tells whether it would answer the same again. */
type Lookup = (index: DocumentIndex) => boolean;

/** Passes questions on to an index and keeps them, so that another index can be asked whether all its answers are the same. */
export class RecordedLookups implements Lookups {
  readonly #asked: Lookup[] = [];

  constructor(private readonly index: DocumentIndex) {}

  /** Whether another index answers everything as this one did. */
  isStillValid(index: DocumentIndex): boolean {
    return this.#asked.every((asked) => asked(index));
  }

  idsOf(element: Element): readonly string[] {
    const answer = this.index.idsOf(element);
    if (answer.length > 0) this.#asked.push((index) => same(index.idsOf(element), answer));
    return answer;
  }

  destination(name: string): Destination {
    const answer = this.index.destination(name);
    this.#asked.push((index) => sameDestination(index.destination(name), answer));
    return answer;
  }

  anonymous(reference: Element): Destination {
    const answer = this.index.anonymous(reference);
    this.#asked.push((index) => sameDestination(index.anonymous(reference), answer));
    return answer;
  }

  footnote(element: Element): FootnoteLabel | undefined {
    const answer = this.index.footnote(element);
    this.#asked.push((index) => {
      const now = index.footnote(element);
      return (
        now?.id === answer?.id &&
        now?.label === answer?.label &&
        same(now?.backrefs ?? [], answer?.backrefs ?? [])
      );
    });
    return answer;
  }

  substitution(name: string): Element | undefined {
    const answer = this.index.substitution(name);
    this.#asked.push((index) => index.substitution(name) === answer);
    return answer;
  }
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i]);

function sameDestination(a: Destination, b: Destination): boolean {
  if (a.kind === 'internal') return b.kind === 'internal' && a.id === b.id;
  if (a.kind === 'external') return b.kind === 'external' && a.uri === b.uri;
  return a.kind === b.kind;
}
