import type { Diagnostic, Severity } from '../diagnostics/diagnostic.js';
import type { Schema } from '../schema/inherit.js';
import type { Validate } from '../schema/validate.js';
import type { Span } from '../source/text.js';
import type { Repository } from '../spec/repository.js';
import type { YamlValue } from '../yaml/value.js';

/** What a rule found, without what all of its findings have in common. */
export type Finding = Omit<Diagnostic, 'rule' | 'severity'> & { readonly severity?: Severity };

/** What a rule works with. */
export interface CheckContext {
  readonly repository: Repository;
  readonly report: (finding: Finding) => void;
  /** Counts what was looked at, for `--verbose`. */
  readonly count: (what: string) => void;
  /** A JSON Schema validator, loaded when something does not fit at first sight. */
  readonly validator: () => Promise<Validate>;
}

/** A value with the schema that it is to fit. */
export interface Example {
  readonly schema: Schema;
  readonly value: YamlValue;
  readonly span: Span;
  /** What it is an example of, for messages: `the response 200 of GET /x`. */
  readonly subject: string;
}

/** One check of a repository. */
export interface Rule {
  /** Stable: `group/name`. */
  readonly id: string;
  readonly severity: Severity;
  /** One sentence. */
  readonly summary: string;
  /** Why it matters and how to mend it, for `--explain`. */
  readonly explanation: string;
  check(context: CheckContext): void | Promise<void>;
}
