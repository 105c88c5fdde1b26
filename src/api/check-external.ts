import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { ExternalSettings } from '../policy/config.js';
import {
  addressOf,
  brokenLinks,
  checkLinks,
  type ExternalLink,
  ignores,
  type RequestError,
} from '../policy/external-links.js';
import { checkUrl } from './check-url.js';
import { openLinkCache } from './link-cache.js';

const limits = { parallel: 8, perHost: 2 };

/** Requests external links, except ignored ones and those in the cache; reports broken ones. */
export async function checkExternal(
  links: readonly ExternalLink[],
  { ignore, timeout }: ExternalSettings,
): Promise<Diagnostic[]> {
  const isIgnored = ignores(ignore);
  const checked = links.filter(({ uri }) => !isIgnored(uri));
  const cache = openLinkCache();
  const addresses = new Set(
    checked.map(({ uri }) => addressOf(uri)).filter((address) => address !== undefined),
  );
  const request = async (address: string): Promise<RequestError> => {
    if (cache.has(address)) return undefined;
    const error = await checkUrl(address, timeout);
    if (error === undefined) cache.add(address);
    return error;
  };
  const errors = await checkLinks(addresses, request, limits);
  cache.save();
  return brokenLinks(checked, errors);
}
