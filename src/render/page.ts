import type { Assets } from './assets.js';
import type { ContentsWriter } from './contents.js';
import { escapeHtml } from './escape.js';
import type { Page, PageSection, Site } from './renderer.js';

/** The values for `page.hbs`; see `templates/README.md`. */
export function pageValues(page: Page, site: Site, assets: Assets, contentsList: ContentsWriter): object {
  const { contents } = page;
  return {
    ...siteValues(page.path, site, assets),
    title: page.title,
    label: page.label,
    unstable: page.label === 'unstable',
    titled: page.sections[0]?.level === 0,
    content: nestSections(page.sections),
    contents: contents && {
      id: contents.id ?? 'table-of-contents',
      title: contents.title ?? 'Contents',
      html: contentsList(contents.entries),
    },
  };
}

/** The values for `index.hbs`. */
export function indexValues(site: Site, assets: Assets): object {
  const values = siteValues('index.html', site, assets);
  return {
    ...values,
    title: site.missing === undefined ? site.title : 'Page not found',
    missing: site.missing,
    documents: site.documents.map((link) => ({ ...link, href: values.root + encode(link.path) })),
  };
}

function siteValues(path: string, site: Site, assets: Assets) {
  // The depth of a missing path is unknown, so links are relative to the root.
  const root = site.missing === undefined ? '../'.repeat(path.split('/').length - 1) : '/';
  const at = (target: string | undefined) => (target === undefined ? undefined : root + encode(target));
  return {
    lang: site.lang ?? 'en',
    siteTitle: site.title,
    root,
    home: `${root}index.html`,
    nav: site.documents.map((link) => ({ ...link, href: at(link.path), current: link.path === path })),
    style: at(assets.style),
    script: at(assets.script),
    search: at(site.search),
    revision: site.revision,
    live: site.live,
  };
}

const encode = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/**
 * Nests sections by level:
 *
 *     <section id="a" data-unit="…">    the HTML of unit a
 *       <section id="b" …>              the HTML of unit b, one level deeper
 *       </section>
 *     </section>
 */
function nestSections(sections: readonly PageSection[]): string {
  const open: number[] = [];
  const html: string[] = [];
  for (const { key, ids, level, html: own } of sections) {
    while (open.length > 0 && (open.at(-1) ?? 0) >= level) {
      open.pop();
      html.push('</section>\n');
    }
    const id = ids[0] === undefined ? '' : ` id="${escapeHtml(ids[0])}"`;
    html.push(`<section${id} data-unit="${escapeHtml(key)}">\n`, own);
    open.push(level);
  }
  html.push('</section>\n'.repeat(open.length));
  return html.join('');
}
