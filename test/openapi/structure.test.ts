import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadMetaSchemas } from '../../src/openapi/swagger2/structure.js';
import { fileReader } from '../../src/source/file-reader.js';
import { hasShared, shared } from '../conformance/shared.js';
import { repository, shown } from '../schema/repository.js';

const { validateSwagger } = await loadMetaSchemas();

function problems(text: string): string[] {
  const { load, resolved } = repository({ 'a.yaml': text });
  const document = load('a.yaml');
  const value = resolved('a.yaml')?.value;
  if (!document || value === undefined) throw new Error('no document');
  return validateSwagger(value, document.span).map(({ message, span }) => `${shown(span)}: ${message}`);
}

const head = 'swagger: "2.0"\ninfo: {title: A, version: "1"}\npaths:\n';

describe('validation of Swagger 2.0', () => {
  test.each([
    ['a valid file', '  /a: {get: {responses: {200: {description: x}}}}', []],
    ['an operation without responses', '  /a: {get: {}}', ['a.yaml:4:13 {: missing property "responses".']],
    [
      'an unknown method',
      '  /a: {fetch: {responses: {200: {description: x}}}}',
      ['a.yaml:4:8 fetch: unknown property "fetch".'],
    ],
    [
      'a misspelt key',
      '  /a: {get: {sumary: x, responses: {200: {description: x}}}}',
      ['a.yaml:4:14 sumary: unknown property "sumary".'],
    ],
    [
      'a path parameter without a type',
      '  /a: {get: {parameters: [{in: path, name: b, required: true}], responses: {200: {description: x}}}}',
      ['a.yaml:4:27 {: missing property "type".'],
    ],
    [
      'a body without a schema',
      '  /a: {get: {parameters: [{in: body, name: b}], responses: {200: {description: x}}}}',
      ['a.yaml:4:27 {: missing property "schema".'],
    ],
  ])('%s', (_, paths, expected) => {
    expect(problems(`${head}${paths}\n`)).toEqual(expected);
  });

  test.skipIf(!hasShared)('accepts each client-server file of a real repository', () => {
    const reader = fileReader(join(shared, 'corpora/cs-r0.6.1'));
    const { load, resolved } = repository(reader);
    for (const { name } of reader.list('api/client-server') ?? []) {
      const path = `api/client-server/${name}`;
      const document = name.endsWith('.yaml') ? load(path) : undefined;
      if (document) expect(validateSwagger(resolved(path)?.value ?? null, document.span)).toEqual([]);
    }
  });
});
