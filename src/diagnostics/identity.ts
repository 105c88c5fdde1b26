import { inFile } from '../source/text.js';
import type { Diagnostic } from './diagnostic.js';
import { locationOf } from './order.js';

/** What a problem is known by while lines come and go above it. */
export const nameOf = ({ rule, message, span }: Diagnostic): string =>
  `${rule}\0${message}\0${inFile(span).source.path}`;

/** What tells a problem from all others at one time. */
export const identityOf = (diagnostic: Diagnostic): string => {
  const { line, column } = locationOf(diagnostic.span).start;
  return `${nameOf(diagnostic)}\0${line}\0${column}`;
};
