import type { Diagnostic, Related, Severity } from './diagnostic.js';

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/**
 * Merges diagnostics of one rule with the same cause, such as several references to a missing file. The first one stays, with the locations
 * of the others as related positions, and the highest severity of all. The order is kept.
 */
export function mergeSameCause(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const key = keyOf(diagnostic);
    const group = key === undefined ? undefined : groups.get(key);
    if (group) group.push(diagnostic);
    else if (key !== undefined) groups.set(key, [diagnostic]);
  }
  return diagnostics.flatMap((diagnostic) => {
    const key = keyOf(diagnostic);
    const group = (key !== undefined && groups.get(key)) || [diagnostic];
    return group[0] === diagnostic ? [merged(diagnostic, group.slice(1))] : [];
  });
}

const keyOf = ({ rule, cause }: Diagnostic): string | undefined =>
  cause === undefined ? undefined : `${rule}\0${cause}`;

function merged(first: Diagnostic, others: readonly Diagnostic[]): Diagnostic {
  if (others.length === 0) return first;
  const severity = [first, ...others].reduce<Severity>(
    (highest, { severity: next }) => (rank[next] < rank[highest] ? next : highest),
    first.severity,
  );
  const related = others.map(
    ({ message, span }): Related => ({
      message: message === first.message ? 'also here' : message.replace(/\.$/, ''),
      span,
    }),
  );
  return { ...first, severity, related: [...(first.related ?? []), ...related] };
}
