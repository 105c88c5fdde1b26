import type { Diagnostic, Report } from '../../diagnostics/diagnostic.js';
import { type Element, isElement, type Node, textOf } from '../../doc/nodes.js';
import { variableOf } from '../../spec/section.js';
import { commentProblem } from './directive-as-text.js';
import { suspiciousText } from './in-text.js';
import { type Problem, suspicious } from './patterns.js';

/** Elements whose texts begin a line of their own. */
const openers = new Set(['paragraph', 'term']);
/** Elements whose texts are no markup, or were reported. */
const hidden = new Set([
  ...['literal', 'literal_block', 'doctest_block', 'math', 'math_block', 'raw', 'comment', 'problematic'],
]);

/**
 * Reports what is correct RST and hardly meant: pieces of markup that are read as text, in blocks of a section or of a
 * description. `opens`: the first of the nodes begins a line of its own.
 */
export function suspiciousMarkup(nodes: readonly Node[], report: Report, opens = false): void {
  // What is not closed was reported, and what comes behind it is another matter once it is.
  const isBroken = nodes.some(({ type }) => type === 'problematic');
  for (const [i, node] of nodes.entries()) {
    if (!isElement(node)) {
      if (isBroken) continue;
      for (const diagnostic of suspiciousText(node, opens && i === 0)) report(diagnostic);
      continue;
    }
    const problem = problemOf(node);
    if (problem) report({ ...problem, span: node });
    if (hidden.has(node.type) || variableOf(node) !== undefined) continue;
    suspiciousMarkup(node.children, report, openers.has(node.type));
  }
}

function problemOf(node: Element): Problem | Diagnostic | undefined {
  if (node.type === 'comment') return commentProblem(node);
  if (node.type === 'target') return targetProblem(node);
  if (node.type === 'title_reference') return withoutRole(node);
  return markOf(node)?.test(textOf(node))
    ? suspicious(
        'Marked text holds marks of its own.',
        'Close it where it is to end, with as many marks as it begins with, and a blank or a punctuation mark behind it.',
      )
    : undefined;
}

/** What can stand in a kind of marked text only if it was not closed. */
function markOf({ type }: Element): RegExp | undefined {
  if (type === 'literal') return /(?:^|[\s(])``\S|\S``\w/;
  if (type === 'emphasis') return /[\s(]\*\w|\*$/;
  if (type === 'strong') return /[\s(]\*\*\w|\*$/;
  return type === 'reference' ? /`/ : undefined;
}

function targetProblem({ attributes: { refuri } }: Element): Problem | undefined {
  if (refuri === undefined || !/[`\s]/.test(refuri)) return undefined;
  return suspicious(
    `The target leads to ${refuri}, which is no address.`,
    'Write `.. _name: address`, or `.. _name: other_`.',
  );
}

function withoutRole(node: Element): Problem | undefined {
  const { source, start, end } = node;
  if (source.text[start] !== '`' || source.text[end - 1] !== '`') return undefined;
  return {
    rule: 'rst/default-role',
    severity: 'warning',
    message: `\`${textOf(node).replace(/\s+/g, ' ')}\` is neither a literal nor a reference.`,
    help: 'Write ``…`` for a literal, `…`_ for a reference, *…* for emphasis.',
  };
}
