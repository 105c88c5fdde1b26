import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mergeSwagger } from '../../src/openapi/merge.js';
import { jsonText } from '../../src/schema/json-text.js';
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

  test('makes a recursive schema a definition', () => {
    const text =
      'paths: {/x: {get: {tags: [t], responses: {200: {schema: {$ref: "#/definitions/Node"}}}}}}\n' +
      'definitions: {Node: {title: A node, properties: {next: {$ref: "#/definitions/Node", description: d}}}}\n';
    const { paths, definitions } = mergeSwagger(
      [repository({ 'a.yaml': text }).resolved('a.yaml')?.value ?? null],
      options,
    );
    const properties = { next: { $ref: '#/definitions/Anode', description: 'd' } };
    expect(definitions).toEqual({ Anode: { title: 'A node', properties } });
    expect(paths).toMatchObject({
      '/x': { get: { responses: { 200: { schema: { title: 'A node', properties } } } } },
    });
  });

  test('keeps the media types and the security requirement of a file', () => {
    const file = {
      consumes: ['text/plain'],
      produces: ['application/json'],
      security: [{ token: [] }],
      paths: { '/x': { get: { tags: ['t'] }, put: { tags: ['t'], consumes: ['image/png'], security: [] } } },
    };
    expect(mergeSwagger([file], options).paths).toEqual({
      '/x': {
        get: { tags: ['t'], consumes: ['text/plain'], security: [{ token: [] }] },
        put: { tags: ['t'], consumes: ['image/png'], security: [] },
      },
    });
  });

  test('replaces JSON source text in examples with its value; other texts and numbers are as written', () => {
    const { resolved } = repository({
      'a.yaml': [
        'paths:',
        '  /x:',
        '    put:',
        '      tags: [t]',
        '      parameters:',
        '        - {in: body, name: body, schema: {type: object, example: \'{"id": 8421999999999995999}\'}}',
        '        - {in: query, name: q, type: string, x-example: \'{"a": 1}\'}',
        '      responses:',
        '        200: {schema: {type: object}, examples: {application/json: \'{"name": "Bessie", "age": 1.0}\'}}',
        '        201: {schema: {type: string}, examples: {application/json: \'{"a": 1}\'}}',
        '        202: {schema: {type: object}, examples: {application/json: "{oops", text/plain: "{}"}}',
      ].join('\n'),
    });
    const text = jsonText(mergeSwagger([resolved('a.yaml')?.value ?? null], options), { indent: 0 });
    expect(text).toContain('"example": {\n"id": 8421999999999995999\n}');
    expect(text).toContain('"x-example": "{\\"a\\": 1}"');
    expect(text).toContain('"application/json": {\n"name": "Bessie",\n"age": 1.0\n}');
    expect(text).toContain('"application/json": "{\\"a\\": 1}"');
    expect(text).toContain('"application/json": "{oops",\n"text/plain": "{}"');
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
