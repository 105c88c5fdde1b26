import type { Diagnostic, Report } from '../../diagnostics/diagnostic.js';
import { type Element, isElement, type Node, textOf } from '../../doc/nodes.js';
import { variableOf } from '../../spec/section.js';
import { commentProblem } from './directive-as-text.js';
import { markdownFence } from './fence.js';
import { suspiciousText } from './in-text.js';
import { quotedListProblem } from './lists.js';
import { isTable, markdownTable } from './markdown-table.js';
import { type Problem, suspicious } from './patterns.js';

/** Elements whose text starts a line. */
const blockStarts = new Set(['paragraph', 'term']);
/** Elements whose text is literal, or has been reported. */
const skipped = new Set([
  ...['literal', 'literal_block', 'doctest_block', 'math', 'math_block', 'raw', 'comment', 'problematic'],
]);

/**
 * Reports valid RST that was probably not intended, such as markup characters that are parsed as text, in blocks of a section or of a
 * description. `startsBlock`: the first of the nodes starts a line.
 */
export function suspiciousMarkup(nodes: readonly Node[], report: Report, startsBlock = false): void {
  // Unclosed markup has been reported, and closing it changes the text after it.
  const isBroken = nodes.some(({ type }) => type === 'problematic');
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i];
    if (!node) continue;
    if (!isElement(node)) {
      if (!isBroken) suspiciousText(node, startsBlock && i === 0, report);
      continue;
    }
    const before = nodes[i - 1];
    const problem =
      problemOf(node) ?? quotedListProblem(node, before && isElement(before) ? before : undefined);
    if (problem) report({ span: node, ...problem });
    if (skipped.has(node.type) || variableOf(node) !== undefined) continue;
    suspiciousMarkup(node.children, report, blockStarts.has(node.type));
  }
}

function problemOf(node: Element): Problem | Diagnostic | undefined {
  if (node.type === 'comment') return commentProblem(node);
  if (node.type === 'target') return targetProblem(node);
  if (node.type === 'title_reference') return defaultRoleProblem(node);
  if (node.type === 'definition_list_item') return brokenParagraphProblem(node);
  if (node.type === 'line_block') return isTable(node) ? markdownTable : undefined;
  if (node.type === 'literal' && fencedLiteral.test(node.source.text.slice(node.start, node.end)))
    return markdownFence;
  return unclosedIn(node)?.test(textOf(node))
    ? suspicious(
        'The inline markup contains further markup characters.',
        'Close it with the characters that opened it, followed by a space or punctuation.',
      )
    : undefined;
}

/** A literal that begins with the fence of a code block. */
const fencedLiteral = /^```[\w+-]*[ \t]*\n/;

/** Matches the content of inline markup that was probably not closed where intended. */
function unclosedIn({ type }: Element): RegExp | undefined {
  if (type === 'literal') return /(?:^|[\s(])``\S|\S``\w/;
  if (type === 'emphasis') return /[\s(]\*\w|\*$/;
  if (type === 'strong') return /[\s(]\*\*\w|\*$/;
  return type === 'reference' ? /`/ : undefined;
}

function targetProblem({ attributes: { refuri } }: Element): Problem | undefined {
  if (refuri === undefined || !/[`\s]/.test(refuri)) return undefined;
  return suspicious(`Invalid target URL "${refuri}".`, 'Write `.. _name: URL`, or `.. _name: other_`.');
}

/** A paragraph whose second line is indented: the sentence continues from the term to the definition. */
function brokenParagraphProblem({ children }: Element): Diagnostic | undefined {
  const [term, definition] = children.filter(isElement);
  const [first] = definition?.children ?? [];
  if (term?.type !== 'term' || !first || !isElement(first) || first.type !== 'paragraph') return undefined;
  const start = textOf(term).trimEnd();
  if (start.split(/\s+/).length < 4 || /[.:;!?]$/.test(start) || !/^[a-z]/.test(textOf(first)))
    return undefined;
  return { ...brokenParagraph, span: term };
}

export const brokenParagraph = suspicious(
  'The paragraph is parsed as a definition list because its second line is indented.',
  'Remove the indentation.',
);

function defaultRoleProblem(node: Element): Problem | undefined {
  const { source, start, end } = node;
  if (source.text[start] !== '`' || source.text[end - 1] !== '`') return undefined;
  return {
    rule: 'rst/default-role',
    severity: 'warning',
    message: `"\`${textOf(node).replace(/\s+/g, ' ')}\`" is neither a literal nor a reference.`,
    help: 'Write ``…`` for a literal, `…`_ for a reference, *…* for emphasis.',
  };
}
