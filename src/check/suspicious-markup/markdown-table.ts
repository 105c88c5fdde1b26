import type { Element } from '../../doc/nodes.js';
import { suspicious } from './patterns.js';

/** The row of a Markdown table that separates its head from its body. */
const delimiterRow = /^\s*(?:\|(?:[ \t]*:?-{2,}:?[ \t]*\|)+|:?-{3,}:?(?:[ \t]*\|[ \t]*:?-{3,}:?)+)\s*$/;

/** Whether a line separates the head of a Markdown table from its body. */
export const isDelimiterRow = (line: string): boolean => line.includes('|') && delimiterRow.test(line);

/** The problem of a table in the syntax of Markdown. */
export const markdownTable = suspicious(
  'The Markdown table is parsed as text.',
  'Write a grid table or a simple table of RST, or `.. list-table::`.',
);

/** Whether a line block is a table in the syntax of Markdown. */
export const isTable = ({ source, start, end }: Element): boolean =>
  source.text.slice(start, end).split('\n').some(isDelimiterRow);
