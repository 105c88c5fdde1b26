import { addAll, type Element, element, text } from '../../doc/nodes.js';
import { SourceText } from '../../source/text.js';
import { directiveError } from '../directive.js';
import { type Line, linesOf } from '../lines.js';
import type { DirectiveCall, DirectiveDefinition, Parser } from '../parser.js';
import {
  argumentSpan,
  CLASS_AND_NAME,
  classesOption,
  numberOption,
  optionSpan,
  textOption,
  withClassAndName,
  withName,
} from './call.js';
import { codeBlock, numberedLines } from './code.js';
import { readPath } from './named-file.js';
import { encoding, flag, integer, optionalInteger, path, unchanged } from './options.js';

/** `.. include:: path`: the parsed content of a file or a part of it, or a literal block with it. */
export const include: DirectiveDefinition = {
  requiredArguments: 1,
  finalArgumentWhitespace: true,
  options: {
    ...CLASS_AND_NAME,
    literal: flag,
    code: unchanged,
    encoding,
    'tab-width': integer,
    'start-line': integer,
    'end-line': integer,
    'start-after': unchanged,
    'end-before': unchanged,
    'number-lines': optionalInteger,
  },
  run(call, parser) {
    const filePath = path(call.arguments[0]);
    if (typeof filePath !== 'string') return [];
    const file = readPath(call, parser, filePath, 3, argumentSpan(call));
    if ('type' in file) return [file];
    const source = clip(call, file);
    if ('option' in source) return [reportMissingText(call, parser, source.option, file)];
    if (call.options.has('literal')) return [literal(call, file, source)];
    if (call.options.has('code')) {
      const first = call.options.has('number-lines') ? (numberOption(call, 'number-lines') ?? 1) : undefined;
      const block = codeBlock(
        linesOf(source),
        textOption(call, 'code'),
        classesOption(call),
        call.span,
        first,
        parser,
      );
      block.attributes.source = file.path;
      return [withName(block, call)];
    }
    const { inclusions } = parser;
    const key = inclusionKey(call, file.path);
    const chain = inclusions.length > 0 ? inclusions : [inclusionKey(undefined, call.span.source.path)];
    if (chain.includes(key)) {
      const files = [...chain, key].reverse().map((entry) => entry.split('\0')[0] ?? '');
      const message = `circular inclusion in "${call.name}" directive:\n${files.join('\n> ')}`;
      const sentence = `Circular inclusion: ${files.join(' > ')}.`;
      const help = 'Remove one of the inclusions of the cycle.';
      return [directiveError(call, parser, { level: 2, rule: 'rst/include', message, sentence, help })];
    }
    const added = inclusions.length > 0 ? [key] : [...chain, key];
    addAll(inclusions, added);
    call.insert(linesOf(source));
    inclusions.splice(-added.length);
    return [];
  },
};

/** Identifies an inclusion by the file and the included part, to detect cycles. */
function inclusionKey(call: DirectiveCall | undefined, filePath: string): string {
  const clips = ['start-line', 'end-line', 'start-after', 'end-before'];
  return [filePath, ...clips.map((name) => String(call?.options.get(name)))].join('\0');
}

function literal(call: DirectiveCall, file: SourceText, source: SourceText) {
  const span = { source, start: 0, end: source.text.length };
  const numbered = call.options.has('number-lines');
  const lines: readonly Line[] = numbered ? linesOf(source) : [];
  const children = numbered
    ? numberedLines(lines, numberOption(call, 'number-lines') ?? 1, span)
    : [text(source.text, span)];
  return withClassAndName(element('literal_block', span, children, { source: file.path }), call);
}

interface MissingText {
  readonly option: 'start-after' | 'end-before';
}

/** Reports that a file does not contain the text of an option; the diagnostic names the text, docutils' message does not. */
function reportMissingText(
  call: DirectiveCall,
  parser: Parser,
  option: MissingText['option'],
  file: SourceText,
): Element {
  const value = textOption(call, option) ?? '';
  const sought = value === '' ? 'Blank line' : `Text "${value}"`;
  return directiveError(call, parser, {
    level: 3,
    message: `Problem with "${option}" option of "${call.name}" directive:\nText not found.`,
    sentence: `${sought} of option "${option}" not found in ${file.path}.`,
    help: 'Correct the text; it must occur in the included part of the file.',
    span: optionSpan(call, option),
  });
}

/** The part of a file that the options select, or the option whose text is missing. */
function clip(call: DirectiveCall, file: SourceText): SourceText | MissingText {
  const { text: whole } = file;
  let start = lineOffset(file, numberOption(call, 'start-line') ?? 0);
  let end = lineOffset(file, numberOption(call, 'end-line') ?? Number.POSITIVE_INFINITY);
  const after = textOption(call, 'start-after');
  const before = textOption(call, 'end-before');
  const missing = (option: 'start-after' | 'end-before'): MissingText => ({ option });
  if (after !== undefined) {
    const marker = after === '' ? '\n\n' : after;
    const index = whole.indexOf(marker, start);
    if (index < 0 || index + marker.length > end) return missing('start-after');
    start = index + marker.length;
  }
  if (before !== undefined) {
    const index = whole.indexOf(before === '' ? '\n\n' : before, start);
    if (index >= 0 && index < end) end = before === '' ? index + 1 : index;
    else if (before !== '') return missing('end-before');
  }
  if (start === 0 && end >= whole.length) return file;
  return SourceText.derived(file, whole.slice(start, end), { from: [0], to: [start] });
}

/** The offset of a line of a file; lines are counted from 0, or from the end if negative. */
function lineOffset(file: SourceText, line: number): number {
  const starts = file.lineStarts();
  const index = line < 0 ? starts.length + line : line;
  return index < 0 ? 0 : (starts[index] ?? file.text.length);
}
