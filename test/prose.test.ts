import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../src/check/catalogue/index.js';
import { avoidedWords } from '../src/check/prose/avoided-words.js';
import { inlineText, paragraphsIn } from '../src/check/prose/paragraphs.js';
import { locationOf } from '../src/diagnostics/order.js';
import { sectionMarkdown } from '../src/markdown/options.js';
import { readConfig } from '../src/policy/read-config.js';
import { parseUnits } from '../src/rst/parse.js';
import { SourceText } from '../src/source/text.js';
import { readMarkdownSection } from '../src/spec/read-section.js';

const root = join(import.meta.dirname, '..');
const read = (path: string): SourceText => SourceText.file(path, readFileSync(join(root, path), 'utf8'));

const { prose } = readConfig(
  read('spec.config.yaml'),
  { rules: catalogue.map(({ id }) => id), preset: 'matrix' },
  ({ message }) => {
    throw new Error(message);
  },
);

/** Lists the files below a folder with an extension. */
const filesIn = (folder: string, extension: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(extension))
    .map((path) => join(folder, path));

function* paragraphsOf(source: SourceText): Generator<SourceText> {
  const { units } = source.path.endsWith('.md')
    ? readMarkdownSection(source, sectionMarkdown, () => {})
    : parseUnits(source, { raw: true });
  for (const { heading, body } of units) {
    const title = heading && inlineText(heading.title.children);
    if (title) yield title;
    yield* paragraphsIn(body);
  }
}

const comment = /\/\*\*?([\s\S]*?)\*\/|(?<=^|\s)\/\/(.*)/g;
const sentence = /'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g;

/** Yields the comments of a module, and its string literals of several words. */
function* textsOf(source: SourceText): Generator<SourceText> {
  const code = source.text.replace(comment, (text) => text.replace(/[^\n]/g, ' '));
  const matches = [
    ...source.text.matchAll(comment),
    ...[...code.matchAll(sentence)].filter(([text]) => /\w [a-z]+ \w/.test(text)),
  ];
  for (const { index, 0: text } of matches) {
    // Line breaks and the asterisks of comments become spaces, inline code a placeholder.
    const plain = text
      .replace(/\n\s*\*?/g, (lineBreak) => ' '.repeat(lineBreak.length))
      .replace(/`[^`]*`|\\`[^`]*`/g, (literal) => '\ufffc'.repeat(literal.length));
    const isTemplate = text.startsWith('`');
    yield SourceText.derived(source, isTemplate ? text.slice(1, -1) : plain, { from: [0], to: [index] });
  }
}

/** Formats the avoided wordings of texts. */
const avoidedIn = (texts: Iterable<SourceText>): string[] =>
  [...texts]
    .flatMap((text) => [...avoidedWords(text, prose)])
    .map(({ span, message }) => {
      const { file, start } = locationOf(span);
      return `${file}:${start.line}: ${message}`;
    });

describe('documents and messages avoid the wording in spec.config.yaml', () => {
  const documents = [
    ...readdirSync(root).filter((name) => name.endsWith('.md')),
    ...['src', 'templates', 'test', 'api'].flatMap((folder) => filesIn(folder, '.md')),
    ...filesIn('meta', '.rst'),
  ].filter((path) => !/(?:^|\/)test\/.*\/(?:cases|fixtures|rules|documents|pages|readings)\//.test(path));

  test.each(documents)('%s', (path) => {
    expect(avoidedIn(paragraphsOf(read(path)))).toEqual([]);
  });

  test('src', () => {
    const modules = filesIn('src', '.ts').filter((path) => !path.startsWith(join('src', 'serve')));
    expect(modules.flatMap((path) => avoidedIn(textsOf(read(path))))).toEqual([]);
  });
});
