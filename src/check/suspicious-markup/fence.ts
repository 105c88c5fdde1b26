import { suspicious } from './patterns.js';

/** A line that opens or closes a block of code in Markdown. */
export const fence = /^[ \t]*`{3,}[ \t]*[\w+-]*[ \t]*$/;

/** The problem of a code block in the syntax of Markdown. */
export const markdownFence = suspicious(
  'The fence of a Markdown code block is parsed as text.',
  'Write `.. code:: LANGUAGE`, a blank line, and the code with indentation.',
);
