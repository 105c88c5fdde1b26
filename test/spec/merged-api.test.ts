import { describe, expect, test } from 'vitest';
import { validateMerged } from '../../src/openapi/validate-merged.js';
import { memoryReader } from '../../src/source/memory-reader.js';
import { type MergedApiDocument, mergedApi, openForMerge, presentGroups } from '../../src/spec/merged-api.js';
import { matrix } from '../../src/spec/presets.js';
import { shown } from '../schema/repository.js';

const homeserver = {
  url: 'https://{homeserver_address}',
  variables: {
    homeserver_address: {
      default: 'matrix-client.matrix.org',
      description: 'The base URL for your homeserver',
    },
  },
};

/** Merges the client-server API of a repository. */
function merge(files: Readonly<Record<string, string>>, baseUrl = ''): MergedApiDocument {
  const repository = openForMerge(memoryReader(files), matrix, 'r1');
  const [group] = presentGroups(repository);
  if (!group) throw new Error('no API');
  return mergedApi(repository, group, { version: 'r1', baseUrl });
}

/** A repository of the layout of 2021 with one API file. */
const site = (minor: number, api: string): Record<string, string> => ({
  'config.toml': `title = "Farm"\n[params.version]\nmajor = 1\nminor = ${minor}\n`,
  'content/_index.md': '---\ntitle: Farm\n---\n',
  'data/api/client-server/cows.yaml': api,
});

const problemsOf = ({ diagnostics }: Pick<MergedApiDocument, 'diagnostics'>): string[] =>
  diagnostics.map(({ rule, message, span }) => `${shown(span)} ${rule} ${message}`);

async function rejections(merged: MergedApiDocument): Promise<string[]> {
  expect(problemsOf(merged)).toEqual([]);
  if (!merged.span) throw new Error('no file');
  return problemsOf({ diagnostics: await validateMerged(merged.document, merged.text, merged.span) });
}

const openApi = (...paths: string[]): string =>
  ['openapi: 3.1.0', 'info: { title: Cows, version: "1" }', 'paths:', ...paths, ''].join('\n');
const swagger = (...paths: string[]): string =>
  ['swagger: "2.0"', 'info: { title: Cows, version: "1" }', 'paths:', ...paths, ''].join('\n');

describe('a merged document of OpenAPI 3', () => {
  const cows = openApi(
    '  "/cows ":',
    '    summary: Cows.',
    '    get: { responses: { "200": { $ref: "#/components/responses/Cow", description: A cow. } } }',
    'servers: [{ url: "https://{host}{basePath}", variables: { basePath: { default: /_pasture/v1 } } }]',
    'security: [{ token: [] }]',
    'components:',
    '  securitySchemes: { token: { type: http, scheme: bearer } }',
    '  responses: { Cow: { description: none, content: { application/json: { schema: { $ref: definitions/calf.yaml } } } } }',
  );
  const calf =
    'title: Cow 🐄\nallOf: [{ type: object }]\nproperties: { mother: { $ref: "#" }, weight: { example: 1.0 } }\n';

  test('has the paths of all files with references resolved, in the layout of 2016', () => {
    const { document, text, diagnostics } = merge({
      'specification/targets.yaml': 'targets: {}\n',
      'api/client-server/cows.yaml': cows,
      'api/client-server/definitions/calf.yaml': calf,
      'api/client-server/pigs.yaml': openApi('  /pigs: { get: { security: [], responses: {} } }').replace(
        '3.1.0',
        '3.0.2',
      ),
    });
    expect(diagnostics).toEqual([]);
    const mother = { $ref: '#/components/schemas/Cow' };
    const schema = {
      title: 'Cow 🐄',
      allOf: [{ type: 'object' }],
      properties: { mother, weight: { example: 1 } },
    };
    expect(document).toEqual({
      openapi: '3.1.0',
      info: { title: 'Matrix Client-Server API', version: 'r1' },
      servers: [{ url: 'https://matrix.org' }, homeserver],
      paths: {
        '/_pasture/v1/cows ': {
          summary: 'Cows.',
          get: {
            security: [{ token: [] }],
            responses: { 200: { description: 'A cow.', content: { 'application/json': { schema } } } },
          },
        },
        '/pigs': { get: { security: [], responses: {} } },
      },
      components: {
        securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
        schemas: { Cow: schema },
      },
    });
    expect(text).toContain('"title": "Cow \\ud83d\\udc04"');
    expect(text).toContain('"example": 1.0');
    expect(text.endsWith('}')).toBe(true);
    expect(Object.keys(JSON.parse(text))).toEqual(['components', 'info', 'openapi', 'paths', 'servers']);
  });

  test('cannot include files of another format', () => {
    const merged = merge({
      'api/client-server/cows.yaml': openApi('  /cows: { get: { responses: {} } }'),
      'api/client-server/pigs.yaml': swagger('  /pigs: { get: { responses: {} } }'),
    });
    expect(problemsOf(merged)).toEqual([
      'api/client-server/pigs.yaml:1:1  openapi/merged-document This file is not OpenAPI 3, but other files of the API are; they cannot be merged into one document.',
    ]);
  });

  test('has the security schemes of their own file; OpenAPI 3.0 stays 3.0', () => {
    const { document } = merge({
      'api/client-server/cows.yaml': cows.replace('3.1.0', '3.0.0'),
      'api/client-server/definitions/calf.yaml': calf,
      'api/client-server/definitions/security.yaml': 'key: { type: apiKey, in: query, name: k }\n',
    });
    expect(document).toMatchObject({
      openapi: '3.0.3',
      components: { securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'k' } } },
    });
  });
});

