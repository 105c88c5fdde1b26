import { coloured, type Paint, plain } from '../diagnostics/paint.js';

/** Colours for a stream that is a terminal; none with `NO_COLOR` (no-color.org), always with `FORCE_COLOR`. */
export function paintFor(stream: NodeJS.WriteStream): Paint {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (NO_COLOR) return plain;
  if (FORCE_COLOR) return FORCE_COLOR === '0' || FORCE_COLOR === 'false' ? plain : coloured;
  return stream.isTTY ? coloured : plain;
}

export const errorPaint = (): Paint => paintFor(process.stderr);
