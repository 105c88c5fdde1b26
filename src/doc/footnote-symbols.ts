const symbols = ['*', '\u2020', '\u2021', '\u00a7', '\u00b6', '#', '\u2660', '\u2665', '\u2666', '\u2663'];

/** The mark of the footnote of that index: the tenth and following ones repeat their mark. */
export const symbolAt = (index: number): string =>
  (symbols[index % symbols.length] ?? '*').repeat(Math.floor(index / symbols.length) + 1);
