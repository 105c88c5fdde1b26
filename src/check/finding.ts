import type { CommonCause, Diagnostic, Severity } from '../diagnostics/diagnostic.js';
import { type Mismatch, mismatchDiagnostic } from '../schema/mismatch.js';
import { inFile } from '../source/text.js';
import type { LayoutName } from '../spec/layout.js';

/** The description of a rule that `--explain` prints. */
export interface RuleDescription {
  /** Stable: `group/name`. */
  readonly id: string;
  readonly severity: Severity;
  /** One sentence. */
  readonly summary: string;
  /** Why it matters and how to fix it. */
  readonly explanation: string;
  /** The layouts of repositories that the rule applies to; default: all. */
  readonly layouts?: readonly LayoutName[];
  /** The formats of files that the rule applies to; default: all. */
  readonly formats?: readonly Format[];
}

/** The formats of sources. */
export type Format =
  | 'RST'
  | 'Markdown'
  | 'YAML'
  | 'JSON'
  | 'TOML'
  | 'Swagger 2.0'
  | 'OpenAPI 3'
  | 'JSON Schema'
  | 'Handlebars';

/** The layouts whose documents are RST sections listed in targets.yaml. */
export const layoutsOfSections: readonly LayoutName[] = ['2015', '2016'];
/** The layouts whose documents are pages in content/. */
export const layoutsOfPages: readonly LayoutName[] = ['2021'];

/** A diagnostic without its rule; the severity defaults to the severity of the rule. */
export type Finding = Omit<Diagnostic, 'rule' | 'severity'> & { readonly severity?: Severity };

/** Collects the findings of a rule and its statistics. */
export interface Findings {
  report(finding: Finding): void;
  /** Counts inspected items, for `--verbose`. */
  count(item: string, number?: number): void;
}

/** Reports all current findings of a rule. It runs after every change, so expensive work belongs in queries. */
export type Check = (findings: Findings) => void;

/** Converts a mismatch to a finding about `subject`; `help` is used if the mismatch has no specific help. */
export function mismatchFinding(subject: string, mismatch: Mismatch, help: string): Finding {
  const { rule: _, severity: __, ...finding } = mismatchDiagnostic('', capitalize(subject), mismatch);
  const commonCause = wrongSchema(mismatch);
  return { help, ...finding, ...(commonCause && { commonCause }) };
}

/** A keyword that several values do not match is probably wrong itself. */
function wrongSchema({ keyword, property, schemaSpan: span }: Mismatch): CommonCause | undefined {
  if (!span) return undefined;
  const { source, start } = inFile(span);
  return {
    key: [source.path, start, property].join('\0'),
    message: `Several examples do not match \`${keyword}\` of this schema.`,
    help: 'Correct the schema, or all of the examples.',
    span,
  };
}

/** Returns the text with an initial capital. */
export const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
