import type { CheckContext } from './check-context.js';
import type { Check, RuleDescription } from './finding.js';

/** One check of a repository. */
export interface Rule extends RuleDescription {
  /** Makes the queries of the rule, once for a repository. */
  prepare(checkContext: CheckContext): Check;
}
