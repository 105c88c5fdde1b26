import type { Node } from '../doc/nodes.js';
import { titleHtml } from './elements/headings.js';
import type { Writer } from './elements/writer.js';
import { escapeHtml } from './escape.js';
import type { ContentsEntry } from './renderer.js';

/** The entries as nested lists of links. */
export function contentsList(entries: readonly ContentsEntry[], writer: Writer): string {
  if (entries.length === 0) return '';
  let html = '<ol>\n';
  for (const { id, number, title, children } of entries) {
    const sectnum = number === undefined ? '' : `<span class="sectnum">${escapeHtml(number)}</span> `;
    const link = `<a href="#${escapeHtml(id)}">${sectnum}${titleHtml(withoutLinks(title), writer)}</a>`;
    html +=
      children.length === 0 ? `<li>${link}</li>\n` : `<li>${link}\n${contentsList(children, writer)}</li>\n`;
  }
  return `${html}</ol>\n`;
}

const linking = new Set<string>(['reference', 'footnote_reference', 'citation_reference', 'target', 'image']);

/** A title as it may stand within a link: nothing that links itself, and no id a second time. */
function withoutLinks(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node): Node[] => {
    if (node.type === 'text') return [node];
    if (node.type === 'footnote_reference' || node.type === 'citation_reference') return [];
    const children = withoutLinks(node.children);
    if (linking.has(node.type)) return children;
    const { ids: _, ...attributes } = node.attributes;
    return [{ ...node, attributes, children }];
  });
}
