import { escapeXml } from './escape-xml.js';

/** The path of the sitemap within the site. */
export const sitemapPath = 'sitemap.xml';

/** The address of a page below the address of the site; an index has the address of its folder. */
export const shortAddress = (path: string): string =>
  path
    .replace(/(^|\/)index\.html$/, '$1')
    .split('/')
    .map(encodeURIComponent)
    .join('/');

/** The pages as a sitemap (sitemaps.org). `base` is the address of the site, without a slash at the end. */
export function sitemap(paths: readonly string[], base: string): string {
  const entries = paths.map(
    (path) => `  <url><loc>${escapeXml(`${base}/${shortAddress(path)}`)}</loc></url>\n`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('')}</urlset>\n`;
}
