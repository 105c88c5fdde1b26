import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { type Element, textOf } from '../../doc/nodes.js';
import { standardDirective } from '../../rst/directives/index.js';

/** The last alternative is text before inline markup: `. _`name`: URL`. */
const directiveStart = /^\s*\.{1,3} ?(?:[A-Za-z][\w-]*::?(?=\s|$)|_[^_\s].*:(?=\s|$))|^\.{1,3}(?: _?|_)$/;

/** Whether a line of text resembles a directive or a target: `..note::`, `. _name:`. */
export const isDirectiveLike = (line: string): boolean => directiveStart.test(line);

/** Returns the problem of a line that resembles a directive or a target. */
export const directiveAsText = (line: string): Omit<Diagnostic, 'span'> => ({
  rule: 'rst/directive-as-comment',
  severity: 'warning',
  message: `"${line.trim().split('::')[0]}${line.includes('::') ? '::' : ''}" is parsed as text.`,
  help: 'Write a directive or a target with two dots and a space (`.. name::`, `.. _name:`), after a blank line.',
});

const singleColon = /^([A-Za-z-]+):(?!:)(?:\s|$)/;
const nameOnly =
  /^([A-Za-z-]+)$|^(code|code-block|raw|image|figure|include) \S+$|^(contents) Table of Contents$/i;

/** Names that occur with one colon as metadata for other programs. */
const metadata = new Set(['title', 'date', 'meta']);

/** Returns the problem of a comment that lacks a colon to be a directive (`rst/directive-as-comment`): `.. note: text`, `.. contents`. */
export function commentProblem(comment: Element): Diagnostic | undefined {
  const [first = ''] = textOf(comment).split('\n');
  const [, ...groups] = singleColon.exec(first) ?? nameOnly.exec(first) ?? [];
  const name = groups.find((group) => group !== undefined);
  if (name === undefined || metadata.has(name) || !standardDirective(name)) return undefined;
  return {
    rule: 'rst/directive-as-comment',
    severity: 'error',
    message: `The directive "${name}" is parsed as a comment.`,
    span: comment,
    help: `Write \`.. ${name}::\`, or begin the comment with another word.`,
  };
}
