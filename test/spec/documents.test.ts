import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { locationOf, sortDiagnostics } from '../../src/diagnostics/order.js';
import { indexDocument } from '../../src/doc/document-index.js';
import { textOf } from '../../src/doc/nodes.js';
import { sectionNumbers } from '../../src/doc/numbering.js';
import { pseudoxml } from '../../src/doc/pseudoxml.js';
import type { Repository } from '../../src/spec/repository.js';
import { pagePath } from '../../src/spec/targets.js';
import { openFixture } from './fixture.js';

const folder = join(import.meta.dirname, 'documents');

/**
 * Each `.files` is a small repository (see `openFixture`). The `.documents` of the same name lists the resulting documents: every unit
 * with its level, ids and blocks, and all problems.
 */
describe('documents of repositories', () => {
  test.each(readdirSync(folder).filter((name) => name.endsWith('.files')))('%s', async (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const expected = join(folder, name.replace('.files', '.documents'));
    await expect(describeAll(openFixture(text))).toMatchFileSnapshot(expected);
  });
});

function describeAll(repository: Repository): string {
  const { graph, targets, document } = repository;
  const lines: string[] = [];
  const problems = graph.diagnostics(targets, '');
  for (const target of graph.get(targets, '').targets.values()) {
    const { title, units, numbering, images } = graph.get(document, target.name);
    lines.push(`# ${pagePath(target)}: ${title}`);
    const index = indexDocument(units);
    const numbers = numbering
      ? sectionNumbers(
          units.map(({ title: own, level }) => (own ? level : -1)),
          numbering,
        )
      : [];
    for (const [i, unit] of units.entries()) {
      const heading = unit.title ? [numbers[i], textOf(unit.title)].filter(Boolean).join(' ') : '(no title)';
      lines.push(
        `${'  '.repeat(Math.max(0, unit.level))}[${unit.level}] ${heading} #${index.partIds[i]?.join(' #') ?? ''}`,
      );
      for (const block of unit.body) lines.push(pseudoxml(block, unit.level + 2).trimEnd());
    }
    for (const [path, file] of images) lines.push(`image ${path} from ${file}`);
    problems.push(...graph.diagnostics(document, target.name), ...index.diagnostics);
  }
  for (const { severity, rule, message, span } of sortDiagnostics(problems)) {
    const { file, start } = locationOf(span);
    lines.push(`${file}:${start.line}:${start.column} ${severity} ${rule}: ${message}`);
  }
  return `${lines.join('\n')}\n`;
}
