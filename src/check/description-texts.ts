import type { SourceText } from '../source/text.js';
import { textAt } from '../yaml/scalar-text.js';
import type { YamlValue } from '../yaml/value.js';
import { keywordMaps } from './keyword-maps.js';

/** Yields the texts in a Swagger file or a schema that contain markup, optionally only those that match a pattern. */
export function* descriptionsIn(value: YamlValue | undefined, pattern?: RegExp): Generator<SourceText> {
  for (const map of keywordMaps(value))
    for (const key of ['summary', 'description']) {
      const written = map[key];
      if (typeof written !== 'string' || pattern?.test(written) === false) continue;
      const text = textAt(map, key);
      if (text) yield text;
    }
}

const markup = /[*`|\\_]|<\/?[a-z]|::|\{[{%]|\}\}|^\s*\S.*\n[ \t]+\S|^[ \t\W]|\n[ \t\W]|\n\w[.)]|^\w[.)]|\[/;

/** Whether a text is a paragraph without markup, as most descriptions are. */
export const isPlain = (text: string): boolean => !markup.test(text.trimEnd());

const markdownMarkup =
  /[^\w ,.;:'"()/?!%=\n\u00a0-\uffff-]|\n[ \t\W]|\n\w{1,3}[.)]|^\W|^\w{1,3}[.)]|:\/\/|www\.|--|\.\.\./;

/** Whether a text is a paragraph without Markdown. */
export const isPlainMarkdown = (text: string): boolean => !markdownMarkup.test(text.trimEnd());
