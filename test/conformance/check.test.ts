import { join } from 'node:path';
import SwaggerParser from '@apidevtools/swagger-parser';
import { beforeAll, describe, expect, test } from 'vitest';
import { type CheckResult, check } from '../../src/check/run.js';
import { locationOf } from '../../src/diagnostics/order.js';
import { Graph } from '../../src/graph/graph.js';
import { fileReader } from '../../src/source/file-reader.js';
import { matrix } from '../../src/spec/presets.js';
import { openRepository, type Repository } from '../../src/spec/repository.js';
import { hasShared, shared } from './shared.js';

const open = (root: string): Repository =>
  openRepository(new Graph(), fileReader(root), {
    protocol: matrix,
    labels: {},
    gitVersion: () => undefined,
    raw: true,
    keepsTypeTitles: true,
  });

function byRule({ diagnostics }: CheckResult): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { rule, severity } of diagnostics)
    if (severity !== 'info') counts[`${severity} ${rule}`] = (counts[`${severity} ${rule}`] ?? 0) + 1;
  return counts;
}

/** The problems of each corpus, explained in README.md, and the number of checked items. */
const corpora: Readonly<
  Record<
    string,
    {
      readonly problems: Readonly<Record<string, number>>;
      readonly counts: Readonly<Record<string, number>>;
      readonly invalidApiFiles: number;
    }
  >
> = {
  'cs-r0.6.1': {
    problems: {
      'error example/api': 15,
      'error example/schema': 28,
      'error openapi/media-type': 3,
      'error openapi/security': 4,
      'error openapi/swagger': 29,
      'error rst/directive-as-comment': 2,
      'error schema/draft4': 9,
      'warning example/embedded-event': 1,
      'warning example/identifier': 1,
      'warning example/undocumented': 42,
      'warning json/code-block': 4,
      'warning json/syntax': 1,
      'warning link/anchor': 16,
      'warning link/page': 4,
      'warning openapi/body-required': 36,
      'warning openapi/tags': 16,
      'warning prose/repeated-word': 2,
      'warning rst/default-role': 16,
      'warning rst/suspicious-markup': 9,
      'warning schema/duplicate-title': 1,
      'warning schema/required': 1,
      'warning schema/untitled': 1,
      'warning spec/duplicate-content': 1,
      'warning spec/unused': 1,
    },
    counts: {
      newsfragments: 13,
      emoji: 64,
      'API examples': 534,
      'example events': 60,
      'blocks of JSON': 77,
      'data files': 296,
      links: 296,
      'API files': 96,
      'schema files': 123,
      sections: 55,
    },
    invalidApiFiles: 13,
  },
  'cs-r0.4.0': {
    problems: {
      'error example/api': 12,
      'error example/schema': 11,
      'error openapi/media-type': 1,
      'error openapi/path-parameters': 1,
      'error openapi/security': 4,
      'error openapi/swagger': 23,
      'error rst/directive-as-comment': 1,
      'error schema/draft4': 12,
      'warning example/embedded-event': 1,
      'warning example/identifier': 1,
      'warning example/undocumented': 72,
      'warning json/code-block': 5,
      'warning json/syntax': 1,
      'warning link/anchor': 3,
      'warning link/page': 4,
      'warning openapi/body-required': 22,
      'warning openapi/tags': 18,
      'warning prose/repeated-word': 4,
      'warning rst/default-role': 26,
      'warning rst/suspicious-markup': 8,
      'warning schema/duplicate-title': 1,
      'warning schema/untitled': 3,
      'warning spec/duplicate-content': 1,
      'warning spec/unused': 1,
    },
    counts: {
      'API examples': 447,
      'example events': 45,
      'blocks of JSON': 72,
      'data files': 230,
      links: 156,
      'API files': 80,
      'schema files': 95,
      sections: 47,
    },
    invalidApiFiles: 10,
  },
  'doc-2015-10-13': {
    problems: {
      'error example/api': 2,
      'warning example/embedded-event': 1,
      'warning example/undocumented': 125,
      'warning json/code-block': 9,
      'warning link/page': 1,
      'warning openapi/body-required': 2,
      'warning prose/repeated-word': 5,
      'warning rst/default-role': 1,
      'warning rst/suspicious-markup': 3,
      'warning schema/default': 1,
      'warning schema/duplicate-title': 1,
      'warning schema/untitled': 15,
      'warning spec/unused-content': 4,
    },
    counts: {
      'API examples': 109,
      'example events': 27,
      'blocks of JSON': 23,
      'data files': 86,
      links: 28,
      'API files': 16,
      'schema files': 43,
      sections: 20,
    },
    invalidApiFiles: 0,
  },
  'spec-v1.19': {
    problems: {
      'error example/schema': 4,
      'warning event/coverage': 2,
      'warning example/embedded-event': 9,
      'warning example/undocumented': 77,
      'warning json/code-block': 5,
      'warning openapi/body-required': 14,
      'warning openapi/security': 2,
      'warning prose/repeated-word': 4,
      'warning schema/required': 1,
    },
    counts: {
      emoji: 64,
      'API examples': 760,
      'example events': 83,
      'blocks of JSON': 140,
      'data files': 440,
      links: 3841,
      'content files': 112,
      'API files': 113,
      'schema files': 188,
    },
    invalidApiFiles: 0,
  },
  'spec-v1.10': {
    problems: {
      'error example/schema': 19,
      'warning event/coverage': 2,
      'warning example/embedded-event': 8,
      'warning example/undocumented': 37,
      'warning json/code-block': 4,
      'warning openapi/body-required': 14,
      'warning openapi/security': 5,
      'warning prose/repeated-word': 3,
      'warning schema/required': 2,
    },
    counts: {
      emoji: 64,
      'API examples': 675,
      'example events': 74,
      'blocks of JSON': 117,
      'data files': 386,
      links: 2022,
      'content files': 90,
      'API files': 104,
      'schema files': 155,
    },
    invalidApiFiles: 0,
  },
  'spec-v1.7': {
    problems: {
      'error example/api': 24,
      'error example/schema': 23,
      'error openapi/security': 5,
      'error openapi/swagger': 25,
      'error schema/draft4': 9,
      'warning event/coverage': 2,
      'warning example/embedded-event': 10,
      'warning example/identifier': 1,
      'warning example/undocumented': 30,
      'warning json/code-block': 5,
      'warning openapi/body-required': 14,
      'warning prose/repeated-word': 3,
      'warning schema/required': 3,
    },
    counts: {
      emoji: 64,
      'API examples': 665,
      'example events': 74,
      'blocks of JSON': 112,
      'data files': 379,
      links: 1776,
      'content files': 84,
      'API files': 103,
      'schema files': 153,
    },
    invalidApiFiles: 11,
  },
};

