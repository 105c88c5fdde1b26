import { summarize } from '../../doc/summary.js';
import { pagesOf, siteAddress } from '../links.js';
import type { Rule } from '../rule.js';

export const linkUnusedTarget: Rule = {
  id: 'link/unused-target',
  severity: 'info',
  summary: 'No reference leads to a target.',
  explanation:
    'A target (`.. _name:`) gives a place an address. One that nothing in the site leads to may be left over; it may also be what others link to, so this is advice only.',
  prepare({ repository, index, links }) {
    const { graph, document, options } = repository;
    const unused = graph.query('targets that nothing on their page leads to', (name, { get }) => {
      const { units } = get(document, name);
      const known = get(index, name);
      const indexed = units.flatMap(({ title, body }) => [
        ...(title ? summarize(title.children).indexed : []),
        ...summarize(body).indexed,
      ]);
      const used = new Set(indexed.map(({ attributes }) => attributes.refname));
      return indexed
        .filter(
          ({ type, attributes, start, end }) =>
            type === 'target' &&
            start < end &&
            attributes.alias === undefined &&
            (attributes.names ?? []).length > 0 &&
            !(attributes.names ?? []).some((one) => used.has(one)),
        )
        .map((element) => ({ element, ids: known.idsOf(element) }));
    });
    return ({ report }) => {
      const pages = pagesOf(repository);
      const addressed = new Set<string>();
      for (const [page, name] of pages)
        for (const { uri } of graph.get(links.of, name)) {
          const address = uri.includes('#')
            ? siteAddress(uri, page, options.protocol.publishedAt)
            : undefined;
          if (address) addressed.add(`${pages.get(address.path)}#${address.fragment}`);
        }
      for (const name of pages.values())
        for (const { element, ids } of graph.get(unused, name)) {
          if (ids.some((id) => addressed.has(`${name}#${id}`))) continue;
          report({
            message: `Nothing leads to the target ${element.attributes.names?.[0]}.`,
            span: element,
            help: 'Remove it, unless others link to it.',
          });
        }
    };
  },
};
