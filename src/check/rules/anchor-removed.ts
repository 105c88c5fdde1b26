import { closest } from '../../doc/closest.js';
import type { DocumentIndex } from '../../doc/document-index.js';
import type { Span } from '../../source/text.js';
import type { DocumentUnit } from '../../spec/document.js';
import type { Rule } from '../rule.js';

/** Searching thousands of ids for a similar one is slow, and of no use where a whole chapter was removed. */
const mostSuggestions = 50;

export const anchorRemoved: Rule = {
  id: 'anchor/removed',
  severity: 'error',
  summary: 'A published anchor was removed.',
  explanation:
    'anchors.txt lists the anchors that other sites may link to. Rewording a title changes its id, and links to the old id then open the top of the page. Add an alias to the line, `page.html#old-id -> new-id`, to keep the old id on the page, or `page.html#old-id -> other.html#id` if the section is on another page.',
  prepare({ repository, links, index }) {
    const { graph, anchors, document } = repository;
    return ({ report, count }) => {
      const list = graph.get(anchors.list, '');
      if (!list) return;
      const targets = new Map([...graph.get(anchors.pages, '')].map(([name, page]) => [page, name]));
      const moved = new Map(list.moves.map(({ from, to }) => [from, to]));
      const { isIncomplete } = graph.get(repository.targets, '');
      const removedPages = new Set<string>();
      let suggestions = 0;
      for (const { page, id, span } of [...list.anchors, ...list.aliases]) {
        if (targets.has(page) || moved.has(page) || removedPages.has(page) || isIncomplete) continue;
        removedPages.add(page);
        const near = closest(page, targets.keys());
        report({
          message: `Page not found: "${page}".`,
          span: { ...span, end: span.end - id.length - 1 },
          help: near
            ? `Did you mean "${near}"?`
            : `Restore the page, write \`${page} -> NEW-PAGE\`, or remove its anchors from the list; links to them are broken.`,
        });
      }
      for (const { page, id, span } of list.anchors) {
        const name = targets.get(page) ?? targets.get(moved.get(page) ?? '');
        if (name === undefined) continue;
        count('anchors');
        const ids = graph.get(links.ids, name);
        if (ids.has(id) || graph.get(links.partIds, name).has(id)) continue;
        const near = suggestions++ < mostSuggestions ? closest(id, ids) : undefined;
        const title = near && titleWithId(near, graph.get(document, name).units, graph.get(index, name));
        report({
          message: `The page "${page}" no longer has the anchor "${id}".`,
          span,
          ...(title ? { related: [{ message: `"${near}" is here`, span: title }] } : {}),
          help: near
            ? `If the title was reworded, write \`${page}#${id} -> ${near}\`.`
            : `Write \`${page}#${id} -> NEW\`, with the id of the section or row that replaces it.`,
        });
      }
    };
  },
};

function titleWithId(
  id: string,
  units: readonly DocumentUnit[],
  { partIds }: DocumentIndex,
): Span | undefined {
  const title = units[partIds.findIndex((ids) => ids.includes(id))]?.title;
  return title && { source: title.source, start: title.start, end: title.end };
}
