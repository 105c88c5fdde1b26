import { summarize } from '../../doc/summary.js';
import { pagesOf, siteAddress } from '../links.js';
import type { Rule } from '../rule.js';

export const linkUnusedTarget: Rule = {
  id: 'link/unused-target',
  severity: 'info',
  summary: 'A target is never referenced.',
  explanation:
    'A target (`.. _name:`) defines an anchor. A target without references may be obsolete, but other sites may still link to it, so the severity is info.',
  prepare({ repository, index, links }) {
    const { graph, document, options } = repository;
    const unused = graph.query('targets without references on their page', (name, { get }) => {
      const { units } = get(document, name);
      const documentIndex = get(index, name);
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
            !(attributes.names ?? []).some((targetName) => used.has(targetName)),
        )
        .map((element) => ({ element, ids: documentIndex.idsOf(element) }));
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
            message: `Unused target "${element.attributes.names?.[0]}".`,
            span: element,
            help: 'Remove it, unless other sites link to it.',
          });
        }
    };
  },
};
