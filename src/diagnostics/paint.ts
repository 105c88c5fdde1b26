import { styleText } from 'node:util';

export type Colour = 'red' | 'yellow' | 'cyan' | 'green' | 'dim' | 'bold';

/** Colours a text, or does not. */
export type Paint = (colour: Colour, text: string) => string;

export const plain: Paint = (_, text) => text;
export const coloured: Paint = (colour, text) => styleText(colour, text);
