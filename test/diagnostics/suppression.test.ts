import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { locationOf, sortDiagnostics } from '../../src/diagnostics/order.js';
import { applySuppressions, suppressionsOf } from '../../src/diagnostics/suppression.js';
import { SourceText } from '../../src/source/text.js';

const cases = join(import.meta.dirname, 'suppressions');
const rules = new Set(['rst/fault', 'rst/other', 'rst/later']);

/** Each case is a file in which every FAULT is a problem of the rule rst/fault; its `.left` file lists the remaining and additional problems. */
test.each(readdirSync(cases).filter((name) => !name.endsWith('.left')))('%s', async (name) => {
  const source = SourceText.file(name, readFileSync(join(cases, name), 'utf8'));
  const faults = [...source.text.matchAll(/FAULT/g)].map(
    ({ index }): Diagnostic => ({
      rule: 'rst/fault',
      severity: 'error',
      message: 'A fault.',
      span: { source, start: index, end: index + 5 },
    }),
  );
  const left = applySuppressions(faults, suppressionsOf(source), {
    isKnown: (id) => rules.has(id) || ['rst/*', 'yaml/*'].includes(id),
    nearest: (id) => (id === 'rst/falut' ? 'rst/fault' : undefined),
    hasRun: (id) => id !== 'rst/later',
  });
  const shown = sortDiagnostics(left).map(({ rule, severity, message, span, help }) => {
    const { start, end } = locationOf(span);
    return `${start.line}:${start.column}-${end.column} ${severity} ${rule} ${message}${help ? ` ${help}` : ''}\n`;
  });
  await expect(shown.join('')).toMatchFileSnapshot(join(cases, `${name}.left`));
});
