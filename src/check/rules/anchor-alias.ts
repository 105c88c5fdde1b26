import { closest } from '../../doc/closest.js';
import type { Rule } from '../rule.js';

export const anchorAlias: Rule = {
  id: 'anchor/alias',
  severity: 'error',
  summary: 'An alias in anchors.txt leads nowhere, or is not needed.',
  explanation:
    '`page.html#old-id -> new-id` in anchors.txt has the page carry the old id at the place of the new one. That place has to be there, and nothing else on the page may have the old id.',
  prepare({ repository, index, links }) {
    const { graph, anchors } = repository;
    return ({ report }) => {
      const list = graph.get(anchors.list, '');
      if (!list || list.aliases.length === 0) return;
      const targets = new Map([...graph.get(anchors.pages, '')].map(([name, page]) => [page, name]));
      for (const { page, id, span, to, toSpan } of list.aliases) {
        const name = targets.get(page);
        if (name === undefined || graph.get(index, name).idAliases.has(id)) continue;
        const ids = graph.get(links.ids, name);
        if (ids.has(id)) {
          report({
            message: `The page ${page} has a place ${id} of its own.`,
            span,
            help: `Write ${page}#${id} without the arrow.`,
          });
          continue;
        }
        const near = closest(to, ids);
        report({
          message: `The page ${page} has no place ${to}.`,
          span: toSpan,
          help: near ? `Did you mean ${near}?` : 'Lead the alias to the id of a title on the same page.',
        });
      }
    };
  },
};
