import type { Diagnostic, Severity } from '../../src/diagnostics/diagnostic.js';
import { SourceText, type Span } from '../../src/source/text.js';

/** A position: the first occurrence of a text in a file. */
interface TextPosition {
  readonly file: string;
  readonly at: string;
}

/** Problems in the format of the fixtures. */
export interface ProblemFixture {
  /** Path to text. */
  readonly files: Readonly<Record<string, string>>;
  readonly problems: readonly (TextPosition & {
    readonly rule: string;
    readonly severity: Severity;
    readonly message: string;
    readonly help?: string;
    readonly related?: readonly (TextPosition & { readonly message: string })[];
  })[];
}

/** Converts a fixture to diagnostics. */
export function problemsOf({ files, problems }: ProblemFixture): Diagnostic[] {
  const sources = new Map(Object.entries(files).map(([path, text]) => [path, SourceText.file(path, text)]));
  const spanOf = ({ file, at }: TextPosition): Span => {
    const source = sources.get(file);
    const start = source?.text.indexOf(at) ?? -1;
    if (!source || start < 0) throw new Error(`${file} has no ${at}`);
    return { source, start, end: start + at.length };
  };
  return problems.map(({ file, at, related, ...problem }) => ({
    ...problem,
    span: spanOf({ file, at }),
    ...(related ? { related: related.map((one) => ({ message: one.message, span: spanOf(one) })) } : {}),
  }));
}