describe('texts', () => {
  const api = openApi(
    '  /cows:',
    '    get:',
    '      description: |-',
    '        {{% boxes/note %}}',
    '        See [cows](/cows/#milk). {{% added-in v="1.2"%}} {{< changed-in v=`1.3` >}}',
    '        {{% /boxes/note %}}',
    '      responses: {}',
  );
  const description = (minor: number, baseUrl?: string): string => {
    const { text, ...merged } = merge(site(minor, api), baseUrl);
    expect(problemsOf(merged)).toEqual([]);
    return JSON.parse(text).paths['/cows'].get.description;
  };

  test('have absolute links and Markdown in place of shortcodes since v1.15', () => {
    expect(description(15, 'https://farm.example/v1.15')).toBe(
      '**NOTE:** \nSee [cows](https://farm.example/v1.15/cows/#milk). **[Added in `v1.2`]**  **[Changed in `v1.3`]** \n',
    );
  });

  test('have shortcodes until v1.14, and links as written without a base URL', () => {
    expect(description(14)).toBe(
      '{{% boxes/note %}}\nSee [cows](/cows/#milk). {{% added-in v="1.2"%}} {{< changed-in v=`1.3` >}}\n{{% /boxes/note %}}',
    );
  });

  test('with a shortcode that has no equivalent are reported', () => {
    const written = api.replace('boxes/note', 'diagram').replace(' v="1.2"', '');
    const rest = 'has no equivalent in a merged API document.';
    expect(problemsOf(merge(site(15, written)))).toEqual([
      `data/api/client-server/cows.yaml:7:9 {{% diagram %}} markdown/shortcode-unknown The shortcode "diagram" ${rest}`,
      'data/api/client-server/cows.yaml:8:34 {{% added-in%}} page/shortcode-argument The shortcode "added-in" lacks the argument "v".',
    ]);
  });
});

describe('a merged document of Swagger 2.0 in the layout of 2021', () => {
  const api = swagger(
    '  /cows: { get: { responses: { "200": { description: d, examples: { application/json: "{}" } } } }, put: { tags: [t], responses: {} } }',
  );

  test('is as written', () => {
    expect(merge(site(7, api)).document).toEqual({
      swagger: '2.0',
      info: { title: 'Matrix Client-Server API', version: 'r1' },
      basePath: '/',
      host: 'matrix.org',
      schemes: ['https'],
      consumes: ['application/json'],
      produces: ['application/json'],
      servers: [{ ...homeserver, url: 'https://{homeserver_address}/' }],
      securityDefinitions: {},
      paths: {
        '/cows': {
          get: { responses: { 200: { description: 'd', examples: { 'application/json': '{}' } } } },
          put: { tags: ['t'], responses: {} },
        },
      },
    });
  });

  test('has only operations with tags in v1.1', () => {
    expect(merge(site(1, api)).document.paths).toEqual({ '/cows': { put: { tags: ['t'], responses: {} } } });
  });
});

describe('validation', () => {
  test('accepts what the formats allow, and the extensions of repositories', async () => {
    const status = '  /cows: { get: { responses: { "200": { description: d }, 3xx: { description: d } } } }';
    expect(await rejections(merge(site(7, swagger(status))))).toEqual([]);
    expect(await rejections(merge(site(19, openApi(status.replace('3xx', '3XX')))))).toEqual([]);
  });

  test('reports a violation of the schema in the file that it comes from', async () => {
    const invalid = openApi('  /cows: { get: { responses: { "200": { $ref: definitions/cow.yaml } } } }');
    expect(
      await rejections(
        merge({ ...site(19, invalid), 'data/api/client-server/definitions/cow.yaml': 'desc: x\n' }),
      ),
    ).toEqual([
      'data/api/client-server/cows.yaml:4:39 { openapi/merged-document The merged document would be invalid: missing property "description".',
      'data/api/client-server/definitions/cow.yaml:1:1 desc openapi/merged-document The merged document would be invalid: unknown property "desc".',
    ]);
  });

  test.each([
    [
      'a parameter that the path lacks',
      '  /cows: { get: { parameters: [{ in: path, name: id, required: true, type: string }], responses: { "200": { description: d } } } }',
      '4:32 { in: path, name: id, required: true, type: string }',
      '/paths/cows/get has a path parameter named "id", but there is no corresponding {id} in the path string',
    ],
    [
      'an operation id of two operations',
      '  /cows: { get: { operationId: a, responses: { "200": { description: d } } }, put: { operationId: a, responses: { "200": { description: d } } } }',
      '4:99 a',
      "Duplicate operation id 'a'",
    ],
  ])('reports %s, which the schema of Swagger 2.0 does not express', async (_, path, position, message) => {
    expect(await rejections(merge(site(7, swagger(path))))).toEqual([
      `data/api/client-server/cows.yaml:${position} openapi/merged-document The merged document would be invalid: ${message}.`,
    ]);
  });
});
