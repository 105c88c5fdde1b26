import type { YAMLException } from 'js-yaml';
import { conflictMarkers } from '../diagnostics/conflict-markers.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceText } from '../source/text.js';
import { findSyntaxCause } from './syntax-cause.js';
import { findUnclosed, type Progress } from './unclosed.js';

/** Messages for the reasons of js-yaml, by a part of the reason. */
const remedies: readonly (readonly [reason: string, message: string, help: string])[] = [
  ['tab characters', 'YAML must not be indented with tabs.', 'Indent with spaces.'],
  [
    'bad indentation of a mapping entry',
    'The indentation of this line does not match the map around it.',
    'Indent it like the previous keys, or quote a text that contains ": ".',
  ],
  [
    'bad indentation of a sequence entry',
    'The indentation of this line does not match the list around it.',
    'Indent it like the previous items.',
  ],
  ['a colon is missed', 'Missing colon after the key.', 'Write `key: value`.'],
  [
    'multiline key',
    'A key must not span several lines.',
    'Indent the text more deeply than its key, or start it with `|-`.',
  ],
  ['missed comma', 'Missing comma between two entries.', 'Add a comma, or close the previous bracket.'],
  ["expected the node content, but found ','", 'Missing value before this comma.', 'Remove the comma.'],
  ['within a flow collection', 'Unclosed bracket at the end of the file.', 'Close the open `{` or `[`.'],
  ['double quoted scalar', 'Unclosed quotation mark at the end of the file.', 'Close the open `"`.'],
  ['single quoted scalar', 'Unclosed quotation mark at the end of the file.', "Close the open `'`."],
  ['unknown escape', 'Unknown escape sequence.', 'Write `\\\\` for a backslash.'],
  [
    'hexadecimal',
    'Missing hexadecimal digit in an escape sequence.',
    'Write four digits after `\\u`, or two after `\\x`.',
  ],
  [
    'unidentified alias',
    'Unknown alias.',
    'Define the anchor before the alias, or quote a text that starts with `*`.',
  ],
  [
    'cannot merge mappings',
    'The value of a merge key must be a map, or a list of maps.',
    'Write the alias of a map after `<<:`, or quote the key `<<`.',
  ],
  [
    'merge',
    'The merge keys of this file include too many keys.',
    'Replace the merge keys with the included keys.',
  ],
  ['tag name', 'Invalid tag.', 'Quote a text that starts with `!`.'],
  ['unknown tag', 'Unknown tag.', 'Quote a text that starts with `!`.'],
  ['maxDepth', 'The nesting exceeds a hundred levels.', 'Move a part to a file of its own.'],
  [
    'end of the stream or a document separator',
    'Unexpected text after the end of the document.',
    'Check the indentation, quotes and brackets of this line.',
  ],
  [
    'single document',
    'The file contains several documents.',
    'Move the document after the `---` to a file of its own.',
  ],
];

const defaultHelp = 'Check the indentation, quotes and brackets of this and the previous line.';

/**
 * Converts an exception of js-yaml to a diagnostic `yaml/syntax`, from the position of the error to the end of the line. Reports the
 * conflict markers of a merge, a more specific cause, or a bracket or quotation mark that was probably left open instead, if there is one.
 */
export function syntaxError(source: SourceText, exception: YAMLException, progress: Progress): Diagnostic {
  const conflict = conflictMarkers(source);
  if (conflict) return conflict;
  const { reason } = exception;
  const offset = offsetOf(source, exception);
  // Text after a quoted text of several lines was meant to be quoted itself.
  const cause = progress.quoted === undefined ? findSyntaxCause(source.text, offset, reason) : undefined;
  if (cause) {
    const { message, help, ...range } = cause;
    return { rule: 'yaml/syntax', severity: 'error', message, span: { source, ...range }, help };
  }
  const { start, end } = nonEmptyRange(source.text, offset);
  const unclosed = findUnclosed(source.text, progress, offset);
  if (unclosed)
    return {
      rule: 'yaml/syntax',
      severity: 'error',
      message: `Unclosed ${unclosed.kind}.`,
      span: { source, start: unclosed.at, end: unclosed.at + 1 },
      related: [{ message: 'the parser stopped here', span: { source, start, end } }],
      help: `Add the closing ${unclosed.kind} after its content.`,
    };
  const known = remedies.find(([part]) => reason.includes(part));
  return {
    rule: 'yaml/syntax',
    severity: 'error',
    message: known ? known[1] : `Invalid YAML: ${reason}.`,
    span: { source, start, end },
    help: known ? known[2] : defaultHelp,
  };
}

function offsetOf({ text }: SourceText, { mark, reason }: YAMLException): number {
  if (!mark) {
    const separator = reason.includes('single document') ? text.indexOf('\n---', 1) + 1 : 0;
    return separator;
  }
  const shift = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let at = Math.min(mark.position + shift, text.length);
  // At the end of the file, the last non-empty line is more helpful.
  if (text.slice(at).trim() === '') at = text.trimEnd().length;
  return at;
}

/** Returns the range from an offset to the end of its line, or the preceding word if the rest of the line is empty. */
function nonEmptyRange(text: string, offset: number): { readonly start: number; readonly end: number } {
  const newline = text.indexOf('\n', offset);
  const end = offset + text.slice(offset, newline < 0 ? text.length : newline).trimEnd().length;
  let start = offset;
  if (end === offset) while (start > 0 && /\S/.test(text.charAt(start - 1))) start--;
  return { start, end };
}
