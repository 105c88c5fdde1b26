import { ansiColors, type Colors, plain } from '../diagnostics/colors.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { formatPretty } from '../diagnostics/format/pretty.js';

/** A stream that may be a terminal. */
export interface OutputStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Whether a stream is a terminal that interprets escape sequences. */
export const isAnsiTerminal = (stream: OutputStream): boolean =>
  stream.isTTY === true && process.env.TERM !== 'dumb';

/** Colours for a stream that is a terminal; none with `NO_COLOR` (no-color.org), always with `FORCE_COLOR`. */
export function colorsFor(stream: NodeJS.WriteStream): Colors {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (NO_COLOR) return plain;
  if (FORCE_COLOR) return FORCE_COLOR === '0' || FORCE_COLOR === 'false' ? plain : ansiColors;
  return isAnsiTerminal(stream) ? ansiColors : plain;
}

/** Formats problems for a stream, with its colours and the width of its terminal. */
export const formatFor = (stream: NodeJS.WriteStream, diagnostics: readonly Diagnostic[]): string =>
  formatPretty(diagnostics, colorsFor(stream), stream.isTTY ? stream.columns || undefined : undefined);
