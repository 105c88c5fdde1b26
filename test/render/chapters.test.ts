import { describe, expect, test } from 'vitest';
import { text } from '../../src/doc/nodes.js';
import { chapterPages } from '../../src/render/chapters/chapter-pages.js';
import { createRenderer } from '../../src/render/create-renderer.js';
import type { Page, PageSection, Site } from '../../src/render/renderer.js';
import { SourceText } from '../../src/source/text.js';
import { ownTemplates } from './template-set.js';

const renderer = createRenderer(ownTemplates(), {}, () => {});
const span = { source: SourceText.file('a', ''), start: 0, end: 0 };
const section = (id: string, level: number, html = ''): PageSection => ({
  key: id,
  ids: [id],
  level,
  head: '',
  html,
});
const page = (path: string, sections: readonly PageSection[]): Page => ({
  path,
  title: path,
  sections,
  contents: {
    entries: sections
      .filter(({ level }) => level === 1)
      .map(({ key }) => ({ id: key, title: [text(`Title ${key}`, span)], children: [] })),
  },
});
const site: Site = { title: 'Post', documents: [{ path: 'mail.html', title: 'Mail' }], isMultiPage: true };

const links =
  '<p id="p"><a href="#b">1</a> <a href="#a">2</a> <a href="other.html#y">3</a> <a href="one.html">4</a></p>';
const code = '<pre>&lt;a href="#b"&gt;</pre>';
const mail = page('mail.html', [
  section('mail', 0, '<h1>Mail</h1>'),
  section('a', 1, links + code),
  section('b', 1, '<table id="b.request"></table><a href="#a.x">5</a><a href="https://example.org/#a">6</a>'),
  section('../c', 1, '<a href="images/x.svg">7</a>'),
]);
const other = page('other.html', [section('x', 1), section('y', 1)]);
const one = page('one.html', [section('z', 1)]);
const home = page('index.html', [section('v', 1), section('w', 1)]);

describe('the pages of chapters', () => {
  const files = chapterPages([mail, other, one, home], site, renderer);
  const body = (path: string): string => {
    const html = files.get(path) ?? '';
    return html.slice(html.indexOf('<article'), html.indexOf('<nav class="chapter-nav"'));
  };

  test('are in a folder beside their page; names contain no path', () => {
    expect([...files.keys()]).toEqual([
      'mail/index.html',
      'mail/a.html',
      'mail/b.html',
      'mail/c.html',
      'other/index.html',
      'other/x.html',
      'other/y.html',
    ]);
  });

  test('link to chapters of all pages, and code is not changed', () => {
    expect(body('mail/a.html')).toContain(
      '<a href="b.html#b">1</a> <a href="#a">2</a> <a href="../other/y.html#y">3</a> <a href="../one.html">4</a>',
    );
    expect(body('mail/a.html')).toContain(code);
    expect(body('mail/b.html')).toContain(
      '<a href="index.html#a.x">5</a><a href="https://example.org/#a">6</a>',
    );
    expect(body('mail/c.html')).toContain('<a href="../images/x.svg">7</a>');
  });

  test('link to their neighbours and to the whole page', () => {
    const html = files.get('mail/b.html') ?? '';
    expect(html).toContain('<a rel="prev" href="a.html#a">Title a</a>');
    expect(html).toContain('<a href="../mail.html#" data-whole>');
    expect(html).toContain('<title>Title b – mail.html');
    expect(/<nav class="breadcrumbs"[\s\S]*?<\/nav>/.exec(html)?.[0]).toBe(
      `<nav class="breadcrumbs" aria-label="Breadcrumbs" data-nosnippet>
<ol>
<li><a href="../index.html">Post</a></li>
<li><a href="index.html">Mail</a></li>
<li><span aria-current="page">Title b</span></li>
</ol>
</nav>`,
    );
    expect(html).toContain('<a href="index.html" aria-current="page">Mail</a>');
  });

  test('have a list with the anchors of sections', () => {
    const html = files.get('mail/index.html') ?? '';
    expect(html).toContain('const files = {"a.html":["a","p"],"b.html":["b"],"c.html":["../c"]};');
    expect(html).toContain('<li><a href="b.html#b">Title b</a></li>');
    expect(html).not.toContain('<section id="a"');
  });
});
