/** A seeded pseudorandom generator. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** A number in [0, 1). */
  next(): number {
    // mulberry32
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** An integer from `from` to `to`, inclusive. */
  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  pick<T>(list: readonly T[]): T | undefined {
    return list[this.between(0, list.length - 1)];
  }

  /** Swaps two letters of a word, drops one, or doubles one; the result always differs from the word. */
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
