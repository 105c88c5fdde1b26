import type { Diagnostic, Report } from '../diagnostics/diagnostic.js';
import { readShortcodeTag, type ShortcodeTag } from '../markdown/text/shortcode-call.js';
import { mapTexts } from '../yaml/map-texts.js';
import { rangeOf, spanOf } from '../yaml/ranges.js';
import { textAt } from '../yaml/scalar-text.js';
import { isMap, type YamlCollection, type YamlMap } from '../yaml/value.js';
import type { MergedApiConventions } from './layouts/release-conventions.js';

export interface MergedTextOptions
  extends Pick<MergedApiConventions, 'hasAbsoluteLinks' | 'expandsShortcodes'> {
  /** The address of the site, without a slash at the end; empty to keep addresses as written. */
  readonly baseUrl: string;
}

/**
 * Makes the texts of a merged API document independent of the site: links that begin with `/` get the base URL in front, and shortcodes
 * become Markdown. Reports a shortcode without an equivalent.
 */
export function portableTexts(document: YamlMap, options: MergedTextOptions, report: Report): YamlMap {
  const { hasAbsoluteLinks, expandsShortcodes } = options;
  const baseUrl = hasAbsoluteLinks ? options.baseUrl : '';
  if (baseUrl === '' && !expandsShortcodes) return document;
  const result = mapTexts(document, (text, collection, key) => {
    const linked = baseUrl === '' ? text : text.replaceAll('](/', `](${baseUrl}/`);
    if (!expandsShortcodes || !linked.includes('{{')) return linked;
    return withoutShortcodes(linked, (problem, start, end) => {
      // A problem is reported where it is in the text as written.
      const span = spanIn(collection, key, start, end, text === linked);
      if (span) report({ severity: 'error', ...problem, span });
    });
  });
  return isMap(result) ? result : document;
}

type Problem = Pick<Diagnostic, 'rule' | 'message' | 'help'>;

function withoutShortcodes(
  text: string,
  report: (problem: Problem, start: number, end: number) => void,
): string {
  const starts = [...text.matchAll(/\{\{[%<]/g)].map(({ index }) => index);
  const parts: string[] = [];
  let done = 0;
  for (const [i, start] of starts.entries()) {
    if (start < done) continue;
    const tag = readShortcodeTag(text, start, starts[i + 1] ?? text.length);
    const markdown = 'malformed' in tag ? syntaxProblem(tag.malformed) : markdownOf(tag);
    if (typeof markdown !== 'string') report(markdown, tag.start, tag.end);
    parts.push(text.slice(done, start), typeof markdown === 'string' ? markdown : '');
    done = tag.end;
  }
  return parts.join('') + text.slice(done);
}

const syntaxProblem = (message: string): Problem => ({
  rule: 'markdown/shortcode-syntax',
  message,
  help: 'Write `{{% name key="value" %}}`.',
});

const boxes = new Set(['boxes/note', 'boxes/rationale', 'boxes/warning']);
const notes: ReadonlyMap<string, string> = new Map([
  ['added-in', 'Added'],
  ['changed-in', 'Changed'],
]);

/** The Markdown of a shortcode tag. */
function markdownOf({ call: { name, named }, isClosing }: ShortcodeTag): string | Problem {
  if (boxes.has(name)) return isClosing ? '' : `**${name.slice('boxes/'.length).toUpperCase()}:** `;
  const note = notes.get(name);
  if (note === undefined) {
    return {
      rule: 'markdown/shortcode-unknown',
      message: `The shortcode "${name}" has no equivalent in a merged API document.`,
      help: `Use ${[...boxes, ...notes.keys()].join(', ')}.`,
    };
  }
  if (named.v !== undefined) return `**[${note} in \`v${named.v}\`]** `;
  return {
    rule: 'page/shortcode-argument',
    message: `The shortcode "${name}" lacks the argument "v".`,
    help: `Write the version: {{% ${name} v="1.2" %}}.`,
  };
}

function spanIn(collection: YamlCollection, key: string, start: number, end: number, isExact: boolean) {
  const source = textAt(collection, key);
  if (source && isExact) return { source, start, end };
  return rangeOf(collection, key)?.value ?? spanOf(collection);
}
