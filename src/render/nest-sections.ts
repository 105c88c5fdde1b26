import { escapeHtml } from './escape.js';
import type { PageSection } from './renderer.js';
import { wholeHeights } from './section-height.js';

/** The length of HTML, in characters, that a browser on a slow machine parses in about 50 ms. */
const partLength = 20_000;

/**
 * The sections of a written page, nested by level. Each has its estimated height, including the sections in it. Between parts of the page is
 * the script at the address `pause`, which makes the parser pause:
 *
 *     <section id="a" style="--h:90">    the HTML of unit a
 *       <script src="…/pause.js">
 *       <section id="b" …>               the HTML of unit b, one level deeper
 *       </section>
 *     </section>
 */
export function quickSections(sections: readonly PageSection[], pause: string): string {
  const heights = wholeHeights(sections);
  const script = `<script src="${escapeHtml(pause)}"></script>\n`;
  let length = 0;
  return nestSections(sections, ({ html }, i) => {
    const isPart = length > partLength;
    length = (isPart ? 0 : length) + html.length;
    return { attribute: `style="--h:${heights[i] ?? 0}"`, before: isPart ? script : '' };
  });
}

/** The sections of a page of the dev server, nested by level. Each has its key, by which it is replaced. */
export const liveSections = (sections: readonly PageSection[]): string =>
  nestSections(sections, ({ key }) => ({ attribute: `data-unit="${escapeHtml(key)}"`, before: '' }));

interface StartTag {
  readonly attribute: string;
  /** HTML before the tag. */
  readonly before: string;
}

function nestSections(
  sections: readonly PageSection[],
  startTag: (section: PageSection, i: number) => StartTag,
): string {
  const open: number[] = [];
  const html: string[] = [];
  for (const [i, section] of sections.entries()) {
    const { ids, level, html: own } = section;
    while (open.length > 0 && (open.at(-1) ?? 0) >= level) {
      open.pop();
      html.push('</section>\n');
    }
    const { attribute, before } = startTag(section, i);
    const id = ids[0] === undefined ? '' : ` id="${escapeHtml(ids[0])}"`;
    html.push(`${before}<section${id} ${attribute}>\n`, own);
    open.push(level);
  }
  html.push('</section>\n'.repeat(open.length));
  return html.join('');
}
