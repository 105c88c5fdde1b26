import { parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { element, text } from '../../src/doc/nodes.js';
import { createRenderer } from '../../src/render/create-renderer.js';
import { renderSection } from '../../src/render/render-section.js';
import type { ContentsEntry, Page, Site, Unit } from '../../src/render/renderer.js';
import { searchIndex } from '../../src/render/search.js';
import { SourceText } from '../../src/source/text.js';
import { ownTemplates } from './template-set.js';

const renderer = createRenderer(ownTemplates(), {}, () => {});
const nowhere = { source: SourceText.file('a', ''), start: 0, end: 0 };
const words = (value: string) => text(value, nowhere);
const paragraph = (value: string) => element('paragraph', nowhere, [words(value)]);

const unit = (key: string, level: number, over: Partial<Unit> = {}): Unit => ({
  key,
  ids: [key],
  level,
  title: [words(`Title ${key}`)],
  body: [paragraph(`Text of ${key}.`)],
  ...over,
});
const sections = (...units: Unit[]) => units.map((it) => renderSection(it, renderer));
const site: Site = {
  title: 'Specification',
  revision: 'main,abc <dirty>',
  documents: [
    { path: 'index.html', title: 'Specification' },
    { path: 'client_server/r0.6.1.html', title: 'Client-Server API', label: 'r0.6.1' },
    { path: 'client server/ü.html', title: 'Odd' },
  ],
};
const page = (over: Partial<Page> = {}): Page => ({
  path: 'client_server/r0.6.1.html',
  title: 'Client-Server API',
  label: 'r0.6.1',
  sections: sections(unit('top', 0), unit('a', 1), unit('b', 2), unit('c', 1)),
  ...over,
});
/** The nested ids of the page's sections. */
const shape = (html: string): string =>
  [...html.matchAll(/<section id="([^"]*)"|<(\/)section>/g)]
    .map(([, id, end]) => (end ? ')' : `${id}(`))
    .join('');

describe('a unit', () => {
  test('has heading, number and a link to itself', () => {
    expect(renderSection(unit('a', 2, { number: '5.2', ids: ['a', 'old'] }), renderer).html).toBe(
      '<span id="old"></span><h3><a class="sectnum" href="#a">5.2</a> Title a</h3>\n' + '<p>Text of a.</p>\n',
    );
  });

  test('closes raw links that its title leaves open', () => {
    const open = element('raw', nowhere, [words('<a name="x">')], { format: 'html' });
    const titled = createRenderer(ownTemplates(), { raw: true }, () => {});
    const html = renderSection(unit('a', 1, { title: [open, words('X')], number: '1' }), titled).html;
    expect(html).toContain('<h2><a class="sectnum" href="#a">1</a> <a name="x">X</a></h2>');
    expect(titled.contents([{ id: 'a', number: undefined, title: [open, words('X')], children: [] }])).toBe(
      '<ol>\n<li><a href="#a">X</a></li>\n</ol>\n',
    );
  });

  test('keeps its level where HTML has no heading for it', () => {
    expect(renderSection(unit('a', 5), renderer).html).toMatch(/^<h6>/);
    expect(renderSection(unit('a', 7), renderer).html).toMatch(/^<h6 aria-level="8">/);
  });

  test('may have no title', () => {
    expect(renderSection(unit('a', 0, { title: [] }), renderer).html).toBe('<p>Text of a.</p>\n');
  });

  test('writes sections in its body one level below itself', () => {
    const inner = element('section', nowhere, [element('title', nowhere, [words('Inner')]), paragraph('x')], {
      ids: ['i'],
    });
    expect(renderSection(unit('a', 2, { body: [inner] }), renderer).html).toContain(
      '<section id="i">\n<h4>Inner<a',
    );
  });
});

describe('a page', () => {
  test('nests its sections by level', () => {
    expect(shape(renderer.page(page(), site))).toBe('top(a(b())c()))'.replace('c()))', 'c())'));
    const uneven = page({ sections: sections(unit('a', 1), unit('b', 3), unit('c', 2), unit('d', 1)) });
    expect(shape(renderer.page(uneven, site))).toBe('a(b()c())d()');
  });

  test('names each unit for whoever replaces it', () => {
    const html = renderer.page(page({ sections: sections(unit('a "b"', 1)) }), { ...site, live: '' });
    expect(html).toContain('data-unit="a &quot;b&quot;"');
  });

  test('estimates the height of each unit with the units in it', () => {
    const nested = sections(unit('a', 1), unit('b', 2), unit('c', 3), unit('d', 2));
    const html = renderer.page(page({ sections: nested }), site);
    const heights = [...html.matchAll(/--h:(\d+)/g)].map(([, height]) => Number(height));
    const [own = 0] = heights.slice(-1);
    expect(heights).toEqual([4 * own, 2 * own, own, own]);
  });

  test('shows its title once', () => {
    expect(renderer.page(page(), site).match(/<h1/g)).toHaveLength(1);
    const untitled = renderer.page(page({ sections: sections(unit('a', 1)) }), site);
    expect(untitled).toContain('<h1>Client-Server API</h1>');
  });

  test('links within the site relatively, and to nothing outside', () => {
    const html = renderer.page(page(), site);
    const links = [...html.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, link]) => link);
    expect(links).toContain('../index.html');
    expect(links).toContain('../client%20server/%C3%BC.html');
    expect(links.filter((link) => link?.startsWith('/') || link?.includes('//'))).toEqual([]);
    for (const path of renderer.assets.keys())
      if (!path.includes('/pause.')) expect(links).toContain(`../${path}`);
  });

  test('marks the current document and escapes what it is told', () => {
    const html = renderer.page(page(), site);
    expect(html).toContain('<a href="../client_server/r0.6.1.html" aria-current="page">');
    expect(html).toContain('main,abc &lt;dirty&gt;');
    expect(html).toContain('<html lang="en">');
  });

  test('has a table of contents without links in links or ids twice', () => {
    const title = [
      element('reference', nowhere, [words('linked')], { refuri: 'x', ids: ['twice'] }),
      words(' title'),
    ];
    const entries: ContentsEntry[] = [
      { id: 'a', number: '1', title, children: [{ id: 'b', title: [words('B')], children: [] }] },
    ];
    const html = renderer.page(page({ contents: { entries } }), site);
    expect(html).toContain('<nav class="contents" id="table-of-contents" aria-label="Contents">');
    expect(html).toContain(
      '<li><a href="#a"><i>1</i> linked title</a><details open><summary aria-label="Subsections"></summary>\n<ol>\n<li><a href="#b">B</a></li>',
    );
    expect(html).not.toContain('twice');
  });

  test('is HTML without faults', () => {
    const faults: string[] = [];
    const all = { ...site, search: 'assets/search.js', live: '<script>1</script>' };
    const onParseError = ({ code, startLine }: { code: string; startLine: number }) =>
      faults.push(`${code} ${startLine}`);
    const options = { sourceCodeLocationInfo: true, onParseError };
    parse(
      renderer.page(page({ contents: { entries: [{ id: 'a', title: [words('A')], children: [] }] } }), all),
      options,
    );
    parse(renderer.index(all), options);
    expect(faults).toEqual([]);
  });
});

