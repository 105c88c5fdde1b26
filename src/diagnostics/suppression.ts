import type { SourceText, Span } from '../source/text.js';
import { inFile } from '../source/text.js';
import type { Diagnostic } from './diagnostic.js';

/** A comment that accepts the problems of one rule at one place. */
export interface Suppression {
  readonly rule: string;
  readonly reason: string;
  readonly span: Span;
  /** Lines, from 1 and inclusive, that it speaks of. */
  readonly from: number;
  readonly to: number;
}

/** How a comment on a line of its own, or at the end of one, looks: its indent, its mark, a rule and a reason. */
interface CommentStyle {
  readonly own: RegExp;
  readonly trailing?: RegExp;
}

const named = String.raw`spec-ignore[ \t]+([\w/-]+)(?:[ \t]*:[ \t]*(\S.*?))?[ \t]*`;

//  .. spec-ignore rst/duplicate-target: the old name is linked to from elsewhere
const rst: CommentStyle = { own: new RegExp(String.raw`^([ \t]*)(\.\.)[ \t]+${named}$`) };
//  <!-- spec-ignore rst/duplicate-target: the old name is linked to from elsewhere -->
const markdown: CommentStyle = { own: new RegExp(String.raw`^([ \t]*)(<!--)[ \t]+${named}-->[ \t]*$`) };
//  # spec-ignore openapi/tags: not part of the public API
// Descriptions hold RST, too.
const yaml: CommentStyle = {
  own: new RegExp(String.raw`^([ \t]*)(\.\.|#)[ \t]+${named}$`),
  trailing: new RegExp(String.raw`[ \t]#[ \t]+${named}$`),
};

function styleOf(path: string): CommentStyle {
  if (path.endsWith('.rst')) return rst;
  return path.endsWith('.md') ? markdown : yaml;
}

/**
 * The suppressions of a file. In RST and Markdown a comment speaks of the block that follows it, up to the next blank line; elsewhere one on
 * a line of its own speaks of the key below it with everything in it, one at the end of a line of that line.
 */
export function suppressionsOf(source: SourceText): Suppression[] {
  if (!source.text.includes('spec-ignore')) return [];
  const style = styleOf(source.path);
  const found: Suppression[] = [];
  const count = source.lineStarts().length;
  for (let line = 1; line <= count; line++) {
    const text = source.line(line);
    if (!text.includes('spec-ignore')) continue;
    const start = source.lineStarts()[line - 1] ?? 0;
    const own = style.own.exec(text);
    const [rule, reason] = own ? [own[3], own[4]] : (style.trailing?.exec(text)?.slice(1) ?? []);
    if (rule === undefined) continue;
    const at = own ? (own[1]?.length ?? 0) : text.lastIndexOf('#');
    const span = { source, start: start + at, end: start + text.trimEnd().length };
    const to = !own ? line : own[2] === '#' ? endOfKey(source, line, count) : endOfBlock(source, line, count);
    found.push({ rule, reason: reason ?? '', span, from: line, to });
  }
  return found;
}

/** The last line of the block of text that follows a line. */
function endOfBlock(source: SourceText, line: number, count: number): number {
  let last = line + 1;
  while (last <= count && source.line(last).trim() === '') last++;
  while (last < count && source.line(last + 1).trim() !== '') last++;
  return last;
}

/** The last line of the key that follows a line: what is indented more deeply belongs to it. */
function endOfKey(source: SourceText, line: number, count: number): number {
  const indent = (text: string): number => text.length - text.trimStart().length;
  let last = line + 1;
  const own = indent(source.line(last));
  while (last < count && (source.line(last + 1).trim() === '' || indent(source.line(last + 1)) > own)) last++;
  return last;
}

/** The rules that suppressions may name. */
export interface SuppressibleRules {
  isKnown(id: string): boolean;
  /** A known id that looks like one that is not. */
  nearest(id: string): string | undefined;
  /** Whether the rule was run: what it did not look for cannot be missing. */
  hasRun(id: string): boolean;
}

/**
 * The problems that no suppression accepts, with three kinds more: a suppression without a reason (`suppression/no-reason`, which
 * accepts nothing), one of a rule that there is not (`suppression/unknown-rule`), and one that nothing needs (`suppression/unused`).
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
      (s) => s.rule === diagnostic.rule && s.reason !== '' && line >= s.from && line <= s.to,
    );
    if (match) used.add(match);
    return match === undefined;
  });
  for (const suppression of suppressions) {
    const { rule, reason } = suppression;
    if (!rules.isKnown(rule)) kept.push(ofUnknownRule(suppression, rules.nearest(rule)));
    else if (reason === '') kept.push(withoutReason(suppression));
    else if (rules.hasRun(rule) && !used.has(suppression)) kept.push(unneeded(suppression));
  }
  return kept;
}

const withoutReason = ({ rule, span }: Suppression): Diagnostic => ({
  rule: 'suppression/no-reason',
  severity: 'error',
  message: `This suppression of ${rule} gives no reason.`,
  span,
  help: `Write why after a colon: spec-ignore ${rule}: ….`,
});

const ofUnknownRule = ({ rule, span }: Suppression, near: string | undefined): Diagnostic => ({
  rule: 'suppression/unknown-rule',
  severity: 'error',
  message: `There is no rule ${rule}.`,
  span,
  help: near ? `Did you mean ${near}?` : '`spec check --list-rules` lists them.',
});

const unneeded = ({ rule, span }: Suppression): Diagnostic => ({
  rule: 'suppression/unused',
  severity: 'warning',
  message: `Nothing here needs this suppression of ${rule}.`,
  span,
  help: 'Remove the comment.',
});
