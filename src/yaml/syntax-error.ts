import type { YAMLException } from 'js-yaml';
import { conflictMarkers } from '../diagnostics/conflict-markers.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceText } from '../source/text.js';
import { findUnclosed, type Progress } from './unclosed.js';

/** What js-yaml's reasons mean for an author, by a part of their wording. */
const remedies: readonly (readonly [reason: string, message: string, help: string])[] = [
  ['tab characters', 'Tabs cannot indent YAML.', 'Indent with blanks.'],
  [
    'bad indentation of a mapping entry',
    'This line does not fit the map that it stands in.',
    'Indent it as the keys before it, or put quotes around a text that holds ": ".',
  ],
  [
    'bad indentation of a sequence entry',
    'This line does not fit the list that it stands in.',
    'Indent it as the items before it.',
  ],
  ['a colon is missed', 'This is no key: it has no colon behind it.', 'Write `key: value`.'],
  [
    'multiline key',
    'This text runs over several lines where a key should be.',
    'Indent it more deeply than the key it belongs to, or begin it with `|-`.',
  ],
  [
    'missed comma',
    'Two entries stand side by side without a comma.',
    'Put a comma, or close the bracket before.',
  ],
  ["expected the node content, but found ','", 'There is nothing before this comma.', 'Remove it.'],
  [
    'within a flow collection',
    'The file ends before a bracket is closed.',
    'Close the `{` or `[` that is open.',
  ],
  ['double quoted scalar', 'The file ends before a quotation mark is closed.', 'Close the `"` that is open.'],
  ['single quoted scalar', 'The file ends before a quotation mark is closed.', "Close the `'` that is open."],
  ['unknown escape', 'This escape is not known.', 'Write `\\\\` for a backslash.'],
  ['hexadecimal', 'A hexadecimal digit is missing here.', 'Write `\\u` with four digits, `\\x` with two.'],
  [
    'unidentified alias',
    'No anchor of that name stands before this alias.',
    'Put quotes around a text that begins with `*`.',
  ],
  ['tag name', 'This is no tag.', 'Put quotes around a text that begins with `!`.'],
  ['unknown tag', 'This tag is not known.', 'Put quotes around a text that begins with `!`.'],
  ['maxDepth', 'This stands too deep: more than a hundred levels.', 'Move a part to a file of its own.'],
  [
    'end of the stream or a document separator',
    'The file goes on where its content has ended.',
    'Check quotes and brackets on this line, and the indentation.',
  ],
  [
    'single document',
    'This file holds several documents.',
    'Move what follows the `---` to a file of its own.',
  ],
];

const otherHelp = 'Check indentation, quotes and brackets here and on the line before.';

/**
 * A fault that js-yaml found as a problem, from its place to the end of the line: where the parser stumbles, or before that what was
 * likely left open; where a merge has left its marks, those.
 */
export function syntaxError(source: SourceText, fault: YAMLException, progress: Progress): Diagnostic {
  const marks = conflictMarkers(source);
  if (marks) return marks;
  const { reason } = fault;
  const place = placeOf(source, fault);
  const { start, end } = atLeastOne(source.text, place);
  const unclosed = findUnclosed(source.text, progress, place);
  if (unclosed)
    return {
      rule: 'yaml/syntax',
      severity: 'error',
      message: `This ${unclosed.kind} is not closed.`,
      span: { source, start: unclosed.at, end: unclosed.at + 1 },
      related: [{ message: 'it is noticed here', span: { source, start, end } }],
      help: `Put the ${unclosed.kind} that closes it where its content ends.`,
    };
  const known = remedies.find(([part]) => reason.includes(part));
  return {
    rule: 'yaml/syntax',
    severity: 'error',
    message: known ? known[1] : `This is no YAML: ${reason}.`,
    span: { source, start, end },
    help: known ? known[2] : otherHelp,
  };
}

function placeOf({ text }: SourceText, { mark, reason }: YAMLException): number {
  if (!mark) {
    const separator = reason.includes('single document') ? text.indexOf('\n---', 1) + 1 : 0;
    return separator;
  }
  const shift = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let at = Math.min(mark.position + shift, text.length);
  // At the end of the file the last line with anything on it says more.
  if (text.slice(at).trim() === '') at = text.trimEnd().length;
  return at;
}

/** From a place to the end of its line; where nothing follows, the word before it. */
function atLeastOne(text: string, place: number): { readonly start: number; readonly end: number } {
  const newline = text.indexOf('\n', place);
  const end = place + text.slice(place, newline < 0 ? text.length : newline).trimEnd().length;
  let start = place;
  if (end === place) while (start > 0 && /\S/.test(text.charAt(start - 1))) start--;
  return { start, end };
}
