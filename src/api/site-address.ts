import type { SiteAddress } from '../spec/pages/site.js';
import type { AddressOptions } from './options.js';
import { UsageError } from './usage-error.js';

/**
 * The address under which a site is published. Without a base path, the path of the base URL is used. Throws a UsageError if an
 * option is not a path or an address of the web.
 */
export function siteAddress({ basePath, baseUrl }: AddressOptions): SiteAddress {
  const url = baseUrl === undefined ? undefined : parsedUrl(baseUrl);
  return {
    basePath: checkedPath(basePath ?? url?.pathname ?? '/'),
    baseUrl: url?.href.replace(/\/$/, ''),
  };
}

function parsedUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '') return url;
  throw new UsageError(`The base URL must be an address such as https://example.org/v1.2, got "${text}".`);
}

function checkedPath(text: string): string {
  const path = text.replace(/\/+$/, '');
  if (path === '' || /^(?:\/[\w.~-]+)+$/.test(path)) return path;
  throw new UsageError(`The base path must be a path such as /v1.2, got "${text}".`);
}
