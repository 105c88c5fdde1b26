import type { PageSection } from './renderer.js';

const attribute = ' id="';

const known = new WeakMap<PageSection, readonly string[]>();

/** The ids of the elements in a section without marks of changes, in order. */
export function idsOfSection(section: PageSection): readonly string[] {
  const before = known.get(section);
  if (before) return before;
  const ids = idsIn(section.unmarked ?? section.html);
  known.set(section, ids);
  return ids;
}

/** The ids of the elements in rendered HTML, in order. */
export function idsIn(html: string): string[] {
  const ids: string[] = [];
  for (let at = html.indexOf(attribute); at >= 0; ) {
    const start = at + attribute.length;
    const end = html.indexOf('"', start);
    if (end < 0) break;
    // Text can contain the same characters, because quotes in it are not escaped.
    if (html.lastIndexOf('<', at) > html.lastIndexOf('>', at)) ids.push(decode(html.slice(start, end)));
    at = html.indexOf(attribute, end);
  }
  return ids;
}

const decode = (value: string): string =>
  value.includes('&')
    ? value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
    : value;
