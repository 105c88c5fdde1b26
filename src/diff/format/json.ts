import { locationOf } from '../../diagnostics/order.js';
import type { Span } from '../../source/text.js';
import type { Change } from '../change.js';
import { severityOf } from './describe.js';

/** Formats changes as JSON; `docs/diff.md` describes its keys. */
export function formatJson(changes: readonly Change[]): string {
  const list = changes.map((change) => {
    const { kind, subject, part, path, impact, before, after, beforeSpan, afterSpan, subjects } = change;
    const breaks = [
      ...(impact.breaksClients ? ['clients'] : []),
      ...(impact.breaksServers ? ['servers'] : []),
    ];
    return {
      kind,
      severity: severityOf(impact),
      breaks,
      subject,
      part,
      path,
      before,
      after,
      location: { before: locationIn(beforeSpan), after: locationIn(afterSpan) },
      subjects,
    };
  });
  return `${JSON.stringify({ version: 1, changes: list }, undefined, 2)}\n`;
}

function locationIn(span: Span | undefined) {
  if (!span) return undefined;
  const { file, start } = locationOf(span);
  return { file, line: start.line, column: start.column };
}
