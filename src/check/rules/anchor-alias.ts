import { closest } from '../../doc/closest.js';
import type { Rule } from '../rule.js';

export const anchorAlias: Rule = {
  id: 'anchor/alias',
  severity: 'error',
  summary: 'An alias in anchors.txt has no target or is not needed.',
  explanation:
    '`page.html#old-id -> new-id` in anchors.txt gives the element with the new id the old id as well. The new id must exist on the page, and no other element of the page may have the old id.',
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
            message: `The page "${page}" already has the anchor "${id}".`,
            span,
            help: `Write \`${page}#${id}\` without an alias.`,
          });
          continue;
        }
        const near = closest(to, ids);
        report({
          message: `The page "${page}" has no anchor "${to}".`,
          span: toSpan,
          help: near ? `Did you mean "${near}"?` : 'Use the id of a title on the same page.',
        });
      }
    };
  },
};
