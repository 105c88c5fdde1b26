import type { Diagnostic, Report } from '../../diagnostics/diagnostic.js';
import type { Element } from '../../doc/nodes.js';
import { suspiciousMarkup } from './in-tree.js';
import { type Problem, suspicious } from './patterns.js';

/** A title and what stands below it, up to the next one. */
interface Unit {
  readonly heading?: { readonly title: Element };
  readonly body: readonly Element[];
}

/** Reports what stray markup there is in the units of a section, and what has lost its title or its address. */
export function suspiciousMarkupInSection(
  units: readonly Unit[],
  styles: readonly string[],
  report: Report,
  followers: ReadonlySet<string> = behindTitles,
): void {
  for (const { heading, body } of units) {
    if (heading) suspiciousMarkup(heading.title.children, report);
    suspiciousMarkup(body, report);
    for (const [i, block] of body.entries()) {
      const problem =
        titleProblem(block, body[i + 1], styles, followers) ?? emptyTarget(block, body[i - 1], body[i + 1]);
      if (problem) report({ ...problem, span: block });
    }
  }
}

function titleProblem(
  block: Element,
  next: Element | undefined,
  styles: readonly string[],
  followers: ReadonlySet<string>,
): Omit<Diagnostic, 'span'> | undefined {
  const problem = { rule: 'rst/title-as-text', severity: 'warning' } as const;
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

/** What a text without an end leads to only if it is a title: a list may well go on with a sentence. */
const behindTitles: ReadonlySet<string> = new Set(['paragraph', 'comment', 'target', 'pending']);
/** In a changelog lists stand under titles. */
export const behindTitlesOfVersions: ReadonlySet<string> = new Set([...behindTitles, 'bullet_list']);

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

/**
 * A target without an address among targets with one (`rst/suspicious-markup`):
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
  if (!isPlace(block)) return undefined;
  const isAmong =
    (before && hasAddress(before) && isNextLine(before, block)) ||
    (after && hasAddress(after) && isNextLine(block, after));
  return isAmong
    ? suspicious(
        'A target without an address stands among targets with one.',
        'Write the address behind its colon, or put a blank line before and behind it.',
      )
    : undefined;
}

const isNextLine = (a: Element, b: Element): boolean =>
  a.source === b.source && a.end <= b.start && /^[ \t]*\n$/.test(a.source.text.slice(a.end, b.start));

const hasAddress = ({ type, attributes }: Element): boolean =>
  type === 'target' && attributes.refuri !== undefined;

const isPlace = ({ type, attributes: { refuri, refname, refid } }: Element): boolean =>
  type === 'target' && refuri === undefined && refname === undefined && refid === undefined;
