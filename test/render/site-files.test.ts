import { inflateSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formatsPlugin from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import schema from '../../schemas/site-index.json' with { type: 'json' };
import { idsIn } from '../../src/render/ids-in.js';
import { fixtureRepository } from '../check/fixture-repository.js';
import { buildSite } from './build-site.js';

const changelog = `r1.1 (2020-05-05)
=================

- Cows & <calves>.

r1.0
====

.. date: 2019-02-03

- First.
`;

const withTargets = {
  ...fixtureRepository,
  'specification/index.rst':
    'The farm\n========\n\nAbout cows and |other| animals. More *text*.\n\n.. |other| replace:: ten\n\nBarns\n-----\n\nText.\n',
  'changelogs/barn.rst': changelog,
};

const withPages = {
  'config/_default/hugo.toml':
    'title = "Farm"\n[params.version]\nstatus = "stable"\nmajor = "1"\nminor = "2"\n',
  'data/api/README.md': '',
  'content/_index.md':
    '---\ntitle: Farm\n---\n\nAbout the farm. Errors:\n\n`M_LOST`\n: The cow is lost.\n\n## Barns\n',
  'content/cows.md': '---\ntitle: Cows\ntype: docs\n---\n\nCows eat.\n\n## Barns\n\n### Hay\n',
  'content/changelog/_index.md': '---\ntitle: Changelog\ntype: docs\nlayout: changelog-index\n---\n',
  'content/changelog/v1.2.md':
    '---\ntitle: v1.2 Changelog\nlinkTitle: v1.2\ntype: docs\nlayout: changelog\ndate: 2026-05-05\n---\n\n## Cows\n\n- Cows & calves.\n',
};

const { 'content/changelog/_index.md': _, 'content/changelog/v1.2.md': __, ...withoutChangelog } = withPages;
const config = (minor: number, more = '') => ({
  'config/_default/hugo.toml': `title = "Farm"\n[params.version]\nstatus = "stable"\nmajor = "1"\nminor = "${minor}"\n${more}`,
});

/** Sites whose changelog is one page. */
const onePage: readonly (readonly [name: string, files: Readonly<Record<string, string>>])[] = [
  [
    'with dates in titles',
    {
      ...withoutChangelog,
      'content/changelog.md':
        '---\ntitle: Changelog\ntype: docs\ndate: 2026-06-01\n---\n\n## Next\n\n- Soon.\n\n## v1.2 (2026-05-05)\n\n### Cows\n\n- Cows.\n\n## v1.1, 3 February 2025\n\n- First.\n',
    },
  ],
  [
    'with a file for each release',
    {
      ...withoutChangelog,
      ...config(5),
      'content/changelog/index.md': '---\ntitle: Changelog\n---\n\n{{% changelog/changelogs %}}\n',
      'content/changelog/v1.1.md': '---\ndate: 2021-11-09\n---\n## v1.1\n\n### Cows\n\n- One.\n',
      'content/changelog/v1.2.md': '---\ndate: 2022-02-02\n---\n## v1.2\n\n### Cows\n\n- Two.\n',
    },
  ],
  [
    'with the changes of one release',
    {
      ...withoutChangelog,
      ...config(2, 'release_date = "February 02, 2022"\n'),
      'content/changelog.md':
        '---\ntitle: Changelog\n---\n\n{{% changelog/changelog-changes %}}\n\n## Before\n\n- Old.\n',
      'changelogs/client_server/newsfragments/3100.new': 'Three.\n',
    },
  ],
];

/** Reads an inventory as Sphinx does: four lines, then compressed lines of five fields. */
function readInventory(bytes: Buffer): {
  readonly head: readonly string[];
  readonly objects: readonly string[][];
} {
  let start = 0;
  for (let line = 0; line < 4; line++) start = bytes.indexOf(10, start) + 1;
  const objects = inflateSync(bytes.subarray(start))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => /^(.+?)\s+(\S+:\S+)\s+(-?\d+)\s+?(\S*)\s+(.*)$/.exec(line)?.slice(1) ?? [line]);
  return { head: bytes.subarray(0, start).toString('utf8').trimEnd().split('\n'), objects };
}

