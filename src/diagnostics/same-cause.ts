import { inFile } from '../source/text.js';
import type { Diagnostic, Related, Severity } from './diagnostic.js';
import { sortDiagnostics } from './order.js';

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** How many diagnostics, in how many files, must share a probable cause (`commonCause`) to be one. */
const fewestOfCommonCause = { diagnostics: 4, files: 3 } as const;

/**
 * Merges diagnostics of one rule with the same cause, such as several references to a missing file, and diagnostics of several files that
 * probably have a common cause, such as a wrong schema. The first one stays, with the locations of the others as related positions,
 * and the highest severity of all. The order is kept, except for common causes with a location.
 */
export function mergeSameCause(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const remaining = withoutCommonCauses(diagnostics);
  const groups = grouped(remaining, ({ rule, cause }) =>
    cause === undefined ? undefined : `${rule}\0${cause}`,
  );
  return remaining.flatMap((diagnostic) => {
    const group = groups.get(diagnostic) ?? [diagnostic];
    return group[0] === diagnostic ? [merged(diagnostic, group.slice(1))] : [];
  });
}

function withoutCommonCauses(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const groups = grouped(diagnostics, ({ commonCause }) => commonCause?.key);
  let isChanged = false;
  const result = diagnostics.flatMap((diagnostic) => {
    const group = groups.get(diagnostic) ?? [];
    if (!isCommon(group)) return [diagnostic];
    isChanged = true;
    return group[0] === diagnostic ? [atCommonCause(diagnostic, group)] : [];
  });
  return isChanged ? sortDiagnostics(result) : diagnostics;
}

/** Returns the diagnostics with the same key as each diagnostic that has a key. */
function grouped(
  diagnostics: readonly Diagnostic[],
  keyOf: (diagnostic: Diagnostic) => string | undefined,
): ReadonlyMap<Diagnostic, readonly Diagnostic[]> {
  const byKey = new Map<string, Diagnostic[]>();
  const groups = new Map<Diagnostic, readonly Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const key = keyOf(diagnostic);
    if (key === undefined) continue;
    const group = byKey.get(key) ?? [];
    byKey.set(key, group);
    group.push(diagnostic);
    groups.set(diagnostic, group);
  }
  return groups;
}

const isCommon = (group: readonly Diagnostic[]): boolean =>
  group.length >= fewestOfCommonCause.diagnostics &&
  new Set(group.map(({ span }) => inFile(span).source.path)).size >= fewestOfCommonCause.files;

function atCommonCause(first: Diagnostic, group: readonly Diagnostic[]): Diagnostic {
  const { commonCause } = first;
  if (!commonCause) return first;
  const { message, help, span } = commonCause;
  const others = span ? group : group.slice(1);
  return {
    rule: first.rule,
    severity: highestSeverity(group),
    message,
    span: span ?? first.span,
    related: others.map((one) => ({ message: one.message.replace(/\.$/, ''), span: one.span })),
    help,
  };
}

const highestSeverity = (group: readonly Diagnostic[]): Severity =>
  group.reduce<Severity>(
    (highest, { severity }) => (rank[severity] < rank[highest] ? severity : highest),
    'info',
  );

function merged(first: Diagnostic, others: readonly Diagnostic[]): Diagnostic {
  if (others.length === 0) return first;
  const related = others.map(
    ({ message, span }): Related => ({
      message: message === first.message ? 'also here' : message.replace(/\.$/, ''),
      span,
    }),
  );
  return {
    ...first,
    severity: highestSeverity([first, ...others]),
    related: [...(first.related ?? []), ...related],
  };
}
