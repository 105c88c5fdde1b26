/** Numbers that a seed decides. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** At least 0, less than 1. */
  next(): number {
    // mulberry32
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  pick<T>(list: readonly T[]): T | undefined {
    return list[this.between(0, list.length - 1)];
  }

  /** The word with two letters swapped, one left out, or one written twice: never the word itself. */
  misspell(word: string): string {
    for (let attempt = 0; attempt < 20; attempt++) {
      const at = this.between(1, Math.max(1, word.length - 2));
      const [a = '', b = ''] = [word[at], word[at + 1]];
      const wrong =
        word.length < 4 || attempt % 3 === 2
          ? `${word.slice(0, at)}${a}${word.slice(at)}`
          : attempt % 3 === 1
            ? word.slice(0, at) + word.slice(at + 1)
            : word.slice(0, at) + b + a + word.slice(at + 2);
      if (wrong !== word && /^[A-Za-z]*$/.test(a + b)) return wrong;
    }
    return `${word}x`;
  }
}
