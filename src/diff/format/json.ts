import { locationOf } from '../../diagnostics/order.js';
import type { Span } from '../../source/text.js';
import type { Comparison } from '../comparison.js';
import { severityOf } from './describe.js';

/** Formats a comparison as JSON; `docs/diff.md` describes its keys. */
export function formatJson({ changes, sections, requirements, anchors, newsfragments }: Comparison): string {
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
  const texts = sections.map(({ beforeSpan, afterSpan, blocks, ...section }) => ({
    ...section,
    location: { before: locationIn(beforeSpan), after: locationIn(afterSpan) },
    blocks: blocks.map((block) => ({
      form: block.form,
      parts: block.parts,
      location: { before: locationIn(block.beforeSpan), after: locationIn(block.afterSpan) },
    })),
  }));
  const whole = { version: 1, changes: list, sections: texts, requirements, anchors, newsfragments };
  return `${JSON.stringify(whole, undefined, 2)}\n`;
}

function locationIn(span: Span | undefined) {
  if (!span) return undefined;
  const { file, start } = locationOf(span);
  return { file, line: start.line, column: start.column };
}
