import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Level } from './config.js';

/** Applies the severities that a repository assigns to rules: the most specific pattern wins, and `off` removes the diagnostic. */
export function withSeverities(
  diagnostics: readonly Diagnostic[],
  rules: ReadonlyMap<string, Level>,
): Diagnostic[] {
  if (rules.size === 0) return [...diagnostics];
  return diagnostics.flatMap((diagnostic) => {
    const { rule } = diagnostic;
    const level = rules.get(rule) ?? rules.get(`${rule.slice(0, rule.indexOf('/'))}/*`) ?? rules.get('*');
    if (level === undefined || level === diagnostic.severity) return [diagnostic];
    return level === 'off' ? [] : [{ ...diagnostic, severity: level }];
  });
}
