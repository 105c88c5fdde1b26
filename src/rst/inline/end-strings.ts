import { isSpaceAt } from './characters.js';

/**
 * Finds the end of markup. Where there is none for a mark, that is remembered: a text full of unclosed markup is searched once, not
 * once for each.
 */
export class EndStrings {
  #none: Set<string> | undefined;

  constructor(
    private readonly text: string,
    private readonly inline: { endsBefore(index: number): boolean },
  ) {}

  /** Where the end-string `mark` of markup whose text begins at `start` stands; `undefined` where the text has none, or is empty. */
  find(mark: string, start: number): number | undefined {
    if (this.#none?.has(mark)) return undefined;
    for (let at = this.text.indexOf(mark, start); at >= 0; at = this.text.indexOf(mark, at + 1)) {
      if (at > start && this.#isBarred(at - 1, mark)) continue;
      if (this.inline.endsBefore(at + mark.length)) return at > start ? at : undefined;
    }
    this.exhausted(mark);
    return undefined;
  }

  /** A blank before the mark, or an escape (which counts for nothing in literals). */
  #isBarred(before: number, mark: string): boolean {
    return isSpaceAt(this.text, before) || (mark !== '``' && this.text.charCodeAt(before) === 0);
  }

  /** Remembers that nothing ends markup of this kind from here on. */
  exhausted(kind: string): void {
    this.#none ??= new Set();
    this.#none.add(kind);
  }

  isExhausted(kind: string): boolean {
    return this.#none?.has(kind) === true;
  }
}
