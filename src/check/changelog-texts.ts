import { isElement } from '../doc/nodes.js';
import type { Query } from '../graph/graph.js';
import { parseUnits } from '../rst/parse.js';
import { createDescriber, inPage } from '../spec/describe.js';
import type { ChangelogSource } from '../spec/layout.js';
import type { Repository } from '../spec/repository.js';
import { behindTitlesOfVersions, strayMarkupInSection } from './stray/stray-in-section.js';
import { strayMarkup } from './stray/stray-markup.js';

/**
 * Parses every changelog and its newsfragments, whichever version the documents show, and reports what is wrong with their markup
 * (`rst/…`).
 */
export function createChangelogTexts(
  { graph, sources, targets, options }: Repository,
  changelogs: Query<readonly ChangelogSource[]>,
): Query<undefined> {
  const { raw } = options;
  const changelog = graph.query<undefined>('text of a changelog', (path, { ask, report }) => {
    const source = ask(sources.text, path);
    if (!source) return undefined;
    const { units, diagnostics } = parseUnits(source, { raw });
    for (const diagnostic of diagnostics) report(inPage(diagnostic));
    const sections = units.map(({ heading, body }) => ({
      ...(heading && { heading }),
      body: body.filter(isElement),
    }));
    strayMarkupInSection(sections, ask(targets, '').styles.absolute, report, behindTitlesOfVersions);
    return undefined;
  });
  const newsfragment = graph.query<undefined>('text of a newsfragment', (path, { ask, report }) => {
    const source = ask(sources.text, path);
    if (source) strayMarkup(createDescriber({ raw }, report)(source), report);
    return undefined;
  });
  return graph.query<undefined>('texts of changelogs', (_, { ask }) => {
    for (const { path, newsfragments } of ask(changelogs, '')) {
      ask(changelog, path);
      if (newsfragments === undefined) continue;
      for (const { name, kind } of ask(sources.folder, newsfragments) ?? [])
        if (kind === 'file' && !name.startsWith('.') && !/^readme/i.test(name))
          ask(newsfragment, `${newsfragments}/${name}`);
    }
    return undefined;
  });
}
