import type { Diagnostic, Report } from '../../diagnostics/diagnostic.js';
import type { Element } from '../../doc/nodes.js';
import { columnWidth } from '../../source/column-width.js';
import { suspiciousMarkup } from './in-tree.js';
import { type Problem, suspicious } from './patterns.js';

/** A title and the blocks up to the next title. */
interface Unit {
  readonly heading?: { readonly title: Element };
  readonly body: readonly Element[];
}

/**
 * Reports suspicious markup in the units of a section, titles without underlines and underlines without titles (`rst/title-as-text`), and
 * targets without URLs. `styles` are the underline characters of titles; `followers` are the types of blocks that confirm that a
 * paragraph was meant as a title.
 */
export function suspiciousMarkupInSection(
  units: readonly Unit[],
  styles: readonly string[],
  report: Report,
  followers: ReadonlySet<string> = followersOfTitles,
): void {
  for (const { heading, body } of units) {
    if (heading) suspiciousMarkup(heading.title.children, report);
    suspiciousMarkup(body, report);
    for (const [i, block] of body.entries()) {
      const problem =
        titleProblem(block, body[i - 1], body[i + 1], styles, followers) ??
        emptyTarget(block, body[i - 1], body[i + 1]);
      if (problem) report({ ...problem, span: block });
    }
  }
}

function titleProblem(
  block: Element,
  before: Element | undefined,
  next: Element | undefined,
  styles: readonly string[],
  followers: ReadonlySet<string>,
): Omit<Diagnostic, 'span'> | undefined {
  const problem = { rule: 'rst/title-as-text', severity: 'warning' } as const;
  if (before && isUnderlineOf(block, before, styles))
    return {
      ...problem,
      message: 'The underline has no title.',
      help: 'Write the title on the line directly above, or use another character for the transition.',
    };
  if (isTitleLike(block) && (!next || followers.has(next.type)))
    return {
      ...problem,
      message: 'The paragraph resembles a title without an underline.',
      help: 'Underline the title, or end the sentence with a full stop.',
    };
  return undefined;
}

/** Whether a transition in the style of a title has the length of the line before it, which is not a sentence. */
function isUnderlineOf(
  { type, source, start, end }: Element,
  before: Element,
  styles: readonly string[],
): boolean {
  if (type !== 'transition' || !styles.includes(source.text[start] ?? '')) return false;
  const line = before.source.text.slice(before.start, before.end);
  return before.type === 'paragraph' && !/\n|[.!?:]$/.test(line) && columnWidth(line) === end - start;
}

/** Blocks after a title; a list is not among them because it may continue a sentence. */
const followersOfTitles: ReadonlySet<string> = new Set(['paragraph', 'comment', 'target', 'pending']);
/** In a changelog, lists follow titles directly. */
export const followersOfVersionTitles: ReadonlySet<string> = new Set([...followersOfTitles, 'bullet_list']);

/** Whether a block is a line of a few words without final punctuation. */
function isTitleLike(block: Element): boolean {
  const [text] = block.children;
  return (
    block.type === 'paragraph' &&
    block.children.length === 1 &&
    text?.type === 'text' &&
    /^[A-Z][\w'’()/-]*(?: [\w'’()/&-]+){0,7}$/.test(text.value)
  );
}

/**
 * Returns the problem of a target without a URL among targets with one (`rst/suspicious-markup`):
 *
 *     .. _HTTP: https://tools.ietf.org/html/rfc7231
 *     .. _JSON:
 *     ^^^^^^^^^
 */
function emptyTarget(
  block: Element,
  before: Element | undefined,
  after: Element | undefined,
): Problem | undefined {
  if (!isInternalTarget(block)) return undefined;
  const isAmong =
    (before && hasUrl(before) && isNextLine(before, block)) ||
    (after && hasUrl(after) && isNextLine(block, after));
  return isAmong
    ? suspicious(
        'The target has no URL, unlike its neighbours.',
        'Write the URL after the colon, or separate the target with blank lines.',
      )
    : undefined;
}

const isNextLine = (a: Element, b: Element): boolean =>
  a.source === b.source && a.end <= b.start && /^[ \t]*\n$/.test(a.source.text.slice(a.end, b.start));

const hasUrl = ({ type, attributes }: Element): boolean =>
  type === 'target' && attributes.refuri !== undefined;

const isInternalTarget = ({ type, attributes: { refuri, refname, refid } }: Element): boolean =>
  type === 'target' && refuri === undefined && refname === undefined && refid === undefined;
