import { type Node, textOf } from '../doc/nodes.js';
import { contentsTitleHtml, rawLinkTag } from './elements/headings.js';
import type { Writer } from './elements/writer.js';
import { escapeHtml } from './escape.js';
import type { ContentsEntry } from './renderer.js';

/** Writes the entries of a table of contents as HTML. */
export type ContentsWriter = (entries: readonly ContentsEntry[]) => string;

/** Whether a table of contents is so long that its branches are folded. */
export const isFolded = (entries: readonly ContentsEntry[]): boolean => countEntries(entries) > 30;

const countEntries = (entries: readonly ContentsEntry[]): number =>
  entries.reduce((sum, { children }) => sum + 1 + countEntries(children), 0);

/**
 * Creates a writer of nested lists of links; rendered titles are memoized. The list below an entry is in a `details` element, which is
 * beside the link because links within a `summary` are hard to operate.
 */
export function createContentsWriter(writer: Writer): ContentsWriter {
  const titles = new WeakMap<readonly Node[], string>();
  const titleOf = ({ title }: ContentsEntry): string => {
    let html = titles.get(title);
    if (html === undefined) {
      html = contentsTitleHtml(withoutLinks(title), writer);
      titles.set(title, html);
    }
    return html;
  };
  const listOf = (entries: readonly ContentsEntry[], branch: string): string => {
    if (entries.length === 0) return '';
    let html = '<ol>\n';
    for (const entry of entries) {
      const { id, number, children } = entry;
      const sectnum = number === undefined ? '' : `<i>${escapeHtml(number)}</i> `;
      const link = `<a href="#${escapeHtml(id)}">${sectnum}${titleOf(entry)}</a>`;
      html +=
        children.length === 0
          ? `<li>${link}</li>\n`
          : `<li>${link}${branch}${listOf(children, branch)}</details></li>\n`;
    }
    return `${html}</ol>\n`;
  };
  return (entries) => listOf(entries, isFolded(entries) ? foldedBranch : openBranch);
}

const foldedBranch = '<details><summary aria-label="Subsections"></summary>\n';
const openBranch = foldedBranch.replace('>', ' open>');

const linking = new Set<string>(['reference', 'footnote_reference', 'citation_reference', 'target', 'image']);

/** A title for use inside a link: without links, and without ids, which would be duplicates. */
function withoutLinks(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node): Node[] => {
    if (node.type === 'text') return [node];
    if (node.type === 'raw') return rawLinkTag.test(textOf(node)) ? [] : [node];
    if (node.type === 'footnote_reference' || node.type === 'citation_reference') return [];
    const children = withoutLinks(node.children);
    if (linking.has(node.type)) return children;
    const { ids: _, ...attributes } = node.attributes;
    return [{ ...node, attributes, children }];
  });
}
