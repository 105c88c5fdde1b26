import { closest } from '../../doc/closest.js';
import type { Rule } from '../rule.js';

export const linkAnchor: Rule = {
  id: 'link/anchor',
  severity: 'warning',
  summary: 'A link has a fragment that its page does not define.',
  explanation:
    'The fragment of a URL (after #) is the id of a title or a target on the linked page. If the id does not exist, the link opens the top of the page. Ids are derived from titles, so rewording a title changes its id.',
  prepare({ repository, links, index }) {
    const { graph } = repository;
    return ({ report }) => {
      const { names, shown } = graph.get(links.pages, '');
      for (const path of names.keys()) {
        for (const { span, address } of graph.get(links.resolved, path)) {
          const target = address && names.get(address.path);
          if (!address || target === undefined || address.fragment === '') continue;
          const ids = graph.get(links.ids, target);
          // A section that cannot be read may define it.
          if (ids.has(address.fragment) || ids.size === 0 || graph.get(index, target).isIncomplete) continue;
          const near = closest(address.fragment, ids);
          report({
            message: `The page "${shown(address.path)}" has no anchor "${address.fragment}".`,
            span,
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
