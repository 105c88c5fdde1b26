import { whitespaceNormalize } from '../../doc/names.js';
import { type Element, type ElementName, element, isElement, type Node } from '../../doc/nodes.js';
import type { Block } from '../blocks/block.js';
import { fallback } from '../blocks/lists.js';
import { escapeToNull } from '../inline/escape.js';
import { cut, indentedBlock, indentOf, type Line, linesSpan, textOfLines, trimEnd } from '../lines.js';
import type { Explicit, Malformed } from './construct.js';
import { directive, embeddedDirectiveMarker } from './directive.js';

const namePattern = /^(?! )([\s\S]+?)(?<![\s\0])\|(?: +|\n|$)/;
const inlineTypes = new Set(
  (
    'emphasis strong literal reference footnote_reference citation_reference substitution_reference title_reference abbreviation acronym ' +
    'superscript subscript inline math generated problematic target image raw'
  ).split(' '),
);

/**
 *     .. |name| replace:: text
 *         ^~~~
 */
export function substitutionDefinition(block: Block, length: number): Explicit | Malformed {
  const { lines, parser } = block;
  const line = lines[block.at] ?? fallback(lines);
  const indented = indentedBlock(lines, block.at, { firstIndent: length, keepIndent: true, keepTop: true });
  const span = linesSpan(lines.slice(block.at, indented.next), line);
  const blockText = line.text.slice(0, length) + textOfLines(indented.lines);
  const head = nameOf(indented.lines);
  if (!head) {
    const last = indented.next - 1;
    return { malformed: 'malformed substitution definition.', rule: 'rst/substitution-definition', last };
  }
  block.at = indented.next;
  const { name, rest } = head;
  const problem = (level: 2 | 3, message: string, children: readonly Element[] = []): Explicit => {
    const report = parser.reporter.report(
      { level, rule: 'rst/substitution-definition', message, span, block: blockText },
      children,
    );
    return { nodes: [report], blankFinish: indented.blankFinish };
  };
  const content = trimEnd(rest);
  if (content.length === 0) return problem(2, `Substitution definition "${name}" missing contents.`);
  const node = element('substitution_definition', span, [], { names: [whitespaceNormalize(name)] });
  const made = embedded(block, content, node);
  const siblings: Node[] = [];
  for (const child of made.nodes)
    (child.type === 'text' || inlineTypes.has(child.type) ? node.children : siblings).push(child);
  const error = contentError(node);
  if (error !== undefined) {
    const quote = error.quotes
      ? [element('block_quote', span, [element('paragraph', span, node.children)])]
      : [];
    const result = problem(3, error.message, quote);
    const discarded = error.quotes
      ? []
      : [...descendants(node)].filter(({ type }) => isFootnoteReference(type));
    const [report] = result.nodes;
    if (discarded.length > 0 && report && isElement(report)) report.attributes.discarded = discarded;
    return { ...result, nodes: [...siblings, ...result.nodes] };
  }
  if (node.children.length === 0) {
    const result = problem(2, `Substitution definition "${name}" empty or invalid.`);
    return { ...result, nodes: [...siblings, ...result.nodes] };
  }
  return { nodes: [...siblings, node], blankFinish: made.blankFinish ?? indented.blankFinish };
}

/** The name, which may span lines, and the lines after it. */
function nameOf(lines: readonly Line[]): { name: string; rest: Line[] } | undefined {
  let escaped = '';
  for (const [i, line] of lines.entries()) {
    const lineText = escapeToNull(i === 0 ? line.text : line.text.trim());
    escaped = i === 0 ? lineText : `${escaped} ${lineText}`;
    if (!lineText.includes('|')) continue;
    const match = namePattern.exec(escaped);
    if (!match) continue;
    const used = escaped.length - match[0].length;
    const remainder = cut(line, line.text.length - used);
    const rest =
      used > 0 ? [cut(remainder, indentOf(remainder.text)), ...lines.slice(i + 1)] : lines.slice(i + 1);
    const [first, ...others] = rest;
    const body = first ? [cut(first, indentOf(first.text)), ...others] : [];
    return { name: (match[1] ?? '').replaceAll('\0', ''), rest: body };
  }
  return undefined;
}

function embedded(
  block: Block,
  content: readonly Line[],
  node: Element,
): { nodes: readonly Node[]; blankFinish: boolean | undefined } {
  const marker = embeddedDirectiveMarker(content[0]?.text ?? '');
  if (!marker) return { nodes: [], blankFinish: undefined };
  const inner: Block = {
    parser: block.parser,
    lines: content,
    sink: { nodes: [], titles: false, section: () => {} },
    parentType: 'substitution_definition',
    at: 0,
  };
  const made = directive(inner, marker, node);
  return { nodes: made.nodes, blankFinish: inner.at < content.length ? made.blankFinish : undefined };
}

function contentError(node: Element): { message: string; quotes: boolean } | undefined {
  for (const child of descendants(node)) {
    if (child.type === 'problematic')
      return { message: 'Problematic content in substitution definition', quotes: true };
    const illegal = unsupported(child);
    if (illegal !== undefined)
      return { message: `${illegal} are not supported in a substitution definition.`, quotes: false };
  }
  return undefined;
}

const isFootnoteReference = (type: ElementName): boolean =>
  type === 'footnote_reference' || type === 'citation_reference';

function unsupported({ type, attributes }: Element): string | undefined {
  if (type === 'reference' && attributes.anonymous) return 'Anonymous references';
  if (type === 'footnote_reference' && attributes.auto)
    return 'References to auto-numbered and auto-symbol footnotes';
  // References to footnotes and citations get ids, for back-references.
  const isTarget = isFootnoteReference(type) || attributes.names?.length || attributes.ids?.length;
  return isTarget ? 'Targets (names and identifiers)' : undefined;
}

function* descendants(node: Element): Generator<Element> {
  for (const child of node.children) {
    if (!isElement(child)) continue;
    yield child;
    yield* descendants(child);
  }
}
