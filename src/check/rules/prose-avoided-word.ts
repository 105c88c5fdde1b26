import { isElement, type Node } from '../../doc/nodes.js';
import type { Context } from '../../graph/graph.js';
import { parseUnits } from '../../rst/parse.js';
import { SourceText } from '../../source/text.js';
import { createDescriber } from '../../spec/describe.js';
import { descriptionsIn, isPlain } from '../description-texts.js';
import type { Finding } from '../finding.js';
import { avoidedWords } from '../prose/avoided-words.js';
import { inlineText, paragraphsIn } from '../prose/paragraphs.js';
import type { Rule } from '../rule.js';

export const proseAvoidedWord: Rule = {
  id: 'prose/avoided-word',
  severity: 'warning',
  summary: 'Prose contains wording that this repository avoids.',
  explanation:
    '`prose:` in spec.config.yaml lists regular expressions for words and phrases to avoid, each with an optional replacement and severity. They apply to the prose of sections and changelogs and to descriptions and summaries in data files, but not to literals, code or names. A replacement that is a single string is offered as a fix.',
  prepare({ repository, usage, changelogs, dataFiles, byFile }) {
    const { graph, sources, section, options, layout, newsfragments } = repository;
    const { prose = [], raw } = options;
    if (prose.length === 0) return () => {};
    const describer = createDescriber({ raw }, () => {});
    const inParagraphs = (paragraphs: Iterable<SourceText>): Finding[] =>
      [...paragraphs].flatMap((paragraph) => [...avoidedWords(paragraph, prose)]);
    const inSection = byFile('avoided words in a section', (path, { get }) =>
      inParagraphs(unitParagraphs(get(section, path)?.units ?? [])),
    );
    const inChangelog = byFile('avoided words in a changelog', (path, { get }) => {
      const source = get(sources.text, path);
      return source ? inParagraphs(unitParagraphs(parseUnits(source, { raw }).units)) : [];
    });
    const inNewsfragment = byFile('avoided words in a newsfragment', (path, { get }) => {
      const source = get(sources.text, path);
      return source ? inParagraphs(paragraphsIn(describer(source))) : [];
    });
    const inDescriptions = byFile('avoided words in descriptions', (path, { get }: Context) =>
      [...descriptionsIn(get(sources.yaml, path)?.value)].flatMap((text) =>
        inParagraphs(isPlain(text.text) ? [onOneLine(text)] : paragraphsIn(describer(text))),
      ),
    );
    return ({ report }) => {
      const reportAll = (findings: readonly Finding[]): void => findings.forEach(report);
      for (const path of graph.get(usage, '').sections) reportAll(inSection(path));
      for (const { path, folder } of graph.get(changelogs, '')) {
        reportAll(inChangelog(path));
        for (const { files } of (folder && graph.get(newsfragments, folder)?.sections) || [])
          for (const file of files) reportAll(inNewsfragment(file.path));
      }
      for (const path of graph.get(dataFiles, ''))
        if (!path.startsWith(`${layout.eventExamples}/`)) reportAll(inDescriptions(path));
    };
  },
};

interface Unit {
  readonly heading?: { readonly title: { readonly children: readonly Node[] } };
  readonly body: readonly Node[];
}

function* unitParagraphs(units: readonly Unit[]): Generator<SourceText> {
  for (const { heading, body } of units) {
    const title = heading && inlineText(heading.title.children);
    if (title) yield title;
    yield* paragraphsIn(body.filter(isElement));
  }
}

/** Returns a paragraph without markup with its line breaks as spaces. */
const onOneLine = (text: SourceText): SourceText =>
  SourceText.derived(text, text.text.replaceAll('\n', ' '), { from: [0], to: [0] });
