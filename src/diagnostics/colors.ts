const codes = { red: 31, yellow: 33, cyan: 36, green: 32, dim: 2, bold: 1 } as const;

export type Color = keyof typeof codes;

/** Applies a colour to a text if the output supports it. */
export type Colors = (color: Color, text: string) => string;

export const plain: Colors = (_, text) => text;
export const ansiColors: Colors = (color, text) => `\u001b[${codes[color]}m${text}\u001b[0m`;
