import { closest } from '../../doc/closest.js';
import { formerAnchors } from '../../spec/anchor-aliases.js';
import type { Rule } from '../rule.js';

/** The id of the row in the same table whose name is closest. */
function closestRow(id: string, others: ReadonlySet<string>): string | undefined {
  const table = id.slice(0, id.lastIndexOf(':') + 1);
  if (table === '') return undefined;
  const inTable = [...others].filter((other) => other.startsWith(table));
  const name = closest(
    id.slice(table.length),
    inTable.map((other) => other.slice(table.length)),
  );
  return name === undefined ? undefined : table + name;
}

export const anchorAlias: Rule = {
  id: 'anchor/alias',
  severity: 'error',
  summary: 'An alias in anchors.txt has no target or is not needed.',
  explanation:
    '`page.html#old-id -> new-id` in anchors.txt gives the element with the new id the old id as well, and `page.html#old-id -> other.html#id` redirects to another page. The new id must exist on its page, and no other element of the former page may have the old id. `old-page.html -> page.html` redirects the path of a page that moved; the new page must exist, and the old one must not.',
  prepare({ repository, index, links }) {
    const { graph, anchors } = repository;
    return ({ report }) => {
      const list = graph.get(anchors.list, '');
      if (!list || list.aliases.length + list.moves.length === 0) return;
      const targets = new Map([...graph.get(anchors.pages, '')].map(([name, page]) => [page, name]));
      const moved = new Set(list.moves.map(({ from }) => from));
      const aliases = new Set(
        list.aliases.flatMap(({ page, id, toPage }) => (toPage === undefined ? [] : [`${page}#${id}`])),
      );
      const onSamePage = new Set(
        list.aliases.flatMap(({ page, id, toPage }) => (toPage === undefined ? [`${page}#${id}`] : [])),
      );
      const former = formerAnchors(list);
      const hasId = (name: string, id: string): boolean =>
        graph.get(links.ids, name).has(id) || graph.get(links.partIds, name).has(id);
      for (const { from, to, id, span, toSpan } of list.moves) {
        const name = targets.get(to);
        if (targets.has(from))
          report({ message: `The page "${from}" exists.`, span, help: 'Remove the line, or the page.' });
        else if (name === undefined && moved.has(former.pages.get(from)?.page ?? ''))
          report({
            message: `Circular redirect: "${from}".`,
            span: toSpan,
            help: 'Use the path of a page of the site.',
          });
        else if (name === undefined && !moved.has(to)) {
          const near = closest(to, targets.keys());
          const help = near ? `Did you mean "${near}"?` : 'Use the path of a page of the site.';
          report({ message: `Page not found: "${to}".`, span: toSpan, help });
        } else if (name !== undefined && id !== undefined && !hasId(name, id))
          report({
            message: `The page "${to}" has no anchor "${id}".`,
            span: toSpan,
            help: 'Use the id of a title on the page.',
          });
      }
      for (const { page, id, span, toPage = page, to, toSpan } of list.aliases) {
        const name = targets.get(page);
        if (name !== undefined && graph.get(index, name).idAliases.has(id)) continue;
        if (name === undefined && !moved.has(page)) continue;
        if (name !== undefined && hasId(name, id)) {
          report({
            message: `The page "${page}" already has the anchor "${id}".`,
            span,
            help: `Write \`${page}#${id}\` without an alias.`,
          });
          continue;
        }
        const toName = targets.get(toPage);
        if (aliases.has(`${toPage}#${to}`) || (toName === undefined && moved.has(toPage))) {
          const end = former.ids.get(page)?.elsewhere.get(id);
          if (end && (aliases.has(`${end.page}#${end.id}`) || moved.has(end.page)))
            report({
              message: `Circular alias: "${page}#${id}".`,
              span: toSpan,
              help: 'Use the id of a title on a page of the site.',
            });
          continue;
        }
        if (toName === undefined) {
          const near = closest(toPage, targets.keys());
          const help = near ? `Did you mean "${near}"?` : 'Use the path of a page of the site.';
          report({ message: `Page not found: "${toPage}".`, span: toSpan, help });
          continue;
        }
        const ids = graph.get(links.ids, toName);
        const isInText = ids.has(to);
        const exists = hasId(toName, to);
        if (toPage !== page && exists) continue;
        if (exists) {
          // An alias of an anchor that exists is reported at its own line.
          if (!onSamePage.has(`${page}#${to}`))
            report({
              message: `The anchor "${to}" ${isInText ? 'is in raw HTML' : 'belongs to an error code'}, to which no id can be added.`,
              span: toSpan,
              help: `Write \`${page}#${id}\` without an alias, and add an element with this id next to "${to}".`,
            });
          continue;
        }
        const near = closest(to, ids) ?? closestRow(to, graph.get(links.partIds, toName));
        report({
          message: `The page "${toPage}" has no anchor "${to}".`,
          span: toSpan,
          help: near ? `Did you mean "${near}"?` : 'Use the id of a title, a table or a row on the page.',
        });
      }
    };
  },
};
