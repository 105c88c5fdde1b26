const codes = { red: 31, yellow: 33, cyan: 36, green: 32, dim: 2, bold: 1 } as const;

export type Colour = keyof typeof codes;

/** Colours a text, or does not. */
export type Colors = (colour: Colour, text: string) => string;

export const plain: Colors = (_, text) => text;
export const ansiColors: Colors = (colour, text) => `\u001b[${codes[colour]}m${text}\u001b[0m`;
