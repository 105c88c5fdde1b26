import type { Diagnostic, Report } from '../diagnostics/diagnostic.js';
import { normalizeName } from '../doc/names.js';
import { type Element, element, type Node } from '../doc/nodes.js';
import type { MarkdownOptions } from '../markdown/options.js';
import { type MarkdownHeading, parseMarkdown } from '../markdown/parse.js';
import { type ParseOptions, parseUnits } from '../rst/parse.js';
import type { SectionTitle } from '../rst/parser.js';
import { type Replacement, replaceRanges } from '../source/replace.js';
import type { SourceText } from '../source/text.js';
import { inPage } from './describe.js';
import type { SectionUnit } from './section.js';
import { sectionKey } from './section-key.js';
import { type TitleStyle, type TitleStyles, titleStyle } from './titles.js';

/** A section file: its titles with their blocks, and the document title set by a `title` directive. */
export interface Section {
  readonly units: readonly SectionUnit[];
  readonly title: string | undefined;
}

const variableLine = /^\{\{[^{}\n]*\}\}[ \t]*$/gm;

/** Reads an RST section file. Reports the problems of the parser, and titles in a style not listed in targets.yaml (`spec/title-style`). */
export function readSection(
  source: SourceText,
  styles: TitleStyles,
  options: ParseOptions,
  report: Report,
): Section {
  const result = parseUnits(isolateVariables(source), options);
  for (const diagnostic of result.diagnostics) report(inPage(diagnostic));
  const units = result.units.map((unit): SectionUnit => {
    const { heading } = unit;
    const key = sectionKey(source.path, heading?.title);
    if (!heading) return { key, body: unit.body.filter(isElement) };
    const style = styleOf(heading, styles, report);
    const body = [...heading.messages, ...unit.body].filter(isElement);
    return { key, heading: { title: heading.title, style, span: heading.styleSpan }, body };
  });
  return { units: units.filter(({ heading, body }) => heading || body.length > 0), title: result.title };
}

/** Reads a Markdown section file: a heading of depth N is a title in the Nth style. Reports the problems of the parser. */
export function readMarkdownSection(source: SourceText, dialect: MarkdownOptions, report: Report): Section {
  const document = parseMarkdown(source, dialect);
  for (const diagnostic of document.diagnostics) report(diagnostic);
  const units = document.units.map(({ heading, body: blocks }, i): SectionUnit => {
    const key = sectionKey(source.path, heading?.title);
    const body = [...blocks, ...aliasTargets(document.units[i + 1]?.heading)];
    if (!heading) return { key, body };
    return {
      key,
      heading: {
        title: heading.title,
        style: { kind: 'absolute', index: heading.depth - 1 },
        span: heading.span,
      },
      body,
    };
  });
  return { units, title: undefined };
}

/** Targets for the further ids of a heading; as in RST, they are before it. */
function aliasTargets(heading: MarkdownHeading | undefined): Element[] {
  if (!heading) return [];
  const span = { ...heading.span, end: heading.span.start };
  return heading.aliases.map((name) => element('target', span, [], { names: [normalizeName(name)] }));
}

/**
 * Inserts blank lines and indentation so that every template variable that is alone on its line becomes a block:
 *
 *     .. topic:: Version
 *     {{changelog}}          content of the topic, as if indented after a blank line
 *     {{a_http_api}}
 *     {{b_http_api}}         two blocks, not one paragraph
 */
function isolateVariables(source: SourceText): SourceText {
  const { text } = source;
  if (!text.includes('{{')) return source;
  const replacements: Replacement[] = [];
  for (const { index, 0: line } of text.matchAll(variableLine)) {
    const before = text.slice(text.lastIndexOf('\n', index - 2) + 1, Math.max(0, index - 1));
    const end = index + line.length;
    if (/^ *\.\. [^\n]*::/.test(before))
      replacements.push({ start: index, end: index, text: `\n${' '.repeat(before.search(/\S/) + 3)}` });
    else if (before.trim() !== '') replacements.push({ start: index, end: index, text: '\n' });
    const next = text.charCodeAt(end + 1);
    if (end < text.length && next !== 10 && next !== 32 && !text.startsWith('{{', end + 1))
      replacements.push({ start: end, end, text: '\n' });
  }
  return replaceRanges(source, replacements);
}

function styleOf(heading: SectionTitle, styles: TitleStyles, report: Report): TitleStyle {
  const style = titleStyle(heading.style, styles);
  if (style) return style;
  report(unknownStyle(heading, styles));
  return { kind: 'relative', below: 1 };
}

/** Only a warning: the title is shown one level below the previous one, so the page is complete. */
const unknownStyle = ({ style, styleSpan }: SectionTitle, styles: TitleStyles): Diagnostic => ({
  rule: 'spec/title-style',
  severity: 'warning',
  message:
    style.length > 1
      ? 'Section title has an overline; only an underline is supported.'
      : `Unknown title style "${style}".`,
  span: styleSpan,
  help: `Underline the title with one of ${styles.absolute.join(' ')} ("title_styles" in targets.yaml).`,
});

const isElement = (node: Node): node is Element => node.type !== 'text';
