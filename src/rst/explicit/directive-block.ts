import { closest } from '../../doc/closest.js';
import { fieldMarker } from '../blocks/field-list.js';
import { InvalidValue, type OptionSpec, type OptionValue } from '../directives/options.js';
import { escapeToNull, plainText } from '../inline/escape.js';
import { cut, indentedBlock, indentOf, type Line, textOfLines, trimEnd } from '../lines.js';
import type { DirectiveDefinition } from '../parser.js';
import { repr } from '../python.js';

/** The lines of a directive, split according to its definition. */
export interface DirectiveParts {
  readonly arguments: readonly string[];
  readonly argumentLines: readonly Line[];
  readonly options: ReadonlyMap<string, OptionValue>;
  readonly optionLines: ReadonlyMap<string, readonly Line[]>;
  readonly content: readonly Line[];
}

/** A mismatch between a directive and its definition, in docutils' wording. */
export interface DirectiveMismatch {
  readonly mismatch: string;
  readonly line?: Line;
  readonly help?: string;
}

/**
 *     .. image:: flag.svg       arguments
 *        :alt: a flag           options
 *
 *        content
 */
export function directiveParts(
  definition: DirectiveDefinition,
  block: readonly Line[],
): DirectiveParts | DirectiveMismatch {
  const { requiredArguments = 0, optionalArguments = 0, options: spec } = definition;
  const lines = trimEnd(block[0]?.text === '' ? block.slice(1) : block);
  const takesArguments = requiredArguments + optionalArguments > 0;
  const [head, below] = lines.length > 0 && (takesArguments || spec) ? splitAtBlank(lines) : [[], lines];
  const first = spec ? head.findIndex(({ text }) => fieldMarker(text) !== undefined) : -1;
  const argumentLines = first < 0 ? head : head.slice(0, first);
  const parsed = readOptions(first < 0 ? [] : head.slice(first), spec ?? {});
  if ('mismatch' in parsed) return parsed;
  const isContent = argumentLines.length > 0 && !takesArguments;
  const content = withoutLeadingBlankLines(
    isContent ? [...argumentLines, ...lines.slice(head.length)] : below,
  );
  const split = takesArguments ? splitArguments(definition, argumentLines) : [];
  if ('mismatch' in split) return split;
  if (content.length > 0 && !definition.hasContent) {
    return { mismatch: 'no content permitted', ...(content[0] ? { line: content[0] } : {}) };
  }
  return {
    arguments: split,
    argumentLines: isContent ? [] : withoutIndent(argumentLines),
    ...parsed,
    content,
  };
}

function unknownOption(name: string, spec: OptionSpec, line: Line): DirectiveMismatch {
  const names = Object.keys(spec);
  const likely = closest(name, names);
  const options = `Use one of ${names.map((option) => `"${option}"`).join(', ')}.`;
  const help = likely === undefined ? options : `Did you mean "${likely}"?`;
  return { mismatch: `unknown option: "${name}"`, line, help };
}

function splitAtBlank(lines: readonly Line[]): [readonly Line[], readonly Line[]] {
  const blank = lines.findIndex(({ text }) => text === '');
  return blank < 0 ? [lines, []] : [lines.slice(0, blank), lines.slice(blank + 1)];
}

function withoutLeadingBlankLines(lines: readonly Line[]): readonly Line[] {
  const first = lines.findIndex(({ text }) => text !== '');
  return first <= 0 ? (first < 0 ? [] : lines) : lines.slice(first);
}

/** Removes the indentation of the first line. */
function withoutIndent(lines: readonly Line[]): readonly Line[] {
  const [first, ...others] = lines;
  return first?.text.startsWith(' ') ? [cut(first, indentOf(first.text)), ...others] : lines;
}

function splitArguments(
  definition: DirectiveDefinition,
  lines: readonly Line[],
): readonly string[] | DirectiveMismatch {
  const { requiredArguments: required = 0, optionalArguments: optional = 0 } = definition;
  const whole = textOfLines(lines);
  const words = whole.split(/\s+/).filter(Boolean);
  if (words.length < required)
    return { mismatch: `${required} argument(s) required, ${words.length} supplied` };
  if (words.length <= required + optional) return words;
  if (!definition.finalArgumentWhitespace) {
    return { mismatch: `maximum ${required + optional} argument(s) allowed, ${words.length} supplied` };
  }
  const parts: string[] = [];
  let rest = whole.trimStart();
  while (parts.length < required + optional - 1) {
    const end = rest.search(/\s/);
    parts.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...parts, rest];
}

function readOptions(
  lines: readonly Line[],
  spec: OptionSpec,
): { options: Map<string, OptionValue>; optionLines: Map<string, readonly Line[]> } | DirectiveMismatch {
  const options = new Map<string, OptionValue>();
  const optionLines = new Map<string, readonly Line[]>();
  const fields: { name: string; line: Line; text: string | undefined; body: readonly Line[] }[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    const marker = line && fieldMarker(line.text);
    if (!line || !marker) {
      return { mismatch: 'invalid option block', ...(line ? { line } : {}) };
    }
    const indented = indentedBlock(lines, at, { firstIndent: marker.length });
    at = indented.next;
    const body = trimEnd(indented.lines);
    fields.push({
      name: plainText(escapeToNull(line.text.slice(1, marker.nameEnd))),
      line: cut(line, 1),
      text: body.length > 0 ? textOfLines(body) : undefined,
      body,
    });
  }
  const multipleWords = fields.find(({ name }) => name.split(/\s+/).filter(Boolean).length !== 1);
  if (multipleWords)
    return {
      mismatch: 'invalid option data: extension option field name may not contain multiple words',
      line: multipleWords.line,
    };
  for (const { name: written, line, text, body } of fields) {
    const name = written.toLowerCase();
    if (!Object.hasOwn(spec, name)) return unknownOption(name, spec, line);
    if (options.has(name)) return { mismatch: `invalid option data: duplicate option "${name}"`, line };
    const value = spec[name]?.(text);
    if (value instanceof InvalidValue) {
      const argument = text === undefined ? 'None' : repr(text);
      return {
        mismatch: `invalid option value: (option: "${name}"; value: ${argument})\n${value.message}`,
        line,
      };
    }
    options.set(name, value);
    optionLines.set(name, body);
  }
  return { options, optionLines };
}
