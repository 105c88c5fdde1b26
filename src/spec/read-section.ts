import type { Diagnostic, Report } from '../diagnostics/diagnostic.js';
import type { Element, Node } from '../doc/nodes.js';
import { parseMarkdown } from '../markdown/parse.js';
import { type ParseOptions, parseUnits } from '../rst/parse.js';
import type { SectionTitle } from '../rst/parser.js';
import { type Replacement, replaceRanges } from '../source/replace.js';
import type { SourceText } from '../source/text.js';
import { gentler } from './describe.js';
import type { SectionUnit } from './section.js';
import { type TitleStyle, type TitleStyles, titleStyle } from './titles.js';

/** A section file: its titles with their blocks, and the title that a `title` directive sets. */
export interface Section {
  readonly units: readonly SectionUnit[];
  readonly title: string | undefined;
}

//  .. topic:: Version
//  {{changelog}}          belongs to the topic, as if it were indented
const variableAfterMarker = /^([ ]*)\.\. [^\n]*::[^\n]*\n(?=(\{\{\w+\}\}[ \t]*)$)/gm;

/** Reads an RST section file. Problems are reported; titles in a style that the repository does not know are. */
export function readSection(
  source: SourceText,
  styles: TitleStyles,
  options: ParseOptions,
  report: Report,
): Section {
  const result = parseUnits(indentVariables(source), options);
  for (const diagnostic of result.diagnostics) report(gentler(diagnostic));
  const units = result.units.map((unit, i): SectionUnit => {
    const key = `${source.path}#${i}`;
    const { heading } = unit;
    if (!heading) return { key, body: unit.body.filter(isElement) };
    const style = styleOf(heading, styles, report);
    const body = [...heading.messages, ...unit.body].filter(isElement);
    return { key, heading: { title: heading.title, style, span: heading.styleSpan }, body };
  });
  return { units: units.filter(({ heading, body }) => heading || body.length > 0), title: result.title };
}

/** Reads a Markdown section file: a heading of depth 1 is a title in the first of the styles. */
export function readMarkdownSection(source: SourceText): Section {
  const units = parseMarkdown(source).map(({ heading, body }, i): SectionUnit => {
    const key = `${source.path}#${i}`;
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

function indentVariables(source: SourceText): SourceText {
  if (!source.text.includes('{{')) return source;
  const replacements: Replacement[] = [];
  for (const match of source.text.matchAll(variableAfterMarker)) {
    const at = match.index + match[0].length;
    replacements.push({ start: at, end: at, text: `\n${match[1] ?? ''}   ` });
  }
  return replaceRanges(source, replacements);
}

function styleOf(heading: SectionTitle, styles: TitleStyles, report: Report): TitleStyle {
  const style = titleStyle(heading.style, styles);
  if (style) return style;
  report(unknownStyle(heading, styles));
  return { kind: 'relative', below: 1 };
}

const unknownStyle = ({ style, styleSpan }: SectionTitle, styles: TitleStyles): Diagnostic => ({
  rule: 'spec/title-style',
  severity: 'error',
  message:
    style.length > 1
      ? 'A section title is written with an underline only.'
      : `${style} is no style of titles in this repository.`,
  span: styleSpan,
  help: `Underline it with one of ${styles.absolute.join(' ')} (title_styles in targets.yaml).`,
});

const isElement = (node: Node): node is Element => node.type !== 'text';
