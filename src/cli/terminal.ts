import { coloured, type Paint, plain } from '../diagnostics/paint.js';

/** Colours for a stream that is a terminal, unless `NO_COLOR` is set (no-color.org). */
export const paintFor = (stream: NodeJS.WriteStream): Paint =>
  stream.isTTY && !process.env.NO_COLOR ? coloured : plain;

export const errorPaint = (): Paint => paintFor(process.stderr);
