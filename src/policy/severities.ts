import type { Diagnostic, Severity } from '../diagnostics/diagnostic.js';
import type { Level } from './config.js';

/** Rules whose errors leave no gap in a page, which shows the source text as docutils does. They fail a check, but do not stop a build. */
export const survivable: ReadonlySet<string> = new Set([
  'rst/unknown-directive',
  'rst/directive',
  'rst/malformed-table',
  'rst/unknown-substitution',
  'rst/duplicate-substitution',
  'rst/circular-substitution',
  'rst/substitution-definition',
  'yaml/number',
  'anchor/syntax',
]);

/** Turns errors that leave no gap in a page into warnings: they do not stop a build. */
export const withPageSeverities = (diagnostics: readonly Diagnostic[]): Diagnostic[] =>
  diagnostics.map((diagnostic) =>
    diagnostic.severity === 'error' && survivable.has(diagnostic.rule)
      ? { ...diagnostic, severity: 'warning' }
      : diagnostic,
  );

/** Applies the severities that a repository assigns to rules: the most specific pattern wins, and `off` removes the diagnostic. */
export function withSeverities(
  diagnostics: readonly Diagnostic[],
  rules: ReadonlyMap<string, Level>,
): Diagnostic[] {
  if (rules.size === 0) return [...diagnostics];
  return diagnostics.flatMap((diagnostic) => {
    const level = levelOf(diagnostic.rule, rules);
    if (level === undefined || level === diagnostic.severity) return [diagnostic];
    return level === 'off' ? [] : [{ ...diagnostic, severity: level }];
  });
}

/** Returns the ids of the rules that cannot report a problem that is shown: rules that are off and, without `showsInfo`, rules of severity info. */
export function hiddenRules(
  rules: readonly { readonly id: string; readonly severity: Severity }[],
  levels: ReadonlyMap<string, Level>,
  showsInfo: boolean,
): Set<string> {
  const isHidden = (level: Level): boolean => level === 'off' || (level === 'info' && !showsInfo);
  return new Set(
    rules.filter(({ id, severity }) => isHidden(levelOf(id, levels) ?? severity)).map(({ id }) => id),
  );
}

const levelOf = (rule: string, levels: ReadonlyMap<string, Level>): Level | undefined =>
  levels.get(rule) ?? levels.get(`${rule.slice(0, rule.indexOf('/'))}/*`) ?? levels.get('*');
