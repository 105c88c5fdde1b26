import { type Element, isElement, type Node } from '../../doc/nodes.js';
import type { Context } from '../../graph/graph.js';
import { parseUnits } from '../../rst/parse.js';
import { inFile, SourceText } from '../../source/text.js';
import { createDescriber } from '../../spec/describe.js';
import { markdownBlocks } from '../../spec/pages/markdown-blocks.js';
import { descriptionsIn, isPlain, isPlainMarkdown } from '../description-texts.js';
import type { Finding } from '../finding.js';
import { avoidedWords } from '../prose/avoided-words.js';
import { inlineText, paragraphsIn } from '../prose/paragraphs.js';
import type { Rule } from '../rule.js';

export const proseAvoidedWord: Rule = {
  id: 'prose/avoided-word',
  severity: 'warning',
  summary: 'Prose contains wording that this repository avoids.',
  explanation:
    '`prose:` in spec.config.yaml lists regular expressions for words and phrases to avoid, each with an optional replacement and severity. They apply to the prose of sections, pages and changelogs and to descriptions and summaries in data files, but not to literals, code or names. A replacement that is a single string is offered as a fix.',
  prepare({ repository, usage, changelogs, newsfragmentSets, dataFiles, byFile }) {
    const { graph, sources, section, options, layout, newsfragments, site, targets, document } = repository;
    const { prose = [], raw } = options;
    if (prose.length === 0) return () => {};
    const ignore = (): void => {};
    const describer = createDescriber({ raw }, ignore);
    /** Parses a description or a newsfragment. */
    const parse = (text: SourceText, { get }: Context): readonly Node[] =>
      site ? markdownBlocks(text, get(site.queries.dataDialect, ''), ignore) : describer(text);
    const isText = site ? isPlainMarkdown : isPlain;
    const inParagraphs = (paragraphs: Iterable<SourceText>): Finding[] =>
      [...paragraphs].flatMap((paragraph) => [...avoidedWords(paragraph, prose)]);
    const inSection = byFile('avoided words in a section', (path, { get }) =>
      inParagraphs(unitParagraphs(get(section, path)?.units ?? [])),
    );
    const inChangelog = byFile('avoided words in a changelog', (path, { get }) => {
      const source = get(sources.text, path);
      return source ? inParagraphs(unitParagraphs(parseUnits(source, { raw }).units)) : [];
    });
    const inNewsfragment = byFile('avoided words in a newsfragment', (path, context) => {
      const source = context.get(sources.text, path);
      return source ? inParagraphs(paragraphsIn(parse(source, context))) : [];
    });
    // The prose of a page is in content files; descriptions are checked in their files.
    const onPage = byFile('avoided words on a page', (name, { get }) =>
      inParagraphs(
        unitParagraphs(
          get(document, name).units.map(({ title, body }) => ({
            ...(title && isContent(title) && { heading: { title } }),
            body: body.filter(isContent),
          })),
        ),
      ),
    );
    const inDescriptions = byFile('avoided words in descriptions', (path, context) =>
      [...descriptionsIn(context.get(sources.yaml, path)?.value)].flatMap((text) =>
        inParagraphs(isText(text.text) ? [onOneLine(text)] : paragraphsIn(parse(text, context))),
      ),
    );
    return ({ report }) => {
      const reportAll = (findings: readonly Finding[]): void => findings.forEach(report);
      if (site) {
        for (const name of graph.get(targets, '').targets.keys()) reportAll(onPage(name));
        for (const { sections } of graph.get(newsfragmentSets, ''))
          for (const { path } of sections.flatMap(({ files }) => files)) reportAll(inNewsfragment(path));
      } else for (const path of graph.get(usage, '').sections) reportAll(inSection(path));
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

/** Whether an element is written in a content file. */
const isContent = (element: Element): boolean => inFile(element).source.path.startsWith('content/');

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
