import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Level } from './config.js';

/** The problems with the severities that a repository has given to their rules: the most exact name counts, and `off` leaves a problem out. */
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
