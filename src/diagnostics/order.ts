import { inFile, type Position, type Span } from '../source/text.js';
import type { Diagnostic } from './diagnostic.js';

/** A span as people and other programs are told of it: the file, and positions from 1; `end` is exclusive. */
export interface Location {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

/** Where a span stands in its file. */
export function locationOf(span: Span): Location {
  const { source, start, end } = inFile(span);
  return { file: source.path, start: source.position(start), end: source.position(end) };
}

/** Says of problems whether they stand in one of the files. */
export function liesIn(files: ReadonlySet<string>): (diagnostic: Diagnostic) => boolean {
  return ({ span }) => files.has(inFile(span).source.path);
}

const rank = { error: 0, warning: 1, info: 2 } as const;

/** The problems by file, place and rule, each once: what two pages share is found twice. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const placed = new Map<string, { diagnostic: Diagnostic; path: string; start: number }>();
  for (const diagnostic of diagnostics) {
    const { source, start, end } = inFile(diagnostic.span);
    const key = `${source.path}\0${start}\0${end}\0${diagnostic.rule}\0${diagnostic.message}`;
    if (!placed.has(key)) placed.set(key, { diagnostic, path: source.path, start });
  }
  return [...placed.values()]
    .sort(
      (a, b) =>
        compare(a.path, b.path) ||
        a.start - b.start ||
        rank[a.diagnostic.severity] - rank[b.diagnostic.severity] ||
        compare(a.diagnostic.rule, b.diagnostic.rule) ||
        compare(a.diagnostic.message, b.diagnostic.message),
    )
    .map(({ diagnostic }) => diagnostic);
}

/** Compares two places by file, then by where they begin: for `sort`. */
export function bySpan(a: Span, b: Span): number {
  const [one, other] = [inFile(a), inFile(b)];
  return compare(one.source.path, other.source.path) || one.start - other.start;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