if (!hasShared) console.log('skipped: the shared corpora are not here (set SPEC_SHARED)');

describe.skipIf(!hasShared).each(Object.entries(corpora))('%s', (name, expected) => {
  const root = join(shared, 'corpora', name);
  const repository = hasShared ? open(root) : undefined;
  let result: CheckResult;
  beforeAll(async () => {
    if (repository) result = await check(repository);
  });

  test('has exactly the expected problems', () => {
    expect(byRule(result)).toEqual(expected.problems);
  });

  test('is checked completely', () => {
    expect(Object.fromEntries(result.counts)).toEqual(expected.counts);
  });

  test('has schema errors only in API files that swagger-parser rejects', async () => {
    if (!repository) return;
    const { graph, sources, layout } = repository;
    const withErrors = new Set(
      result.diagnostics
        .filter(({ rule }) => rule === 'openapi/swagger')
        .map(({ span }) => locationOf(span).file),
    );
    const ours: string[] = [];
    for (const { path } of layout.apiSources(sources.reader, matrix)) {
      const document = graph.get(sources.yaml, path);
      const value = graph.get(sources.resolved, path)?.value;
      if (!document || value === undefined) throw new Error(`${path} cannot be read`);
      if (!withErrors.has(path)) continue;
      ours.push(path);
      // The parser also rejects files for the extensions of these repositories: classes of status codes and `oneOf`.
      expect([path, await isRejected(value)]).toEqual([path, true]);
    }
    expect(ours.length).toBe(expected.invalidApiFiles);
  });
});

async function isRejected(value: unknown): Promise<boolean> {
  try {
    // The parser modifies its argument.
    await new SwaggerParser().validate(JSON.parse(JSON.stringify(value)));
    return false;
  } catch {
    return true;
  }
}

test('the specification of this repository has no problems', async () => {
  const result = await check(open(join(import.meta.dirname, '../..')));
  expect(byRule(result)).toEqual({});
});
