import type { RuleDescription } from '../finding.js';
import { rules } from '../rules/index.js';
import { reportedWhileReading } from './reported-while-reading.js';

/** Every id that a problem can have, in the order of the ids. */
export const catalogue: readonly RuleDescription[] = [
  ...rules.map(({ id, severity, summary, explanation }) => ({ id, severity, summary, explanation })),
  ...reportedWhileReading,
].sort((a, b) => (a.id < b.id ? -1 : 1));

const byId = new Map(catalogue.map((rule) => [rule.id, rule]));

/** What there is to say of an id; `undefined` for one that no problem has. */
export const ruleOf = (id: string): RuleDescription | undefined => byId.get(id);
