import type { DatedRelease } from '../../spec/dated-release.js';
import type { IndexedDocument } from '../../spec/site-index.js';
import { shortAddress, sitemap, sitemapPath } from '../../spec/sitemap.js';
import type { Page, Renderer, Site } from '../renderer.js';
import { searchIndex, searchPath } from '../search.js';
import { feed, feedPath } from './feed.js';
import { indexJson, indexJsonPath } from './index-json.js';
import { inventory, inventoryPath } from './inventory.js';

export interface SiteFilesSource {
  readonly site: Site;
  readonly documents: readonly IndexedDocument[];
  readonly pages: readonly Page[];
  /** The releases for the feed; none without an address of the site. */
  readonly releases: readonly DatedRelease[];
}

/** The files of a site for programs, by path: the index, the texts for the search, the inventory, and, if the site has an address, the sitemap and the feed. */
export function siteFiles(
  { site, documents, pages, releases }: SiteFilesSource,
  renderer: Pick<Renderer, 'nodes'>,
): Map<string, string | Uint8Array> {
  const { title, release, baseUrl } = site;
  const files = new Map<string, string | Uint8Array>([
    [indexJsonPath, indexJson({ title, release, baseUrl }, documents, pages)],
    [searchPath, searchIndex(pages, documents)],
    [inventoryPath, inventory({ title, version: release ?? '' }, documents)],
  ]);
  if (baseUrl === undefined) return files;
  files.set(
    sitemapPath,
    sitemap(
      documents.map(({ path }) => path),
      baseUrl,
    ),
  );
  if (releases.length > 0) {
    const byPath = new Map(pages.map((page) => [page.path, page]));
    const source = {
      title,
      baseUrl,
      releases,
      addressOf: shortAddress,
      page: (path: string) => byPath.get(path),
    };
    files.set(feedPath, feed(source, renderer));
  }
  return files;
}
