import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mergeSwagger } from '../../src/openapi/merge.js';
import { fileReader } from '../../src/source/file-reader.js';
import { hasShared, shared } from '../conformance/shared.js';
import { repository } from '../schema/repository.js';

const options = { title: 'Farm', version: 'r1', host: 'farm.example', securityDefinitions: {} };

describe('a merged document', () => {
  test('prepends base paths, omits operations without tags and prefers the later file', () => {
    const a = {
      basePath: '/v1',
      paths: { '/x': { get: { tags: ['t'], summary: 'a' }, put: { summary: 'no tags' } } },
    };
    const b = {
      basePath: '/v1',
      paths: { '/x': { get: { tags: ['t'], summary: 'b' } }, '/y': { post: {} } },
    };
    expect(mergeSwagger([a, b], options)).toEqual({
      swagger: '2.0',
      info: { title: 'Farm', version: 'r1' },
      host: 'farm.example',
      basePath: '/',
      schemes: ['https'],
      consumes: ['application/json'],
      produces: ['application/json'],
      securityDefinitions: {},
      paths: { '/v1/x': { get: { tags: ['t'], summary: 'b' } } },
    });
  });

  test('includes operations without tags on request', () => {
    const file = { basePath: '/v1', paths: { '/x': { get: { summary: 'a' }, parameters: [] } } };
    expect(mergeSwagger([file], { ...options, untagged: true })).toMatchObject({
      paths: { '/v1/x': { get: { summary: 'a' } } },
    });
  });

  test('keeps the parameters of a path with its operations', () => {
    const parameters = [{ name: 'id', in: 'path', required: true, type: 'string' }];
    const file = { paths: { '/{id}': { parameters, get: { tags: ['t'] } }, '/none': { parameters } } };
    const { paths } = mergeSwagger([file], options);
    expect(paths).toEqual({ '/{id}': { parameters, get: { tags: ['t'] } } });
  });

  test.skipIf(!hasShared).each([
    ['cs-r0.6.1', 'matrix.org'],
    ['cs-r0.4.0', 'matrix.org:8448'],
  ])('equals the reference for %s', (name, host) => {
    const reader = fileReader(join(shared, 'corpora', name));
    const { resolved } = repository(reader, { CLIENT_MAJOR_VERSION: 'r0' });
    const folder = 'api/client-server';
    const files = (reader.list(folder) ?? [])
      .filter((entry) => entry.name.endsWith('.yaml'))
      .map((entry) => resolved(`${folder}/${entry.name}`)?.value ?? null);
    const merged = mergeSwagger(files, {
      title: 'Matrix Client-Server API',
      version: name.slice('cs-'.length),
      host,
      securityDefinitions: resolved(`${folder}/definitions/security.yaml`)?.value ?? null,
    });
    const reference: unknown = JSON.parse(
      readFileSync(join(shared, 'goldens', name, 'api-docs.json'), 'utf8'),
    );
    expect(merged).toEqual(reference);
  });
});
