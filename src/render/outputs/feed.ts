import { indexDocument } from '../../doc/document-index.js';
import { resolve } from '../../doc/resolve.js';
import type { DatedRelease } from '../../spec/dated-release.js';
import { escapeXml } from '../../spec/escape-xml.js';
import type { Page, Renderer } from '../renderer.js';

/** The path of the feed of releases within the site. */
export const feedPath = 'changes.atom';

export interface FeedSource {
  readonly title: string;
  /** The address of the site, without a slash at the end. */
  readonly baseUrl: string;
  /** The releases, the newest first; at least one. */
  readonly releases: readonly DatedRelease[];
  /** The address of a page below the address of the site. */
  addressOf(path: string): string;
  /** The page at a path. */
  page(path: string): Page | undefined;
}

/**
 * The releases as an Atom feed (RFC 4287). The id of an entry is a tag URI (RFC 4151) that is made from the host, the date and the name of
 * the release, so that it is the same on the sites of all versions.
 */
export function feed(source: FeedSource, renderer: Pick<Renderer, 'nodes'>): string {
  const { title, baseUrl, releases } = source;
  const [newest] = releases;
  const self = `${baseUrl}/${feedPath}`;
  const entries = releases.map((release) => entryOf(release, source, renderer));
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>${escapeXml(self)}</id>
<title>${escapeXml(`${title}: changes`)}</title>
<updated>${timestamp(newest?.date ?? '')}</updated>
<author><name>${escapeXml(title)}</name></author>
<link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>
<link rel="alternate" type="text/html" href="${escapeXml(baseUrl)}/"/>
${entries.join('')}</feed>
`;
}

function entryOf(release: DatedRelease, source: FeedSource, renderer: Pick<Renderer, 'nodes'>): string {
  const { title, key, date, page, part } = release;
  const fragment = part?.id === undefined ? '' : `#${encodeURIComponent(part.id)}`;
  const address = `${source.baseUrl}/${page === undefined ? '' : source.addressOf(page)}${fragment}`;
  const host = new URL(source.baseUrl).hostname;
  const id = `tag:${host},${date}:${key.split('/').map(encodeURIComponent).join('/')}`;
  return `<entry>
<id>${escapeXml(id)}</id>
<title>${escapeXml(title)}</title>
<updated>${timestamp(date)}</updated>
<link rel="alternate" type="text/html" href="${escapeXml(address)}"/>
<content type="html" xml:base="${escapeXml(address)}">${escapeXml(contentOf(release, source, renderer))}</content>
</entry>
`;
}

function contentOf(
  { page, changes, part }: DatedRelease,
  source: FeedSource,
  renderer: Pick<Renderer, 'nodes'>,
): string {
  if (changes) return renderer.nodes(resolve(changes, indexDocument([{ title: undefined, body: changes }])));
  const sections = page === undefined ? [] : (source.page(page)?.sections ?? []);
  const shown = part ? sections.filter((section) => part.keys.has(section.key)) : sections;
  return shown.map(({ html, unmarked = html }) => unmarked).join('');
}

const timestamp = (date: string): string => `${date}T00:00:00Z`;
