import { describe, expect, test } from 'vitest';
import { fromTransferredResults, toTransferredResults } from '../../src/api/thread/transferred-results.js';
import { dataRuleResults } from '../../src/check/rule-results.js';
import { check, onDemand } from '../../src/check/run.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { rangeOf, toProblem } from '../../src/diagnostics/problem.js';
import { Graph } from '../../src/graph/graph.js';
import { memoryReader } from '../../src/source/memory-reader.js';
import { openRepository } from '../../src/spec/repository.js';
import { cases, filesOf, optionsOf } from './cases.js';

/** A diagnostic with the positions of all its spans. */
const comparable = (diagnostic: Diagnostic) => {
  const { fix, cause, commonCause } = diagnostic;
  const { span: causeSpan, ...common } = commonCause ?? {};
  return {
    ...toProblem(diagnostic),
    fix: fix && { ...rangeOf(fix.span), text: fix.text },
    cause,
    commonCause: commonCause && { ...common, span: causeSpan && rangeOf(causeSpan) },
  };
};

describe('rules that another thread checks', () => {
  test.each(cases)('$title', async ({ folder }) => {
    const files = filesOf(folder);
    const open = () =>
      openRepository(new Graph(), memoryReader(files), optionsOf(files.get('spec.config.yaml')));
    const other = open();
    const transferred = structuredClone(toTransferredResults(await dataRuleResults(other, onDemand)));
    // They read no prose.
    expect([...other.section.keys(), ...other.document.keys()]).toEqual([]);

    const repository = open();
    const { graph, sources } = repository;
    const { diagnostics, counts } = await check(repository, {
      diagnostics: [],
      notRun: onDemand,
      ofDataRules: async () => fromTransferredResults(transferred, (path) => graph.get(sources.file, path)),
    });
    const expected = await check(open());
    expect(diagnostics.map(comparable)).toEqual(expected.diagnostics.map(comparable));
    expect([...counts]).toEqual([...expected.counts]);
  });
});
