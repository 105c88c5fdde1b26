import { describe, expect, test } from 'vitest';
import { fixtureRepository } from '../check/fixture-repository.js';
import { buildSite } from './build-site.js';

const path = (name: string, description: string, isDeprecated: boolean): string => `  /${name}:
    get:
      summary: Fetch.
      description: |-
${description.replace(/^/gm, '        ')}
      operationId: ${name}
      deprecated: ${isDeprecated}
      responses: { 200: { description: Done. } }
`;

const api = (descriptions: readonly string[]): string => `swagger: "2.0"
info: { title: Cows, version: "1" }
basePath: /meadow
paths:
${path('new', 'New.', false)}${path('other', 'Other.', false)}${descriptions.map((text, i) => path(`old${i}`, text, true)).join('')}`;

/** Descriptions of deprecated operations, with the operation that replaces them. */
const cases: readonly (readonly [description: string, replacement: string | undefined])[] = [
  ['Fetches a cow.\n\nThis endpoint is deprecated in favour of ``/new``.', '/new'],
  ['Replaced by ``GET /meadow/new``. See also ``/other``.', 'GET /meadow/new'],
  ['This API is deprecated. Clients should call ``/new`` with a field instead.', '/new'],
  ['.. note::\n   Superseded by ``/new``, and ``/new`` is faster.', '/new'],
  ['This endpoint is deprecated in favour of ``/new`` and ``/other``.', undefined],
  ['The ``a`` parameter is deprecated in favour of ``/new``.', undefined],
  ['Clients without a cow use ``/new`` instead.', undefined],
  ['This endpoint is deprecated. See ``/new``.', undefined],
  ['This endpoint is deprecated in favour of ``/missing``.', undefined],
  ['This endpoint is deprecated in favour of `other cows <https://example.org/cows>`_.', undefined],
];

describe('the operation that replaces a deprecated one', () => {
  const { text } = buildSite(
    { ...fixtureRepository, 'api/client-server/cows.yaml': api(cases.map(([description]) => description)) },
    undefined,
  );
  const sections = text('index.html')
    .split('<section id="')
    .filter((section) => /^[\w-]*meadow-old/.test(section));

  test.each(cases.map((entry, i) => [...entry, i] as const))('%s', (_, replacement, i) => {
    const label = /<li class="deprecated">(.*)<\/li>/.exec(sections[i] ?? '')?.[1] ?? '';
    if (replacement === undefined) expect(label).toBe('Deprecated');
    else
      expect(label.replace(/<\/?code[^>]*>|<wbr>/g, '')).toMatch(
        new RegExp(`^Deprecated, replaced by <a [^>]*href="#get-meadow-new"[^>]*>${replacement}</a>$`),
      );
  });
});

test('is named in the warning of an operation in the layout of 2021', () => {
  const { text } = buildSite(
    {
      'config/_default/hugo.toml':
        'title = "Farm"\n[params.version]\nstatus = "stable"\nmajor = "1"\nminor = "19"\n',
      'data/api/client-server/cows.yaml': `openapi: 3.1.0
info: { title: Cows, version: "1" }
paths:
${path('new', 'New.', false)}${path('old', 'Fetches a cow.\n\n{{% boxes/note %}}\nReplaced by [`GET /new`](/cows/#getnew).\n{{% /boxes/note %}}', true)}`,
      'content/_index.md': '---\ntitle: Farm\n---\nText.\n',
      'content/cows.md':
        '---\ntitle: Cows\ntype: docs\n---\n\n{{% http-api spec="client-server" api="cows" %}}\n',
    },
    undefined,
  );
  expect(text('cows/index.html').replace(/\n/g, '')).toContain(
    '<p>This API is deprecated and will be removed from a future release.</p><p data-nosnippet>Use <a href="/cows/#getnew"><code>GET /new</code></a> instead.</p></aside>',
  );
});
