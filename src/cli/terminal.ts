import { ansiColors, type Colors, plain } from '../diagnostics/colors.js';

/** Colours for a stream that is a terminal; none with `NO_COLOR` (no-color.org), always with `FORCE_COLOR`. */
export function colorsFor(stream: NodeJS.WriteStream): Colors {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (NO_COLOR) return plain;
  if (FORCE_COLOR) return FORCE_COLOR === '0' || FORCE_COLOR === 'false' ? plain : ansiColors;
  return stream.isTTY ? ansiColors : plain;
}

export const errorColors = (): Colors => colorsFor(process.stderr);
