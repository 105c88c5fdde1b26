import { isElement } from '../doc/nodes.js';
import type { Query } from '../graph/graph.js';
import { parseUnits } from '../rst/parse.js';
import { createDescriber, inPage } from '../spec/describe.js';
import type { ChangelogSource } from '../spec/layout.js';
import type { Repository } from '../spec/repository.js';
import { followersOfVersionTitles, suspiciousMarkupInSection } from './suspicious-markup/in-section.js';
import { suspiciousMarkup } from './suspicious-markup/in-tree.js';

/**
 * Creates a query that parses every changelog and its newsfragments, including versions that no document shows, and reports the
 * problems of their markup (`rst/…`).
 */
export function createChangelogTexts(
  { graph, sources, targets, options, newsfragments }: Repository,
  changelogs: Query<readonly ChangelogSource[]>,
): Query<undefined> {
  const { raw } = options;
  const changelog = graph.query<undefined>('text of a changelog', (path, { get, report }) => {
    const source = get(sources.text, path);
    if (!source) return undefined;
    const { units, diagnostics } = parseUnits(source, { raw });
    for (const diagnostic of diagnostics) report(inPage(diagnostic));
    const sections = units.map(({ heading, body }) => ({
      ...(heading && { heading }),
      body: body.filter(isElement),
    }));
    suspiciousMarkupInSection(sections, get(targets, '').styles.absolute, report, followersOfVersionTitles);
    return undefined;
  });
  const newsfragment = graph.query<undefined>('text of a newsfragment', (path, { get, report }) => {
    const source = get(sources.text, path);
    if (source) suspiciousMarkup(createDescriber({ raw }, report)(source), report);
    return undefined;
  });
  return graph.query<undefined>('texts of changelogs', (_, { get }) => {
    for (const { path, folder } of get(changelogs, '')) {
      get(changelog, path);
      for (const { files } of (folder && get(newsfragments, folder)?.sections) || [])
        for (const file of files) get(newsfragment, file.path);
    }
    return undefined;
  });
}
