import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Graph } from '../../src/graph/graph.js';
import { SourceText } from '../../src/source/text.js';

const span = { source: SourceText.file('a', ''), start: 0, end: 0 };

function sums(files: Map<string, number>) {
  const graph = new Graph();
  const input = graph.query('input', (key) => files.get(key));
  const parity = graph.query('parity', (key, { get }) => (get(input, key) ?? 0) % 2);
  const sum = graph.query('sum', (keys, { get, report }) => {
    let all = 0;
    for (const key of keys.split(' ')) {
      if (get(input, key) === undefined) {
        report({ rule: 'test/missing', severity: 'error', message: `${key} is missing`, span });
      }
      all += get(parity, key);
    }
    return all;
  });
  return { graph, input, parity, sum };
}

test('a result is recomputed only after a dependency has changed', () => {
  const files = new Map([
    ['a', 1],
    ['b', 2],
  ]);
  const { graph, input, sum } = sums(files);
  expect(graph.get(sum, 'a b')).toBe(1);
  const before = graph.computed;
  expect(graph.get(sum, 'a b')).toBe(1);
  expect(graph.computed).toBe(before);
  files.set('b', 3);
  input.invalidate('b');
  expect(graph.get(sum, 'a b')).toBe(2);
});

test('an equal result stops the propagation of a change', () => {
  const files = new Map([['a', 1]]);
  const graph = new Graph();
  const input = graph.query('input', (key) => files.get(key) ?? 0);
  const parity = graph.query('parity', (key, { get }) => get(input, key) % 2);
  const shown = graph.query('shown', (key, { get }) => ({ text: `parity ${get(parity, key)}` }));
  const before = graph.get(shown, 'a');
  files.set('a', 3);
  input.invalidate('a');
  expect(graph.get(shown, 'a')).toBe(before);
  files.set('a', 4);
  input.invalidate('a');
  expect(graph.get(shown, 'a')).toEqual({ text: 'parity 0' });
});

test('a missing file is an input, and its diagnostic disappears once the file exists', () => {
  const files = new Map([['a', 1]]);
  const { graph, input, sum } = sums(files);
  expect(graph.diagnostics(sum, 'a b').map((d) => d.message)).toEqual(['b is missing']);
  files.set('b', 1);
  input.invalidate('b');
  expect(graph.diagnostics(sum, 'a b')).toEqual([]);
});

test('diagnostics are part of a cached result', () => {
  const { graph, sum } = sums(new Map());
  graph.get(sum, 'a');
  expect(graph.diagnostics(sum, 'a')).toHaveLength(1);
  expect(graph.diagnostics(sum, 'a')).toHaveLength(1);
});

test('a query that depends on itself is an internal error that names the query', () => {
  const graph = new Graph();
  const first: ReturnType<typeof graph.query<number>> = graph.query('first', (key, { get }) =>
    get(second, key),
  );
  const second = graph.query<number>('second', (key, { get }) => get(first, key) + 1);
  expect(() => graph.get(first, 'x')).toThrow('first of x depends on itself');
});

test('incremental equals fresh after any sequence of changes', () => {
  const keys = ['a', 'b', 'c', 'd'];
  const change = fc.record({
    key: fc.constantFrom(...keys),
    value: fc.option(fc.nat(5), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
      const files = new Map<string, number>();
      const kept = sums(files);
      for (const { key, value } of changes) {
        if (value === undefined) files.delete(key);
        else files.set(key, value);
        kept.input.invalidate(key);
        const fresh = sums(files);
        expect(kept.graph.get(kept.sum, 'a b c d')).toBe(fresh.graph.get(fresh.sum, 'a b c d'));
        const messages = ({ graph, sum }: typeof kept) =>
          graph
            .diagnostics(sum, 'a b c d')
            .map((d) => d.message)
            .sort();
        expect(messages(kept)).toEqual(messages(fresh));
      }
    }),
  );
});

test('a sweep drops exactly the results that were not requested since the last one', () => {
  const files = new Map([
    ['a', 1],
    ['b', 2],
    ['c', 3],
  ]);
  const { graph, input, parity, sum } = sums(files);
  graph.get(sum, 'a b');
  graph.get(sum, 'b c');
  input.invalidate('a');
  graph.sweep();
  expect(sum.keys()).toEqual(['a b', 'b c']);
  expect(graph.get(sum, 'a b')).toBe(1);
  expect(input.current()).toEqual(['a', 'b']);
  graph.sweep();
  expect([input.keys(), parity.keys(), sum.keys()]).toEqual([['a', 'b'], ['a', 'b'], ['a b']]);
  const before = graph.computed;
  expect(graph.get(sum, 'a b')).toBe(1);
  expect(graph.computed).toBe(before);
  expect(graph.get(sum, 'b c')).toBe(1);
});

test('results equal those of a fresh graph after any sequence of requests, changes and sweeps', () => {
  const keys = ['a', 'b', 'c', 'd'];
  const step = fc.oneof(
    fc.record({ kind: fc.constant('ask' as const), key: fc.subarray(keys, { minLength: 1 }) }),
    fc.record({ kind: fc.constant('change' as const), key: fc.constantFrom(...keys), value: fc.nat(9) }),
    fc.record({ kind: fc.constant('sweep' as const) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const files = new Map(keys.map((key) => [key, 1]));
      const { graph, input, sum } = sums(files);
      for (const one of steps) {
        if (one.kind === 'sweep') graph.sweep();
        else if (one.kind === 'change') {
          files.set(one.key, one.value);
          input.invalidate(one.key);
        } else {
          const fresh = sums(files);
          const key = one.key.join(' ');
          expect(graph.get(sum, key)).toBe(fresh.graph.get(fresh.sum, key));
        }
      }
    }),
  );
});
