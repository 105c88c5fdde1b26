import { convertTex } from '../doc/tex.js';
import type { Presentation } from '../spec/document.js';
import { escapeHtml } from './escape.js';

/** TeX as MathML; TeX that cannot be parsed is shown as code. */
export function mathHtml(
  tex: string,
  isBlock: boolean,
  { hasTexAnnotations, hasSpaceAfterFormulas }: Presentation,
): string {
  const converted = convertTex(tex, { isBlock, isAnnotated: hasTexAnnotations });
  if (!('html' in converted)) return `<code>${escapeHtml(tex)}</code>`;
  const { html } = converted;
  return hasSpaceAfterFormulas && !isBlock ? html.replace('</annotation>', ' </annotation>') : html;
}
