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

/** Asks the web about links, those left out that a repository ignores or that were found not long ago. */
export async function checkExternal(
  links: readonly ExternalLink[],
  { ignore, timeout }: ExternalSettings,
): Promise<Diagnostic[]> {
  const isIgnored = ignores(ignore);
  const asked = links.filter(({ uri }) => !isIgnored(uri));
  const cache = openLinkCache();
  const addresses = new Set(
    asked.map(({ uri }) => addressOf(uri)).filter((address) => address !== undefined),
  );
  const get = async (address: string): Promise<RequestError> => {
    if (cache.has(address)) return undefined;
    const fault = await checkUrl(address, timeout);
    if (fault === undefined) cache.add(address);
    return fault;
  };
  const faults = await checkLinks(addresses, get, limits);
  cache.save();
  return brokenLinks(asked, faults);
}
