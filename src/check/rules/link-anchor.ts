import { closest } from '../../doc/closest.js';
import { pagesOf, siteAddress } from '../links.js';
import type { Rule } from '../rule.js';

export const linkAnchor: Rule = {
  id: 'link/anchor',
  severity: 'warning',
  summary: 'A link leads to a place that its page does not have.',
  explanation:
    'The part of an address after # is the id of a title or of a target on the page that it leads to. Where there is none, readers land at the top of the page. Ids are made of the texts of titles: a title that was reworded has another one.',
  prepare({ repository, links, index }) {
    const { graph, options } = repository;
    return ({ report }) => {
      const pages = pagesOf(repository);
      for (const [page, name] of pages) {
        for (const { uri, element } of graph.get(links.of, name)) {
          const address = uri.includes('#')
            ? siteAddress(uri, page, options.protocol.publishedAt)
            : undefined;
          const target = address && pages.get(address.path);
          if (!address || target === undefined || address.fragment === '') continue;
          const ids = graph.get(links.ids, target);
          // A part that is missing may have had it.
          if (ids.has(address.fragment) || graph.get(index, target).isIncomplete) continue;
          const near = closest(address.fragment, ids);
          report({
            message: `The page ${address.path} has no place ${address.fragment}.`,
            span: element,
            help:
              near === undefined
                ? 'Lead the link to the id of a title, or put a target of that name there.'
                : `Did you mean #${near}?`,
          });
        }
      }
    };
  },
};
