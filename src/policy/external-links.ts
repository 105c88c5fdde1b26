import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../source/text.js';

/** A link to another site. */
export interface ExternalLink {
  readonly uri: string;
  readonly span: Span;
}

/** The result of a request: `undefined` for success, otherwise the reason for the failure. */
export type RequestError = string | undefined;

export interface Limits {
  /** Concurrent requests. */
  readonly parallel: number;
  /** Concurrent requests to the same host. */
  readonly perHost: number;
}

const reservedNames = /(?:^|\.)(?:example|test|invalid|localhost|example\.(?:com|net|org))$/;

/** Returns the URL to request, without its fragment; `undefined` for other schemes and for host names that are reserved for examples. */
export function addressOf(uri: string): string | undefined {
  if (!/^https?:\/\//i.test(uri) || !URL.canParse(uri)) return undefined;
  const url = new URL(uri);
  if (reservedNames.test(url.hostname)) return undefined;
  url.hash = '';
  return url.href;
}

/** Returns a predicate for the URLs that match any of the patterns; `*` in a pattern matches any text. */
export function ignores(patterns: readonly string[]): (uri: string) => boolean {
  const expressions = patterns.map(
    (pattern) =>
      new RegExp(
        `^${pattern
          .split('*')
          .map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
          .join('.*')}$`,
      ),
  );
  return (uri) => expressions.some((expression) => expression.test(uri));
}

/** Requests URLs concurrently within the limits and returns the result of each. `get` must not reject. */
export async function checkLinks(
  addresses: Iterable<string>,
  get: (address: string) => Promise<RequestError>,
  { parallel, perHost }: Limits,
): Promise<ReadonlyMap<string, RequestError>> {
  const queues = new Map<string, string[]>();
  for (const address of new Set(addresses)) {
    const { host } = new URL(address);
    const list = queues.get(host);
    if (list) list.push(address);
    else queues.set(host, [address]);
  }
  const results = new Map<string, RequestError>();
  // A lane requests the URLs of one host sequentially; the hosts with the most URLs start first.
  const lanes = [...queues.values()]
    .sort((a, b) => b.length - a.length)
    .flatMap((list) => Array.from({ length: Math.min(perHost, list.length) }, () => list));
  const work = async (): Promise<void> => {
    for (let lane = lanes.shift(); lane; lane = lanes.shift())
      for (let address = lane.shift(); address !== undefined; address = lane.shift())
        results.set(address, await get(address));
  };
  await Promise.all(Array.from({ length: Math.min(parallel, lanes.length) }, work));
  return results;
}

/** Reports `external/broken` for each link whose URL could not be requested. */
export function brokenLinks(
  links: readonly ExternalLink[],
  results: ReadonlyMap<string, RequestError>,
): Diagnostic[] {
  return links.flatMap(({ uri, span }): Diagnostic[] => {
    const error = results.get(addressOf(uri) ?? '');
    return error === undefined
      ? []
      : [
          {
            rule: 'external/broken',
            severity: 'warning',
            message: `Broken link "${uri}": ${error}.`,
            span,
            help: 'Correct the link, or list it under `external: ignore:` in spec.config.yaml.',
          },
        ];
  });
}
