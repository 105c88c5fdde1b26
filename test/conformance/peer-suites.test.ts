import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check/run.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { locationOf } from '../../src/diagnostics/order.js';
import { Graph } from '../../src/graph/graph.js';
import { createRenderer } from '../../src/render/create-renderer.js';
import { SiteRenderer } from '../../src/render/render-site.js';
import { memoryReader } from '../../src/source/memory-reader.js';
import { matrix } from '../../src/spec/presets.js';
import { openRepository, type Repository } from '../../src/spec/repository.js';
import { shared } from './shared.js';

const suites = join(shared, 'peer-suites');
const hasSuites = existsSync(suites);

/** A repository whose only API file is a document of a suite. */
function repositoryWith(
  folder: string,
  name: string,
  others: Readonly<Record<string, string>> = {},
): Repository {
  const stem = name.replace(/\.yaml$/, '').replace(/\W/g, '_');
  const files = {
    'specification/targets.yaml':
      'targets:\n  index:\n    files: [index.rst]\ntitle_styles: ["=", "-", "~"]\n',
    'specification/index.rst': `Title\n=====\n\n{{${stem}_cs_http_api}}\n`,
    [`api/client-server/${name}`]: readFileSync(join(suites, folder, name), 'utf8'),
    ...others,
  };
  return openRepository(new Graph(), memoryReader(files), {
    protocol: matrix,
    labels: {},
    gitVersion: () => undefined,
    raw: false,
  });
}

/** The errors of a check. */
async function checkErrorsOf(repository: Repository): Promise<readonly Diagnostic[]> {
  const { diagnostics } = await check(repository);
  return diagnostics.filter(({ severity }) => severity === 'error');
}

/** The lines of a document with errors. */
async function linesOf(repository: Repository): Promise<number[]> {
  const lines = (await checkErrorsOf(repository)).map(({ span }) => locationOf(span).start.line);
  return [...new Set(lines)].sort((one, other) => one - other);
}

/** The errors of a build and of a check. */
async function errorsOf(repository: Repository): Promise<string[]> {
  const renderer = createRenderer({ templates: new Map(), assets: new Map() }, { raw: false }, () => {});
  const { graph, targets, document } = repository;
  const site = new SiteRenderer(repository, renderer);
  const pages = [...graph.get(targets, '').targets.values()].map((target) => site.page(target).rendered);
  const built = graph.diagnostics(document, 'index');
  const errors = (list: readonly Diagnostic[]): string[] =>
    list.filter(({ severity }) => severity === 'error').map(({ rule, message }) => `${rule} ${message}`);
  return errors([
    ...pages.flatMap((page) => page.diagnostics),
    ...built,
    ...(await checkErrorsOf(repository)),
  ]);
}

/**
 * The lines at which each invalid document is wrong, from the comments in the document or its text. A document without lines is invalid
 * only because of an extension that repositories of this layout document: `oneOf`.
 */
const invalid: Record<string, number[]> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'peer-suite-lines.json'), 'utf8'),
);

const documents = (folder: string): string[] => (hasSuites ? readdirSync(join(suites, folder)) : []);

describe.skipIf(!hasSuites)('documents of the suites of Swagger 2.0 and OpenAPI 3.1', () => {
  const valid = ['openapi-3.1/pass', 'swagger-2.0/validate-spec/valid', 'swagger-2.0/validate-schema/valid'];
  for (const folder of valid) {
    test.each(documents(folder))(`${folder}/%s builds and checks without error`, async (name) => {
      expect(await errorsOf(repositoryWith(folder, name))).toEqual([]);
    });
  }

  test.each(Object.entries(invalid))('%s has errors at the lines %j', async (path, lines) => {
    expect(await linesOf(repositoryWith(dirname(path), basename(path)))).toEqual(lines);
  });

  test('every invalid document is listed', () => {
    const folders = [
      'openapi-3.1/fail',
      'swagger-2.0/validate-schema/invalid',
      'swagger-2.0/validate-spec/invalid',
    ];
    const paths = folders.flatMap((folder) => documents(folder).map((name) => `${folder}/${name}`));
    expect(Object.keys(invalid).sort()).toEqual(paths.sort());
  });

  test('circular references are read; only one that consists of itself is an error', async () => {
    const others = Object.fromEntries(
      documents('swagger-2.0/definitions').map((name) => [
        `api/client-server/definitions/${name}`,
        readFileSync(join(suites, 'swagger-2.0/definitions', name), 'utf8'),
      ]),
    );
    const errors = await errorsOf(repositoryWith('swagger-2.0', 'circular.yaml', others));
    expect(new Set(errors)).toEqual(new Set(['ref/circular The referenced value refers to itself.']));
  });
});
