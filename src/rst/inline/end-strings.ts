import { isSpaceAt } from './characters.js';

/**
 * Finds end-strings. A failed search is remembered, so that the time for a text full of unclosed markup remains linear.
 */
export class EndStrings {
  #none: Set<string> | undefined;

  constructor(
    private readonly text: string,
    private readonly inline: { endsBefore(index: number): boolean },
  ) {}

  /** The index of the end-string `mark` of markup whose content starts at `start`; `undefined` if there is none or the content is empty. */
  find(mark: string, start: number): number | undefined {
    if (this.#none?.has(mark)) return undefined;
    for (let at = this.text.indexOf(mark, start); at >= 0; at = this.text.indexOf(mark, at + 1)) {
      if (at > start && this.#isBlocked(at - 1, mark)) continue;
      if (this.inline.endsBefore(at + mark.length)) return at > start ? at : undefined;
    }
    this.exhausted(mark);
    return undefined;
  }

  /** Whether whitespace, or an escape outside literals, precedes the mark. */
  #isBlocked(before: number, mark: string): boolean {
    return isSpaceAt(this.text, before) || (mark !== '``' && this.text.charCodeAt(before) === 0);
  }

  /** Records that the rest of the text has no end-string of this kind. */
  exhausted(kind: string): void {
    this.#none ??= new Set();
    this.#none.add(kind);
  }

  isExhausted(kind: string): boolean {
    return this.#none?.has(kind) === true;
  }
}
