import type { RuleDescription } from '../finding.js';
import { rules } from '../rules/index.js';
import { reportedWhileReading } from './reported-while-reading.js';

/** Every rule id that a diagnostic can have, sorted. */
export const catalogue: readonly RuleDescription[] = [
  ...rules.map(({ prepare: _, ...description }) => description),
  ...reportedWhileReading,
].sort((a, b) => (a.id < b.id ? -1 : 1));

const byId = new Map(catalogue.map((rule) => [rule.id, rule]));

/** Returns the description of a rule; `undefined` for an unknown id. */
export const ruleOf = (id: string): RuleDescription | undefined => byId.get(id);
