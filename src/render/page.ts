import { shortAddress } from '../spec/sitemap.js';
import type { Assets } from './assets.js';
import { type ContentsWriter, isFolded } from './contents.js';
import { addressOf, breadcrumbs, encodePath, navigation, neighbours } from './navigation.js';
import { liveSections, quickSections } from './nest-sections.js';
import type { Page, Site } from './renderer.js';
import { currentVersion, type VersionLink, versionLinks } from './version-links.js';

/** The values for `page.hbs`; see `templates/README.md`. */
export function pageValues(page: Page, site: Site, assets: Assets, contentsList: ContentsWriter): object {
  const { contents, path } = page;
  const values = siteValues(path, site, assets);
  const versions = versionsFor(page, site);
  return {
    ...values,
    ...versionValues(page, versions, site),
    title: page.title,
    description: page.description,
    label: page.label,
    redirect: page.redirect,
    unstable: page.label === 'unstable',
    titled: page.sections[0]?.level === 0,
    breadcrumbs: breadcrumbs(path, values.root, site, page.chapter?.title),
    pager: neighbours(path, values.root, site),
    chapter: page.chapter,
    chapterList: page.chapterList,
    chapters:
      site.isMultiPage && page.chapterIndex !== undefined && !page.chapter && !page.chapterList
        ? values.root + encodePath(page.chapterIndex)
        : undefined,
    banner: versionBanner(versions, site),
    movedAnchors: page.chapter ? undefined : site.movedAnchors?.[page.path]?.map((link) => ({ ...link })),
    content:
      site.live !== undefined
        ? liveSections(page.sections)
        : quickSections(page.sections, values.root + encodePath(assets.pause)),
    changes: page.changes && {
      list: page.changes.map((change) => ({ ...change, href: `#${encodeURIComponent(change.id)}` })),
      count: page.changes.length,
    },
    contents: contents && {
      id: contents.id ?? 'table-of-contents',
      title: contents.title ?? 'Contents',
      html: contentsList(contents.entries),
      isFolded: contents.isFolded ?? isFolded(contents.entries),
    },
  };
}

/** The values for `index.hbs`. */
export function indexValues(site: Site, assets: Assets): object {
  const values = siteValues('index.html', site, assets);
  const home = { path: 'index.html', name: 'index' };
  return {
    ...values,
    ...(site.missing === undefined && versionValues(home, versionsFor(home, site), site)),
    title: site.missing === undefined ? site.title : 'Page not found',
    missing: site.missing,
    documents: site.documents.map((link) => ({ ...link, href: values.root + encodePath(link.path) })),
  };
}

type LinkingPage = Pick<Page, 'path' | 'name' | 'label'>;

/** The versions of the site as links of a page. */
function versionsFor({ path, label }: LinkingPage, { versions, basePath }: Site): VersionLink[] {
  const page = { path, label, root: rootOf(path), usesFolders: basePath !== undefined };
  return versions ? versionLinks(versions, page) : [];
}

const versionValues = ({ path, name }: LinkingPage, versions: readonly VersionLink[], site: Site): object =>
  versions.length === 0 ? {} : { path, name, version: site.versions?.own.label, versions };

/** The notice on pages of a version that is not current. */
function versionBanner(
  versions: readonly VersionLink[],
  { banner, versions: known }: Site,
): object | undefined {
  if (!known) return banner && { ...banner, isUnstable: banner.status === 'unstable' };
  const { status } = known.own;
  if (status === 'current') return undefined;
  const current = currentVersion(versions);
  return { isUnstable: status === 'unstable', href: current?.href, site: current?.site };
}

const rootOf = (path: string): string => '../'.repeat(path.split('/').length - 1);

function siteValues(path: string, site: Site, assets: Assets) {
  // The depth of a missing path is unknown, so links are relative to the root.
  const root = site.missing === undefined ? rootOf(path) : `${site.basePath ?? ''}/`;
  const at = (target: string | undefined) => (target === undefined ? undefined : root + encodePath(target));
  return {
    lang: site.lang ?? 'en',
    siteTitle: site.title,
    root,
    home: addressOf('index.html', root, site),
    nav: navigation(site.documents, root, path, site),
    release: site.release,
    menu: site.menu?.map((link) => ({ ...link })),
    style: at(assets.style),
    script: at(assets.script),
    search: at(site.search),
    canonical: canonicalAddress(path, site),
    feed: at(site.feed),
    revision: site.revision,
    live: site.live,
  };
}

/** The absolute address of a page; `undefined` if the address of the site is unknown, or the page is missing. */
const canonicalAddress = (path: string, { baseUrl, missing }: Site): string | undefined =>
  baseUrl === undefined || missing !== undefined ? undefined : `${baseUrl}/${shortAddress(path)}`;
