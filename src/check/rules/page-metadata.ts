import { closest } from '../../doc/closest.js';
import { splitFrontMatter } from '../../markdown/front-matter.js';
import type { SourceText } from '../../source/text.js';
import { timeOfDate } from '../../spec/calendar-date.js';
import { parseYaml } from '../../yaml/parse.js';
import { rangeOf } from '../../yaml/ranges.js';
import { isMap, type YamlMap, type YamlValue } from '../../yaml/value.js';
import { type Finding, layoutsOfPages } from '../finding.js';
import type { Rule } from '../rule.js';

interface KeyType {
  readonly name: string;
  readonly accepts: (value: YamlValue) => boolean;
}

const isText = (value: YamlValue): boolean => typeof value === 'string' && value.trim() !== '';
const text: KeyType = { name: 'a text', accepts: isText };
const flag: KeyType = { name: 'true or false', accepts: (value) => typeof value === 'boolean' };
const date: KeyType = {
  name: 'a date, like 2026-07-08',
  accepts: (value) => typeof value === 'string' && !Number.isNaN(timeOfDate(value)),
};

/** The keys that pages depend on. */
const keys: ReadonlyMap<string, KeyType> = new Map<string, KeyType>([
  ...['title', 'linkTitle', 'type', 'layout', 'description'].map((key) => [key, text] as const),
  ['weight', { name: 'a number', accepts: (value) => typeof value === 'number' }],
  ['date', date],
  ['version', { name: 'a version', accepts: (value) => typeof value === 'number' || isText(value) }],
  [
    'outputs',
    {
      name: 'a list of "html" and "checklist"',
      accepts: (value) =>
        Array.isArray(value) &&
        value.every((one) => typeof one === 'string' && /^(?:html|checklist)$/i.test(one)),
    },
  ],
  ['headless', flag],
  ['toc_hide', flag],
  ['params', { name: 'a map', accepts: isMap }],
]);

export const pageMetadata: Rule = {
  id: 'page/metadata',
  severity: 'warning',
  summary: 'A key of the front matter is misspelt or has a value of the wrong type.',
  explanation:
    'Pages depend on title, linkTitle, type, layout, description, weight, date, version, outputs, headless, toc_hide and params. Other keys have no effect, and a value of the wrong type counts as absent: a page without its weight moves to the end of the navigation.',
  layouts: layoutsOfPages,
  formats: ['Markdown'],
  prepare({ repository: { graph, sources, site }, contentFiles, byFile }) {
    if (!site) return () => {};
    const inFile = byFile('metadata of a page', (path, { get }) => {
      const source = get(sources.file, path);
      return source ? problemsOf(source) : [];
    });
    const untitled = byFile('title of a page', (path, { get }) => {
      const page = get(site.queries.page, path);
      const source = page && get(sources.file, page.file);
      if (!source || page.metadata.title !== undefined || page.metadata.linkTitle !== undefined) return [];
      if (page.path === '' || page.metadata.type === 'module' || page.metadata.isHidden) return [];
      // An empty file is reported as such, and so is a misspelt or empty title.
      if (source.text.trim() === '') return [];
      if (/^\s*(?:title|["']?t\w*)["']?\s*:/im.test(splitFrontMatter(source).frontMatter?.text ?? ''))
        return [];
      return [
        {
          message: 'The page has no title.',
          span: { source, start: 0, end: source.line(1).length },
          help: 'Add a `title` to its front matter.',
        },
      ];
    });
    return ({ report, count }) => {
      for (const path of graph.get(contentFiles, '')) {
        count('content files');
        for (const finding of inFile(path)) report(finding);
      }
      for (const path of graph.get(site.queries.tree, '').pages.keys())
        for (const finding of untitled(path)) report(finding);
    };
  },
};

function* problemsOf(source: SourceText): Generator<Finding> {
  const { frontMatter } = splitFrontMatter(source);
  const map = frontMatter && parseYaml(frontMatter).value;
  if (!isMap(map)) return;
  for (const key of Object.keys(map)) yield* keyProblems(map, key);
}

function* keyProblems(map: YamlMap, key: string): Generator<Finding> {
  const range = rangeOf(map, key);
  const value = map[key];
  if (!range || value === undefined) return;
  const type = keys.get(key);
  if (!type) {
    const near = closest(
      key,
      [...keys.keys()].filter((name) => !Object.hasOwn(map, name)),
    );
    if (near !== undefined)
      yield {
        message: `Unknown key "${key}" in the front matter.`,
        span: range.key,
        help: `Did you mean "${near}"?`,
      };
  } else if (value === null)
    yield {
      message: `The key "${key}" has no value.`,
      span: range.key,
      help: `Write ${type.name}, or remove it.`,
    };
  else if (!type.accepts(value))
    yield {
      message: `The value of "${key}" is not ${type.name}.`,
      span: range.value,
      help: `Write ${type.name}.`,
    };
}
