import type { Repository } from '../spec/repository.js';
import { type CheckContext, createCheckContext } from './check-context.js';
import type { Check, Finding } from './finding.js';
import type { Rule } from './rule.js';
import { isDataRule } from './rules/data-rules.js';
import { rules } from './rules/index.js';

/** What a rule has found. */
export interface RuleResult {
  readonly findings: readonly Finding[];
  /** The number of inspected items by kind. */
  readonly counts: ReadonlyMap<string, number>;
}

/** The results of rules by their ids. */
export type RuleResults = ReadonlyMap<string, RuleResult>;

/** A rule that is prepared for a repository. */
export interface PreparedRule {
  readonly rule: Rule;
  readonly check: Check;
}

/** Prepares the rules that apply to the layout of a repository. */
export const prepareRules = (context: CheckContext): readonly PreparedRule[] =>
  rules.flatMap((rule) => {
    const applies = rule.layouts?.includes(context.repository.layout.name) ?? true;
    return applies ? [{ rule, check: rule.prepare(context) }] : [];
  });

export function resultOf({ check }: PreparedRule): RuleResult {
  const findings: Finding[] = [];
  const counts = new Map<string, number>();
  check({
    report: (finding) => findings.push(finding),
    count: (item, number = 1) => counts.set(item, (counts.get(item) ?? 0) + number),
  });
  return { findings, counts };
}

/** Checks the rules that read data files only. */
export async function dataRuleResults(
  repository: Repository,
  notRun: ReadonlySet<string>,
): Promise<RuleResults> {
  const prepared = prepareRules(await createCheckContext(repository));
  return new Map(
    prepared.flatMap((rule) => {
      const { id } = rule.rule;
      return isDataRule(id) && !notRun.has(id) ? [[id, resultOf(rule)]] : [];
    }),
  );
}
