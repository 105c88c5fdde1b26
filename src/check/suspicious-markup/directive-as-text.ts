import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { type Element, textOf } from '../../doc/nodes.js';
import { standardDirective } from '../../rst/directives/index.js';

/** Also what goes on with marked text: `. _`name`: address`. */
const like = /^\s*\.{1,3} ?(?:[A-Za-z][\w-]*::?(?=\s|$)|_[^_\s].*:(?=\s|$))|^\.{1,3}(?: _?|_)$/;

/** Whether a line of text begins as directives and targets do: `..note::`, `. _name:`. */
export const isDirectiveLike = (line: string): boolean => like.test(line);

export const directiveAsText = (line: string): Omit<Diagnostic, 'span'> => ({
  rule: 'rst/directive-as-comment',
  severity: 'warning',
  message: `${line.trim().split('::')[0]}${line.includes('::') ? '::' : ''} is read as text.`,
  help: 'A directive or a target begins with two dots and a blank (`.. name::`, `.. _name:`), after a blank line.',
});

const colon = /^([A-Za-z-]+):(?!:)(?:\s|$)/;
const bare =
  /^([A-Za-z-]+)$|^(code|code-block|raw|image|figure|include) \S+$|^(contents) Table of Contents$/i;

/** Names that stand with one colon as facts for other programs. */
const facts = new Set(['title', 'date', 'meta']);

/** Reports a comment that lacks a colon to be a directive (`rst/directive-as-comment`): `.. note: text`, `.. contents`. */
export function commentProblem(comment: Element): Diagnostic | undefined {
  const [first = ''] = textOf(comment).split('\n');
  const [, ...names] = colon.exec(first) ?? bare.exec(first) ?? [];
  const name = names.find((one) => one !== undefined);
  if (name === undefined || facts.has(name) || !standardDirective(name)) return undefined;
  return {
    rule: 'rst/directive-as-comment',
    severity: 'warning',
    message: `This is a comment, not the directive ${name}: nobody sees it.`,
    span: comment,
    help: `Write \`.. ${name}::\`; begin a comment with another word.`,
  };
}