test('the list of documents links to each', () => {
  const html = renderer.index(site);
  expect(html).toContain(
    '<a href="client_server/r0.6.1.html">Client-Server API</a> <span class="release">r0.6.1</span>',
  );
});

test('assets have names that change with their content', () => {
  const { templates, assets } = ownTemplates();
  const names = (style: string) => {
    const changed = createRenderer(
      { templates, assets: new Map([...assets, ['base.css', style]]) },
      {},
      () => {},
    );
    return [...changed.assets.keys()];
  };
  expect(names('a')[1] ?? names('a')[0]).toMatch(/^assets\/(?:style|page)\.[0-9a-f]{8}\.(?:css|js)$/);
  expect(names('a')).not.toEqual(names('b'));
});

test('the search index holds headings and texts, and no code', () => {
  const code = element('literal_block', nowhere, [words('hidden code')]);
  const cell = element('type_table_row', nowhere, [paragraph("The room's <id>.")], {
    data: { name: 'room_id', type: 'string' },
  });
  const body = [paragraph('Some text.'), code, element('type_table', nowhere, [cell]), paragraph('a & b')];
  const script = searchIndex([page({ sections: sections(unit('a', 1, { number: '1', body })) })]);
  const json = /^globalThis\.specificationTexts = (.*);\n$/.exec(script)?.[1] ?? '';
  expect(JSON.parse(json)).toEqual([
    {
      path: 'client_server/r0.6.1.html',
      title: 'Client-Server API r0.6.1',
      sections: [
        ['a', '1 Title a', "Some text. Parameter Type Description room_id string The room's <id>. a & b"],
      ],
    },
  ]);
});
