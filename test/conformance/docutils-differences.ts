import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';

/** A known cause of differences from docutils, recognized by the rule and the message of a problem, or by the text. */
interface Cause {
  readonly name: string;
  readonly problem?: RegExp;
  readonly text?: RegExp;
  /** The first version of docutils without the difference. */
  readonly before?: string;
}

const causes: readonly Cause[] = [
  {
    name: 'docutils registers the names and references in content that it discards',
    problem:
      /exactly one table expected|caption must be|in a substitution|parsing content block|single paragraph only|empty or invalid|widths do not match/,
  },
  {
    name: 'docutils parses lines of a truncated grid table again',
    problem: /Blank line required after table/,
  },
  {
    name: 'older versions register duplicate names and embedded aliases differently',
    problem: /circular reference|Duplicate|overrides implicit target/,
    before: '0.22',
  },
  {
    name: 'older versions number references to unknown autonumbered footnotes',
    problem: /^rst\/(?:unknown-footnote|footnote-mismatch)/,
    before: '0.22',
  },
  {
    name: 'older versions reject targets before the caption of a figure',
    text: /\.\. figure::/,
    before: '0.22',
  },
];

/** The name of the cause of a difference from a version of docutils; `undefined` if it is unknown. */
export const causeOf = (
  text: string,
  diagnostics: readonly Diagnostic[],
  version: string,
): string | undefined =>
  causes.find(
    (cause) =>
      (cause.before === undefined || isOlder(version, cause.before)) &&
      (cause.text?.test(text) ||
        diagnostics.some(({ rule, message }) => cause.problem?.test(`${rule} ${message}`))),
  )?.name;

function isOlder(version: string, than: string): boolean {
  const [a = [], b = []] = [version, than].map((text) => text.split(/\D+/).map(Number));
  return (a[0] ?? 0) < (b[0] ?? 0) || (a[0] === b[0] && (a[1] ?? 0) < (b[1] ?? 0));
}
