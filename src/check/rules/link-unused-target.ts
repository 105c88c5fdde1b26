import { summarize } from '../../doc/summary.js';
import { layoutsOfSections } from '../finding.js';
import type { Rule } from '../rule.js';

export const linkUnusedTarget: Rule = {
  id: 'link/unused-target',
  severity: 'info',
  layouts: layoutsOfSections,
  summary: 'A target is never referenced.',
  explanation:
    'A target (`.. _name:`) defines an anchor. A target without references may be obsolete, but other sites may still link to it, so the severity is info.',
  prepare({ repository, index, links }) {
    const { graph, document } = repository;
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
      const { names } = graph.get(links.pages, '');
      const addressed = new Set<string>();
      for (const path of names.keys())
        for (const { address } of graph.get(links.resolved, path)) {
          if (address && address.fragment !== '')
            addressed.add(`${names.get(address.path)}#${address.fragment}`);
        }
      for (const name of names.values())
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
