import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../source/text.js';

/** A link to another site. */
export interface ExternalLink {
  readonly uri: string;
  readonly span: Span;
}

/** What is known of an address: `undefined` where it is there, or else a few words on what is wrong. */
export type Fault = string | undefined;

export interface Limits {
  /** Requests at the same time. */
  readonly parallel: number;
  /** Of these, to the same host. */
  readonly perHost: number;
}

const reserved = /(?:^|\.)(?:example|test|invalid|localhost|example\.(?:com|net|org))$/;

/** The address to ask for: without what stands after `#`. `undefined` for one that nobody can be asked for: another scheme, or a name that is reserved for examples. */
export function addressOf(uri: string): string | undefined {
  if (!/^https?:\/\//i.test(uri) || !URL.canParse(uri)) return undefined;
  const url = new URL(uri);
  if (reserved.test(url.hostname)) return undefined;
  url.hash = '';
  return url.href;
}

/** Whether a repository wants an address to be left alone; `*` in a pattern stands for any text. */
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

/** Asks for addresses, several at a time, and gives what is wrong with each. `ask` never rejects. */
export async function checkLinks(
  addresses: Iterable<string>,
  get: (address: string) => Promise<Fault>,
  { parallel, perHost }: Limits,
): Promise<ReadonlyMap<string, Fault>> {
  const waiting = new Map<string, string[]>();
  for (const address of new Set(addresses)) {
    const { host } = new URL(address);
    const list = waiting.get(host);
    if (list) list.push(address);
    else waiting.set(host, [address]);
  }
  const found = new Map<string, Fault>();
  // A lane asks one host for one address after another; the hosts with the most addresses begin first.
  const lanes = [...waiting.values()]
    .sort((a, b) => b.length - a.length)
    .flatMap((list) => Array.from({ length: Math.min(perHost, list.length) }, () => list));
  const work = async (): Promise<void> => {
    for (let lane = lanes.shift(); lane; lane = lanes.shift())
      for (let address = lane.shift(); address !== undefined; address = lane.shift())
        found.set(address, await get(address));
  };
  await Promise.all(Array.from({ length: Math.min(parallel, lanes.length) }, work));
  return found;
}

/** `external/broken` for each link whose address has a fault. */
export function brokenLinks(
  links: readonly ExternalLink[],
  faults: ReadonlyMap<string, Fault>,
): Diagnostic[] {
  return links.flatMap(({ uri, span }): Diagnostic[] => {
    const fault = faults.get(addressOf(uri) ?? '');
    return fault === undefined
      ? []
      : [
          {
            rule: 'external/broken',
            severity: 'warning',
            message: `${uri} cannot be read: ${fault}.`,
            span,
            help: 'Correct the link, or list it under `external: ignore:` in spec.config.yaml.',
          },
        ];
  });
}
