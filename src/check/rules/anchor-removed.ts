import { closest } from '../../doc/closest.js';
import type { DocumentIndex } from '../../doc/document-index.js';
import type { Span } from '../../source/text.js';
import type { DocumentUnit } from '../../spec/document.js';
import type { Rule } from '../rule.js';

/** Looking for a similar id among thousands takes time: where whole chapters went, nobody needs it for each. */
const mostSuggestions = 50;

export const anchorRemoved: Rule = {
  id: 'anchor/removed',
  severity: 'error',
  summary: 'A place that others link to is gone.',
  explanation:
    'anchors.txt lists the places on pages that others may link to. A title that was reworded has another id, and links to the old one lead to the top of the page. Add an alias to the line, `page.html#old-id -> new-id`: the page then carries the old id as well.',
  prepare({ repository, links, index }) {
    const { graph, anchors, document } = repository;
    return ({ report, count }) => {
      const list = graph.get(anchors.list, '');
      if (!list) return;
      const targets = new Map([...graph.get(anchors.pages, '')].map(([name, page]) => [page, name]));
      const { isIncomplete } = graph.get(repository.targets, '');
      const lostPages = new Set<string>();
      let suggestions = 0;
      for (const { page, id, span } of [...list.anchors, ...list.aliases]) {
        if (targets.has(page) || lostPages.has(page) || isIncomplete) continue;
        lostPages.add(page);
        const near = closest(page, targets.keys());
        report({
          message: `The site has no page ${page}.`,
          span: { ...span, end: span.end - id.length - 1 },
          help: near
            ? `Did you mean ${near}?`
            : 'Keep the page, or take its places out of the list: links to them are broken.',
        });
      }
      for (const { page, id, span } of list.anchors) {
        const name = targets.get(page);
        if (name === undefined) continue;
        count('anchors');
        const ids = graph.get(links.ids, name);
        if (ids.has(id)) continue;
        const near = suggestions++ < mostSuggestions ? closest(id, ids) : undefined;
        const place = near && placeOf(near, graph.get(document, name).units, graph.get(index, name));
        report({
          message: `The page ${page} has no place ${id} any more.`,
          span,
          ...(place ? { related: [{ message: `${near} stands here`, span: place }] } : {}),
          help: near
            ? `If it is called ${near} now, write ${page}#${id} -> ${near}.`
            : `Write ${page}#${id} -> NEW with the id of the place that took its place.`,
        });
      }
    };
  },
};

/** The title that has an id. */
function placeOf(id: string, units: readonly DocumentUnit[], { partIds }: DocumentIndex): Span | undefined {
  const title = units[partIds.findIndex((ids) => ids.includes(id))]?.title;
  return title && { source: title.source, start: title.start, end: title.end };
}
