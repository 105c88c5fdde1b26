import type { SourceText, Span } from '../source/text.js';
import { inFile } from '../source/text.js';
import type { Diagnostic } from './diagnostic.js';

/** A comment that suppresses the problems of a rule for a range of lines. */
export interface Suppression {
  /** A rule id, or `group/*` for all rules of a group; empty if the comment names none. */
  readonly rule: string;
  readonly reason: string;
  readonly span: Span;
  /** The first and last suppressed line, starting at 1. */
  readonly from: number;
  readonly to: number;
}

/** Patterns of a comment on its own line and at the end of a line; the groups are the indentation, the comment marker, the rule and the reason. */
interface CommentStyle {
  readonly own: RegExp;
  readonly trailing?: RegExp;
}

const named = String.raw`spec-ignore(?:[ \t]+([^\s:]*))?(?:[ \t]*:[ \t]*(\S.*?)|[ \t][^:]*?)?[ \t]*`;

//  .. spec-ignore rst/duplicate-target: the old name is linked to from elsewhere
const rst: CommentStyle = { own: new RegExp(String.raw`^([ \t]*)(\.\.)[ \t]+${named}$`) };
//  <!-- spec-ignore rst/duplicate-target: the old name is linked to from elsewhere -->
const markdown: CommentStyle = { own: new RegExp(String.raw`^([ \t]*)(<!--)[ \t]+${named}-->[ \t]*$`) };
//  # spec-ignore openapi/tags: not part of the public API
// Descriptions contain comments of RST or Markdown.
const yaml: CommentStyle = {
  own: new RegExp(String.raw`^([ \t]*)(\.\.|#|<!--)[ \t]+${named}(?:-->[ \t]*)?$`),
  trailing: new RegExp(String.raw`[ \t]#[ \t]+${named}$`),
};

function styleOf(path: string): CommentStyle {
  if (path.endsWith('.rst')) return rst;
  return path.endsWith('.md') ? markdown : yaml;
}

/**
 * Finds the suppressions of a file. In RST and Markdown, a comment applies to the block that follows it, up to the next blank line. In
 * other files, a comment on its own line applies to the next key and its value, and a comment at the end of a line to that line.
 */
export function suppressionsOf(source: SourceText): Suppression[] {
  if (!source.text.includes('spec-ignore')) return [];
  const style = styleOf(source.path);
  const suppressions: Suppression[] = [];
  const count = source.lineStarts().length;
  for (let line = 1; line <= count; line++) {
    const text = source.line(line);
    if (!text.includes('spec-ignore')) continue;
    const start = source.lineStarts()[line - 1] ?? 0;
    const own = style.own.exec(text);
    const trailing = own ? undefined : style.trailing?.exec(text);
    if (!own && !trailing) continue;
    const [rule = '', reason] = own ? [own[3], own[4]] : (trailing?.slice(1) ?? []);
    const at = own ? (own[1]?.length ?? 0) : text.lastIndexOf('#');
    const span = { source, start: start + at, end: start + text.trimEnd().length };
    const to = !own ? line : own[2] === '#' ? endOfKey(source, line, count) : endOfBlock(source, line, count);
    suppressions.push({ rule, reason: reason ?? '', span, from: line, to });
  }
  return suppressions;
}

/** Returns the last line of the block after a line. */
function endOfBlock(source: SourceText, line: number, count: number): number {
  let last = line + 1;
  while (last <= count && source.line(last).trim() === '') last++;
  while (last < count && source.line(last + 1).trim() !== '') last++;
  return last;
}

/** Returns the last line of the key after a line, including more deeply indented lines. */
function endOfKey(source: SourceText, line: number, count: number): number {
  const indent = (text: string): number => text.length - text.trimStart().length;
  let last = line + 1;
  const keyIndent = indent(source.line(last));
  while (last < count && (source.line(last + 1).trim() === '' || indent(source.line(last + 1)) > keyIndent))
    last++;
  return last;
}

/** The rules that suppressions can name. */
export interface SuppressibleRules {
  isKnown(id: string): boolean;
  /** A known id similar to an unknown one. */
  nearest(id: string): string | undefined;
  /** Whether the rule was run; suppressions of other rules are not reported as unused. */
  hasRun(id: string): boolean;
}

/**
 * Removes suppressed problems. Reports suppressions without a reason, which have no effect (`suppression/no-reason`), of unknown rules
 * (`suppression/unknown-rule`), and of problems that do not occur (`suppression/unused`).
 */
export function applySuppressions(
  diagnostics: readonly Diagnostic[],
  suppressions: readonly Suppression[],
  rules: SuppressibleRules,
): Diagnostic[] {
  const byFile = new Map<string, Suppression[]>();
  for (const suppression of suppressions) {
    const path = suppression.span.source.path;
    const list = byFile.get(path);
    if (list) list.push(suppression);
    else byFile.set(path, [suppression]);
  }
  const used = new Set<Suppression>();
  const kept = diagnostics.filter((diagnostic) => {
    const { source, start } = inFile(diagnostic.span);
    const candidates = byFile.get(source.path);
    if (!candidates) return true;
    const { line } = source.position(start);
    const match = candidates.find(
      (s) => appliesTo(s.rule, diagnostic.rule) && s.reason !== '' && line >= s.from && line <= s.to,
    );
    if (match) used.add(match);
    return match === undefined;
  });
  for (const suppression of suppressions) {
    const { rule, reason } = suppression;
    if (!rules.isKnown(rule)) kept.push(unknownRule(suppression, rules.nearest(rule)));
    else if (reason === '') kept.push(noReason(suppression));
    else if (rules.hasRun(rule) && !used.has(suppression)) kept.push(unused(suppression));
  }
  return kept;
}

/** Whether a suppression of `rule`, which may be a group, applies to problems with the id. */
export const appliesTo = (rule: string, id: string): boolean =>
  rule === id || (rule.endsWith('/*') && id.startsWith(rule.slice(0, -1)));

const noReason = ({ rule, span }: Suppression): Diagnostic => ({
  rule: 'suppression/no-reason',
  severity: 'error',
  message: `The suppression of "${rule}" has no reason.`,
  span,
  help: `Add a reason after a colon: spec-ignore ${rule}: ….`,
});

const unknownRule = ({ rule, span }: Suppression, near: string | undefined): Diagnostic => ({
  rule: 'suppression/unknown-rule',
  severity: 'error',
  message: rule === '' ? 'The suppression names no rule.' : `Unknown rule "${rule}".`,
  span,
  help: near ? `Did you mean "${near}"?` : 'Run `spec check --list-rules` to list all rules.',
});

const unused = ({ rule, span }: Suppression): Diagnostic => ({
  rule: 'suppression/unused',
  severity: 'warning',
  message: `Unused suppression of "${rule}".`,
  span,
  help: 'Remove the comment.',
});
