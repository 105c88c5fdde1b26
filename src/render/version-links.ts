import type { SiteVersion, SiteVersions, VersionStatus } from '../spec/site-versions.js';
import { shortAddress } from '../spec/sitemap.js';

/** A version as a page links to it. */
export interface VersionLink {
  readonly label: string;
  readonly date: string | undefined;
  readonly status: VersionStatus;
  /** The same page in the version, as far as its path can be derived. */
  readonly href: string;
  /** The address of the version. */
  readonly site: string;
  /** Whether it is the version of the page. */
  readonly current: boolean;
}

/** The page that links to other versions. */
export interface LinkingPage {
  readonly path: string;
  readonly label: string | undefined;
  /** The relative path to the root of the site. */
  readonly root: string;
  /** Whether pages are addressed by their folders. */
  readonly usesFolders: boolean;
}

/** The versions of a site as links of a page. A page whose path contains the label of its version has the label of the other one there. */
export function versionLinks({ all, own }: SiteVersions, page: LinkingPage): VersionLink[] {
  return all.map((version): VersionLink => {
    const { label, date, status } = version;
    const site = siteAddress(version, page.root);
    return { label, date, status, site, current: version === own, href: site + pathIn(version, own, page) };
  });
}

/** The link of a page to the current version; `undefined` if there is none, or the page belongs to it. */
export const currentVersion = (links: readonly VersionLink[]): VersionLink | undefined =>
  links.find(({ status, current }) => status === 'current' && !current);

/** The address of a version for links of a page in the folder `root` below the folder of the site. */
export const siteAddress = ({ address }: SiteVersion, root: string): string =>
  /^(?:https?:|\/)/.test(address) ? address : root + address;

function pathIn(
  { label }: SiteVersion,
  own: SiteVersion,
  { path, label: ownLabel, usesFolders }: LinkingPage,
): string {
  const file = `/${own.label}.html`;
  const other =
    ownLabel === own.label && path.endsWith(file) ? `${path.slice(0, -file.length)}/${label}.html` : path;
  return usesFolders || path === 'index.html'
    ? shortAddress(other)
    : other.split('/').map(encodeURIComponent).join('/');
}