const ajv = new Ajv2020({ strict: true });
formatsPlugin.default(ajv);
const validate = ajv.compile(schema);

const address = 'https://example.org/v1';

describe.each([
  ['a repository with targets.yaml', withTargets],
  ['a site of Markdown pages', withPages],
])('the files of %s for programs', (_, files) => {
  const { site, text, bytes } = buildSite(files, address);

  test('include an index that is valid, and whose anchors exist', () => {
    const index: typeof example = JSON.parse(text('index.json'));
    validate(index);
    expect(validate.errors).toBeNull();
    expect(index.documents.length).toBeGreaterThan(0);
    for (const { path, sections } of index.documents) {
      const ids = new Set(idsIn(text(path)));
      for (const { id, anchors = [] } of sections)
        for (const one of [id, ...anchors]) expect(ids).toContain(one);
    }
    for (const place of [...index.operations, ...index.events, ...index.errorCodes])
      expect(idsIn(text(place.page))).toContain(place.id);
  });

  test('include an inventory of documents and sections', () => {
    const { head, objects } = readInventory(bytes('objects.inv'));
    expect(head[0]).toBe('# Sphinx inventory version 2');
    for (const object of objects) expect(object).toHaveLength(5);
    const pages = new Set(site.keys());
    for (const [, , , uri = ''] of objects) expect(pages).toContain(uri.replace(/#.*/, ''));
  });

  test('include a sitemap and a feed of the releases with a date', () => {
    expect(text('sitemap.xml')).toContain(`<loc>${address}/</loc>`);
    const feed = text('changes.atom');
    expect(feed).toMatchSnapshot();
    const ids = [...feed.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('are linked from the head of the pages', () => {
    const page = text('index.html');
    expect(page).toContain(`<link rel="canonical" href="${address}/">`);
    expect(page).toContain(`<meta property="og:url" content="${address}/">`);
    expect(page).toContain(
      '<link rel="alternate" type="application/atom+xml" title="Changes" href="changes.atom">',
    );
    expect(page).toMatch(/<meta name="description" content="About [^"]+">/);
  });

  test('have no absolute addresses if that of the site is unknown', () => {
    const other = buildSite(files, undefined);
    expect(other.site.has('changes.atom')).toBe(false);
    expect(other.text('index.json')).not.toContain('"address"');
    expect(other.text('index.html')).not.toMatch(/canonical|og:url|changes\.atom/);
  });
});

const example = {
  documents: [{ path: '', sections: [{ id: '', anchors: [''] as string[] | undefined }] }],
  operations: [{ page: '', id: '' }],
  events: [{ page: '', id: '' }],
  errorCodes: [{ page: '', id: '' }],
};

test('the texts of the search have the kinds, other names and rows of their sections', () => {
  const script = buildSite(fixtureRepository, undefined).text('assets/search.js');
  expect(JSON.parse(script.slice(script.indexOf('['), script.lastIndexOf(']') + 1))).toMatchSnapshot();
});

test('operations, events and sections have the names of their domains in the inventory', () => {
  const { objects } = readInventory(buildSite(fixtureRepository, undefined).bytes('objects.inv'));
  expect(objects.map(([name, role]) => `${role} ${name}`)).toMatchSnapshot();
});

test('a section whose id several documents have is named after its document', () => {
  const { objects } = readInventory(buildSite(withPages, undefined).bytes('objects.inv'));
  const labels = objects.filter(([, role]) => role === 'std:label').map(([name]) => name);
  expect(labels).toContain('hay');
  expect(labels).toContain('index:barns');
  expect(labels).toContain('cows:barns');
});

test.each(onePage)('the feed of a site whose changelog is one page %s has its releases', (_, files) => {
  const { site, text } = buildSite(files, address);
  const feed = text('changes.atom');
  expect(feed).toMatchSnapshot();
  const ids = new Set(idsIn(text('changelog/index.html')));
  for (const [, id = ''] of feed.matchAll(/\/changelog\/#([^"]*)"\/>/g)) expect(ids).toContain(id);
  expect(text('index.html')).toContain('href="changes.atom"');
  expect(site.has('changelog/index.html')).toBe(true);
});
