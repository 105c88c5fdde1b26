import { closest } from '../../doc/closest.js';
import type { Element } from '../../doc/nodes.js';
import { folderOf, nameOf } from '../../source/reader.js';
import type { Rule } from '../rule.js';
import { otherRelease } from './link-page.js';

export const linkAnchor: Rule = {
  id: 'link/anchor',
  severity: 'warning',
  summary: 'A link has a fragment that its page does not define.',
  explanation:
    'The fragment of a URL (after #) is the id of a title, a target, a table, a row or an error code on the linked page. If the id does not exist, the link opens the top of the page. Ids are derived from titles, so rewording a title changes its id. Links to the latest page of an API are compared with the page that is built here; links to the page of a release are too, as info, because an earlier release may have other ids.',
  prepare({ repository, links, index }) {
    const { graph, site } = repository;
    return ({ report }) => {
      const { names, shown } = graph.get(links.pages, '');
      const ofRelease = pagesByFolder(names);
      for (const from of names.keys()) {
        for (const { span, address } of graph.get(links.resolved, from)) {
          if (!address || address.fragment === '') continue;
          const { path, fragment } = address;
          const isOtherRelease = !repository.site && !names.has(path) && otherRelease.test(nameOf(path));
          const built = isOtherRelease ? ofRelease.get(folderOf(path)) : path;
          const target = built === undefined ? undefined : names.get(built);
          if (built === undefined || target === undefined) continue;
          const ids = graph.get(links.ids, target);
          // A section that cannot be read may define it.
          if (ids.has(fragment) || ids.size === 0 || graph.get(index, target).isIncomplete) continue;
          if (graph.get(links.partIds, target).has(fragment)) continue;
          const near = closest(fragment, ids);
          const owner = near?.startsWith(`${fragment}-`)
            ? graph.get(links.takenIds, target).get(fragment)
            : undefined;
          report({
            ...(isOtherRelease && !/^latest|^unstable/.test(nameOf(path)) && { severity: 'info' as const }),
            message: `The page "${shown(built)}" has no anchor "${fragment}".`,
            span,
            // A file that several pages include has the same links on each.
            cause: site ? `#${fragment}` : `${built}#${fragment}`,
            ...(owner && near !== undefined ? takenBy(owner, fragment, near) : { help: helpFor(near) }),
          });
        }
      }
    };
  },
};

const helpFor = (near: string | undefined): string =>
  near === undefined
    ? 'Link to the id of a title, or define a target of that name on the page.'
    : `Did you mean "#${near}"?`;

/** The help for an id that a title lost to an element without an anchor, which was named first. */
const takenBy = (owner: Element, fragment: string, near: string) => ({
  related: [
    { message: `"${fragment}" is the id of this reference`, span: owner.attributes.embedded ?? owner },
  ],
  help: `End that reference with two underscores, so that the title keeps its id, or link to "#${near}".`,
});

/** Returns the page of each folder that contains a single page, such as the page of an API in one of its releases. */
function pagesByFolder(pages: ReadonlyMap<string, string>): ReadonlyMap<string, string | undefined> {
  const result = new Map<string, string | undefined>();
  for (const page of pages.keys()) {
    const folder = folderOf(page);
    if (folder !== '') result.set(folder, result.has(folder) ? undefined : page);
  }
  return result;
}
