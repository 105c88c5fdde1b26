import { findJsonSyntaxError } from './json-syntax-error.js';

/** The cause of a syntax error, more specific than the reason that the parser gives. */
export interface SyntaxCause {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly help: string;
}

const quoteText = 'Enclose the text in quotation marks, or start it on the next line after `|-`.';

/**
 * Finds the cause of a syntax error at an offset where the reason of the parser names only a consequence: a comment or a missing colon in JSON, a
 * plain text that starts with a reserved character, or text after a complete value. Returns `undefined` if there is none of them.
 */
export function findSyntaxCause(text: string, offset: number, reason: string): SyntaxCause | undefined {
  const inJson = causeInJson(text);
  if (inJson) return inJson;
  const at = startOfToken(text, offset, reason);
  const character = text.charAt(at);
  if (/[`@%&!*]/.test(character) && isReserved(text.slice(at, endOfLine(text, at)), reason))
    return {
      start: at,
      end: endOfLine(text, at),
      message: `A plain text must not start with "${character}".`,
      help: quoteText,
    };
  if (reason.includes('a line break is expected'))
    return {
      start: at,
      end: endOfLine(text, at),
      message: 'Text must not follow `|` or `>` on the same line.',
      help: 'Start the text on the next line, indented more deeply than its key.',
    };
  return reason.includes('bad indentation of a') ? trailingText(text, at) : undefined;
}

/** Whether the rest of a line was meant as a plain text, given the reason of the parser. */
function isReserved(line: string, reason: string): boolean {
  if (line.startsWith('&')) return reason.includes('anchor');
  if (line.startsWith('!')) return reason.includes('tag');
  // A single word is an alias whose anchor is missing.
  return !line.startsWith('*') || (reason.includes('alias') && !/^\*[\w.-]+[,\]}]*$/.test(line));
}

/** Returns the start of the token that caused an error: the parser stops after an alias, a tag or a directive. */
function startOfToken(text: string, offset: number, reason: string): number {
  if (reason.includes('directives end mark')) return text.lastIndexOf('\n%', offset) + 1;
  const [, tag = ''] = /unknown tag !<(!.*)>/.exec(reason) ?? [];
  if (tag !== '') return Math.max(0, text.lastIndexOf(tag, offset));
  if (!/alias|anchor|tag/.test(reason)) return offset;
  const [token = ''] = /\S*$/.exec(text.slice(0, offset)) ?? [];
  return offset - token.length;
}

/** Returns the cause of an error at text that follows a complete value on the same line. */
function trailingText(text: string, at: number): SyntaxCause | undefined {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  const end = endOfLine(text, at);
  const last = line.trimEnd().at(-1) ?? '';
  if (/["']/.test(last) && /(?:[:-]\s|^\s*)["'].*["']\s*$/.test(line))
    return { start: at, end, message: 'Unexpected text after the closing quotation mark.', help: quoteAll };
  if (/[\]}]/.test(last) && /(?:[:-]\s+|^\s*)[[{].*[\]}]\s*$/.test(line))
    return { start: at, end, message: 'Unexpected text after the closing bracket.', help: quoteText };
  if (/^:(?:\s|$)/.test(text.slice(at, at + 2)) && /:\s+[^\s"'[{|>].*$/.test(line))
    return { start: at, end: at + 1, message: 'A plain text must not contain ": ".', help: quoteText };
  return undefined;
}

const quoteAll =
  'Enclose the whole text in quotation marks of the other kind, or start it on the next line after `|-`.';

/** Returns the cause of the first error in a text with the syntax of JSON, if it is a comment or a name without a colon. */
function causeInJson(text: string): SyntaxCause | undefined {
  if (!/^\s*(?:[[{]|\/[/*])/.test(text)) return undefined;
  const error = findJsonSyntaxError(text);
  if (error?.name)
    return { ...error.name, message: 'Missing colon after the key.', help: 'Write `"key": value`.' };
  if (!error?.isComment || text.charAt(error.offset) === '#') return undefined;
  return {
    start: error.offset,
    end: endOfLine(text, error.offset),
    message: 'JSON does not allow comments.',
    help: 'Remove the comment.',
  };
}

function endOfLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return offset + text.slice(offset, newline < 0 ? text.length : newline).trimEnd().length;
}
