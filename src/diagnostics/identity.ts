import { inFile } from '../source/text.js';
import type { Diagnostic } from './diagnostic.js';
import { locationOf } from './order.js';

/** Identifies a problem independently of its line, which other edits may shift. */
export const nameOf = ({ rule, message, span }: Diagnostic): string =>
  `${rule}\0${message}\0${inFile(span).source.path}`;

/** Identifies a problem uniquely within one run. */
export const identityOf = (diagnostic: Diagnostic): string => {
  const { line, column } = locationOf(diagnostic.span).start;
  return `${nameOf(diagnostic)}\0${line}\0${column}`;
};
