import type { CheckContext } from './check-context.js';
import type { Check, RuleDescription } from './finding.js';

/** A rule with its check. */
export interface Rule extends RuleDescription {
  /** Creates the queries of the rule, once for a repository, and returns its check. */
  prepare(checkContext: CheckContext): Check;
}
