import { type Element, isElement } from '../../doc/nodes.js';
import { escapeHtml } from '../escape.js';
import { safeImage } from '../links.js';
import { attributesOf, block, furtherIds, wrap } from './tags.js';
import type { ElementWriter } from './writer.js';

const length = /^(\d*\.?\d+)\s*(em|ex|px|in|cm|mm|pt|pc|rem|ch|vw|vh|vmin|vmax|Q|%)?$/;

/** A CSS length scaled by a percentage; `undefined` if the text is not a length. */
function cssLength(value: string | undefined, scale = 100): string | undefined {
  const match = value === undefined ? null : length.exec(value.trim());
  if (!match) return undefined;
  return `${+((Number(match[1]) * scale) / 100).toFixed(3)}${match[2] ?? 'px'}`;
}

function size({ attributes: { width, height, scale } }: Element): string {
  const styles: string[] = [];
  const [wide, high] = [cssLength(width, scale), cssLength(height, scale)];
  if (wide !== undefined) styles.push(`width: ${wide}`);
  if (high !== undefined) styles.push(`height: ${high}`);
  return styles.length === 0 ? '' : ` style="${styles.join('; ')}"`;
}

const alignment = ({ attributes: { align } }: Element): string =>
  align === undefined ? '' : `align-${escapeHtml(align)}`;

const image: ElementWriter = (element) => {
  const { uri = '', alt, ids, loading, title } = element.attributes;
  const source = safeImage(uri);
  const text = escapeHtml(alt ?? uri);
  if (source === undefined) return text;
  const lazy = loading === 'lazy' ? ' loading="lazy"' : '';
  const more = ` src="${escapeHtml(source)}" alt="${text}"${size(element)}${titled(title)}${lazy}`;
  return `${furtherIds(ids)}<img${attributesOf(element, alignment(element))}${more}>`;
};

const titled = (title: string | undefined): string =>
  title === undefined ? '' : ` title="${escapeHtml(title)}"`;

const figure: ElementWriter = (element, writer) => {
  let content = '';
  let legend = '';
  for (const child of element.children) {
    const isLegend = isElement(child) && (child.type === 'caption' || child.type === 'legend');
    if (isLegend) legend += writer.nodes([child]);
    else content += writer.nodes([child]);
  }
  const caption = legend === '' ? '' : `\n<figcaption>${legend}</figcaption>`;
  const width = cssLength(element.attributes.width);
  const style = width === undefined ? '' : ` style="width: ${width}"`;
  return `${wrap('figure', element, `${content}${caption}`, alignment(element), style)}\n`;
};

/** Images, and figures with their captions and legends. */
export const imageElements = {
  image,
  figure,
  caption: block('p', 'caption'),
  legend: block('div', 'legend'),
} satisfies Record<string, ElementWriter>;
