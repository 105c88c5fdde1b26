import { inFile, type Position, type Span } from '../source/text.js';
import type { Diagnostic } from './diagnostic.js';

/** A span for output: the file, and positions that start at 1; `end` is exclusive. */
export interface Location {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

/** Returns the location of a span in its file. */
export function locationOf(span: Span): Location {
  const { source, start, end } = inFile(span);
  return { file: source.path, start: source.position(start), end: source.position(end) };
}

/** Creates a predicate for problems in one of the files. */
export function isInFiles(files: ReadonlySet<string>): (diagnostic: Diagnostic) => boolean {
  return ({ span }) => files.has(inFile(span).source.path);
}

const rank = { error: 0, warning: 1, info: 2 } as const;

/** Sorts problems by file, position and rule, and removes duplicates, which occur in content that several pages share. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const unique = new Map<string, { diagnostic: Diagnostic; path: string; start: number }>();
  for (const diagnostic of diagnostics) {
    const { source, start, end } = inFile(diagnostic.span);
    const key = `${source.path}\0${start}\0${end}\0${diagnostic.rule}\0${diagnostic.message}`;
    if (!unique.has(key)) unique.set(key, { diagnostic, path: source.path, start });
  }
  return [...unique.values()]
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

/** Compares two spans by file, then by start. */
export function bySpan(a: Span, b: Span): number {
  const [one, other] = [inFile(a), inFile(b)];
  return compare(one.source.path, other.source.path) || one.start - other.start;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
