import type { Finding } from '../../check/finding.js';
import type { RuleResult, RuleResults } from '../../check/rule-results.js';
import { inFile, SourceText, type Span } from '../../source/text.js';

/** A finding with another representation of its spans. */
type FindingWith<S> = Omit<Finding, 'span' | 'related' | 'fix' | 'commonCause'> &
  HasSpan<S> & {
    readonly related?: readonly (HasSpan<S> & { readonly message: string })[];
    readonly fix?: HasSpan<S> & { readonly text: string };
    readonly commonCause?: Omit<NonNullable<Finding['commonCause']>, 'span'> & Partial<HasSpan<S>>;
  };

interface HasSpan<S> {
  readonly span: S;
}

interface SpanInFile {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

type ResultsWith<S> = ReadonlyMap<
  string,
  Omit<RuleResult, 'findings'> & { readonly findings: readonly FindingWith<S>[] }
>;

/** The results of rules as data that threads exchange. */
export type TransferredResults = ResultsWith<SpanInFile>;

export const toTransferredResults = (results: RuleResults): TransferredResults =>
  converted(results, (span: Span) => {
    const { source, start, end } = inFile(span);
    return { path: source.path, start, end };
  });

/** Returns the results that were transferred; `undefined` if a file does not exist anymore. */
export function fromTransferredResults(
  results: TransferredResults,
  file: (path: string) => SourceText | undefined,
): RuleResults | undefined {
  let isComplete = true;
  const restored = converted(results, ({ path, start, end }): Span => {
    const source = file(path);
    isComplete &&= source !== undefined;
    return { source: source ?? SourceText.file(path, ''), start, end };
  });
  return isComplete ? restored : undefined;
}

const converted = <A, B>(results: ResultsWith<A>, convert: (span: A) => B): ResultsWith<B> =>
  new Map(
    [...results].map(([id, { findings, counts }]) => [
      id,
      { findings: findings.map((finding) => withSpans(finding, convert)), counts },
    ]),
  );

function withSpans<A, B>(finding: FindingWith<A>, convert: (span: A) => B): FindingWith<B> {
  const { span, related, fix, commonCause, ...others } = finding;
  return {
    ...others,
    span: convert(span),
    ...(related && { related: related.map(({ message, span }) => ({ message, span: convert(span) })) }),
    ...(fix && { fix: { text: fix.text, span: convert(fix.span) } }),
    ...(commonCause && { commonCause: withSpan(commonCause, convert) }),
  };
}

const withSpan = <A, B, T>({ span, ...rest }: T & Partial<HasSpan<A>>, convert: (span: A) => B) => ({
  ...rest,
  ...(span && { span: convert(span) }),
});
