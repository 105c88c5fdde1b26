import { expect, test } from 'vitest';
import { avoidedWords } from '../../src/check/prose/avoided-words.js';
import { check } from '../../src/check/run.js';
import { Graph } from '../../src/graph/graph.js';
import { applyFixes } from '../../src/policy/fixes.js';
import { readConfig } from '../../src/policy/read-config.js';
import { memoryReader } from '../../src/source/memory-reader.js';
import { SourceText } from '../../src/source/text.js';
import { matrix } from '../../src/spec/presets.js';
import { openRepository } from '../../src/spec/repository.js';
import { fixtureRepository } from '../check/fixture-repository.js';

/** Reads `prose:` from these lines; returns the patterns and the problems. */
function read(...lines: string[]) {
  const problems: string[] = [];
  const source = SourceText.file('spec.config.yaml', ['prose:', ...lines, ''].join('\n'));
  const { prose } = readConfig(source, { rules: [], preset: 'none' }, ({ rule, message, span }) => {
    const { line, column } = span.source.position(span.start);
    problems.push(`${line}:${column} ${rule} ${message}`);
  });
  return { prose, problems };
}

test('an entry has a pattern, replacements and a severity', () => {
  const { prose, problems } = read(
    '  - { pattern: utilize, replacement: use, severity: error }',
    '  - { pattern: "\\\\bmoo\\\\b", replacement: [call, greet] }',
    '  - pattern: somebody',
  );
  expect(problems).toEqual([]);
  expect(prose).toEqual([
    { pattern: /utilize/giu, degree: 1, replacements: ['use'], severity: 'error' },
    { pattern: /\bmoo\b/giu, degree: 1, replacements: ['call', 'greet'], severity: 'warning' },
    { pattern: /somebody/giu, degree: 1, replacements: [], severity: 'warning' },
  ]);
});

test.each([
  ['  utilize: use', '2:3 config/wrong-value `prose` must be a list of entries with a `pattern`.'],
  ['  - utilize', '2:5 config/wrong-value An entry of `prose` must be a map, got "utilize".'],
  ['  - { replacement: use }', '2:5 config/wrong-value An entry of `prose` has no `pattern`.'],
  ['  - { pattern: "(" }', '2:16 config/wrong-value Invalid regular expression "(".'],
  ['  - { pattern: "a*" }', '2:16 config/wrong-value Invalid regular expression "a*".'],
  [
    '  - { pattern: "(a+)+b" }',
    '2:16 config/wrong-value Matching the pattern "(a+)+b" can take exponential time.',
  ],
  ['  - { pattern: 7 }', '2:16 config/wrong-value Invalid regular expression 7.'],
  [
    '  - { pattern: a, replacement: 3 }',
    '2:32 config/wrong-value `replacement` must be a string or a list of strings.',
  ],
  ['  - { pattern: a, severity: fatal }', '2:29 config/wrong-value Unknown severity "fatal".'],
  ['  - { pattern: a, replacment: b }', '2:19 config/unknown-key Unknown setting "replacment" in `prose`.'],
])('%s is reported', (line, problem) => {
  expect(read(line).problems).toEqual([problem]);
});

test('a single replacement is applied as a fix, with the case of the match', async () => {
  const { prose } = read(
    '  - { pattern: utilize, replacement: use }',
    '  - { pattern: bleat, replacement: [call, greet] }',
  );
  const path = 'specification/index.rst';
  const files = new Map(Object.entries(fixtureRepository));
  files.set(path, `${files.get(path)}\nUtilize a *bell*\nor utilize none, but bleat.\n`);
  const repository = openRepository(new Graph(), memoryReader(files), {
    protocol: matrix,
    labels: {},
    gitVersion: () => undefined,
    raw: true,
    prose,
  });
  const { diagnostics } = await check(repository);
  expect(diagnostics.map(({ help }) => help)).toEqual([
    'Add a `description`.',
    'Write "Use".',
    'Write "use".',
    'Write "call" or "greet".',
  ]);
  expect(applyFixes(diagnostics).map(({ text }) => text.split('\n').slice(-3))).toEqual([
    ['Use a *bell*', 'or use none, but bleat.', ''],
  ]);
});

test('an expensive pattern is matched by sentences, in bounded time', () => {
  const { prose } = read('  - { pattern: "a.*b.*c.*d" }');
  const text = `${'a b c '.repeat(20_000)}. Then a b c d. ${'abc'.repeat(100)}`;
  const paragraph = SourceText.file('a.rst', text);
  expect([...avoidedWords(paragraph, prose)].map(({ span }) => text.slice(span.start, span.end))).toEqual([
    'a b c d',
  ]);
});
