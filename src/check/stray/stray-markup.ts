import type { Diagnostic, Report } from '../../diagnostics/diagnostic.js';
import { type Element, isElement, type Node, textOf } from '../../doc/nodes.js';
import type { SectionUnit } from '../../spec/section.js';
import { variableOf } from '../../spec/section.js';
import { commentProblem } from './lost-directive.js';
import { strayText } from './stray-text.js';

/** Elements whose texts are shown as they stand. */
const verbatim = new Set(['literal', 'literal_block', 'doctest_block', 'math', 'math_block', 'raw']);

/**
 * Reports what is correct RST and hardly meant: pieces of markup that are read as text, in blocks of a section or of a
 * description.
 */
export function strayMarkup(nodes: readonly Node[], isSection: boolean, report: Report): void {
  for (const [i, node] of nodes.entries()) {
    if (!isElement(node)) {
      for (const diagnostic of strayText(node, i === 0, isSection)) report(diagnostic);
      continue;
    }
    const problem = problemOf(node);
    if (problem) report(problem);
    if (verbatim.has(node.type) || node.type === 'comment' || variableOf(node) !== undefined) continue;
    strayMarkup(node.children, isSection, report);
  }
}

function problemOf(node: Element): Diagnostic | undefined {
  if (node.type === 'comment') return commentProblem(node);
  if (node.type === 'title_reference') return withoutRole(node);
  const mark = markOf(node);
  if (!mark?.test(textOf(node))) return undefined;
  return {
    rule: 'rst/stray-markup',
    severity: 'warning',
    message: 'Marked text goes on into other marked text.',
    span: node,
    help: 'Close it where it is to end, with a blank or a punctuation mark behind it.',
  };
}

/** What can stand in a kind of marked text only if it was not closed. */
function markOf({ type }: Element): RegExp | undefined {
  if (type === 'literal') return /(?:^|[\s(])``\S|\S``\w/;
  if (type === 'emphasis') return /[\s(]\*\w/;
  if (type === 'strong') return /[\s(]\*\*\w/;
  return type === 'reference' || type === 'title_reference' ? /`/ : undefined;
}

function withoutRole(node: Element): Diagnostic | undefined {
  const { source, start, end } = node;
  if (source.text[start] !== '`' || source.text[end - 1] !== '`') return undefined;
  return {
    rule: 'rst/default-role',
    severity: 'warning',
    message: `\`${textOf(node).replace(/\s+/g, ' ')}\` is neither a literal nor a reference.`,
    span: node,
    help: 'Write ``…`` for a literal, `…`_ for a reference, *…* for emphasis.',
  };
}

/** Reports what stray markup there is in the units of a section, and what has lost its title. */
export function strayMarkupInSection(
  units: readonly SectionUnit[],
  styles: readonly string[],
  report: Report,
): void {
  for (const { heading, body } of units) {
    if (heading) strayMarkup(heading.title.children, true, report);
    strayMarkup(body, true, report);
    for (const [i, block] of body.entries()) {
      const problem = titleProblem(block, body[i + 1], styles);
      if (problem) report(problem);
    }
  }
}

function titleProblem(
  block: Element,
  next: Element | undefined,
  styles: readonly string[],
): Diagnostic | undefined {
  const problem = { rule: 'rst/lost-title', severity: 'warning', span: block } as const;
  if (block.type === 'transition' && styles.includes(block.source.text[block.start] ?? ''))
    return {
      ...problem,
      message: 'This line has no title above it.',
      help: 'Write the title in the line above, without a blank line between them.',
    };
  if (isTitleLike(block) && (!next || followers.has(next.type)))
    return {
      ...problem,
      message: 'This looks like a title without an underline.',
      help: 'Underline it, or end the sentence.',
    };
  return undefined;
}

const followers = new Set(['paragraph', 'comment', 'target', 'pending']);

/** Whether a block is a few words in one line without an end, as titles are. */
function isTitleLike(block: Element): boolean {
  const [text] = block.children;
  return (
    block.type === 'paragraph' &&
    block.children.length === 1 &&
    text?.type === 'text' &&
    /^[A-Z][\w'’()/-]*(?: [\w'’()/&-]+){0,7}$/.test(text.value)
  );
}
