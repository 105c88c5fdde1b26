import type { Diagnostic, Severity } from '../../src/diagnostics/diagnostic.js';
import { SourceText, type Span } from '../../src/source/text.js';

/** A place: a text in a file, the first one if it stands there several times. */
interface WrittenPlace {
  readonly file: string;
  readonly at: string;
}

/** Problems as fixtures write them down. */
export interface WrittenProblems {
  /** Path to text. */
  readonly files: Readonly<Record<string, string>>;
  readonly problems: readonly (WrittenPlace & {
    readonly rule: string;
    readonly severity: Severity;
    readonly message: string;
    readonly help?: string;
    readonly related?: readonly (WrittenPlace & { readonly message: string })[];
  })[];
}

export function problemsOf({ files, problems }: WrittenProblems): Diagnostic[] {
  const sources = new Map(Object.entries(files).map(([path, text]) => [path, SourceText.file(path, text)]));
  const spanOf = ({ file, at }: WrittenPlace): Span => {
    const source = sources.get(file);
    const start = source?.text.indexOf(at) ?? -1;
    if (!source || start < 0) throw new Error(`${file} has no ${at}`);
    return { source, start, end: start + at.length };
  };
  return problems.map(({ file, at, related, ...problem }) => ({
    ...problem,
    span: spanOf({ file, at }),
    ...(related
      ? { related: related.map((place) => ({ message: place.message, span: spanOf(place) })) }
      : {}),
  }));
}
