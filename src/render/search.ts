import type { Page, PageSection } from './renderer.js';

/** The path of the search index within the site. */
export const searchPath = 'assets/search.js';

/**
 * The text of all sections as a script that `search.js` searches: `[{ path, title, sections: [[id, heading, text], …] }]`.
 * It is a script rather than JSON because pages opened from the file system cannot fetch data. Scanning a megabyte of
 * text takes a few milliseconds, whereas building an inverted index would take longer than building the pages.
 */
export function searchIndex(pages: readonly Page[]): string {
  const texts = pages.map(({ path, title, label, sections }) => ({
    path: path.split('/').map(encodeURIComponent).join('/'),
    title: label === undefined ? title : `${title} ${label}`,
    sections: sections.filter(isCurrent).map(({ ids, html: marked, unmarked: html = marked }) => {
      const end = html.indexOf('</h');
      return [
        ids[0] ?? '',
        end < 0 ? title : plainText(html.slice(0, end)),
        plainText(html.slice(Math.max(0, end))),
      ];
    }),
  }));
  return `globalThis.specificationTexts = ${JSON.stringify(texts)};\n`;
}

/** Whether a section is in the current state. */
const isCurrent = ({ unmarked }: PageSection): boolean => unmarked !== '';

/** The visible text of rendered HTML, without code blocks and lists of sections that refer to it. */
function plainText(html: string): string {
  let text = '';
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at);
    if (open < 0) {
      text += html.slice(at);
      break;
    }
    text += html.slice(at, open);
    const code = endOfSkipped(html, open);
    const close = html.indexOf('>', Math.max(open, code));
    if (close < 0) break;
    // The end of a block separates words; the end of an inline element does not.
    if (code >= 0 || endsBlock(html, open)) text += ' ';
    at = close + 1;
  }
  return decode(text).replace(/\s+/g, ' ').trim();
}

/** The end tag of an element that is left out; -1 for all others. */
function endOfSkipped(html: string, open: number): number {
  if (html.startsWith('<pre', open)) return html.indexOf('</pre>', open);
  if (html.startsWith('<details class="used-in"', open)) return html.indexOf('</details>', open);
  return html.startsWith('<span class="used-by"', open) ? html.indexOf('</span>', open) : -1;
}

/** Whether the tag at `open` is the end of a block: `</p>`, `</li>`, `</td>`, …, `</caption>`, or is `<br>`. */
function endsBlock(html: string, open: number): boolean {
  if (html.charAt(open + 1) !== '/') return html.startsWith('br', open + 1);
  const letter = html.charAt(open + 2);
  return 'pldth'.includes(letter) || (letter === 'c' && html.charAt(open + 3) === 'a');
}

const characters: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&#x3D;': '=',
  '&#x60;': '`',
};
const decode = (html: string): string =>
  html.includes('&')
    ? html.replace(/&(?:amp|lt|gt|quot|#x27|#x3D|#x60);/g, (entity) => characters[entity] ?? entity)
    : html;
