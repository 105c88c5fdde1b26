import { closest } from '../../doc/closest.js';
import { pagesOf, siteAddress } from '../links.js';
import type { Rule } from '../rule.js';

export const linkAnchor: Rule = {
  id: 'link/anchor',
  severity: 'warning',
  summary: 'A link has a fragment that its page does not define.',
  explanation:
    'The fragment of a URL (after #) is the id of a title or a target on the linked page. If the id does not exist, the link opens the top of the page. Ids are derived from titles, so rewording a title changes its id.',
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
          // A section that cannot be read may define it.
          if (ids.has(address.fragment) || ids.size === 0 || graph.get(index, target).isIncomplete) continue;
          const near = closest(address.fragment, ids);
          report({
            message: `The page "${address.path}" has no anchor "${address.fragment}".`,
            span: element,
            cause: `${address.path}#${address.fragment}`,
            help:
              near === undefined
                ? 'Link to the id of a title, or define a target of that name on the page.'
                : `Did you mean "#${near}"?`,
          });
        }
      }
    };
  },
};
