import type { Element, Node } from '../doc/nodes.js';
import { summarize } from '../doc/summary.js';
import type { Query } from '../graph/graph.js';
import { SourceText } from '../source/text.js';
import type { Repository } from '../spec/repository.js';
import { findJsonSyntaxError, type JsonSyntaxError } from '../yaml/json-syntax-error.js';
import { descriptionsIn } from './description-texts.js';
import { createParseDescription } from './parse-description.js';
import type { Usage } from './usage.js';

/** A block of code that was meant as JSON. */
export interface JsonBlock {
  /** Its text; offsets map back to the file. */
  readonly source: SourceText;
  /** The first syntax error; `undefined` if the text is valid. */
  readonly error: JsonSyntaxError | undefined;
}

/** Queries for the blocks of JSON in the prose of a repository, by path. Those that are invalid because of placeholders are left out. */
export interface JsonBlocks {
  /** The sections of documents by path, or the pages of a site by name, with the key `''`. */
  readonly sections: Query<readonly string[]>;
  readonly ofSection: Query<readonly JsonBlock[]>;
  /** The blocks in the descriptions of a data file. */
  readonly ofDescriptions: Query<readonly JsonBlock[]>;
}

/** A fence, or a line that ends in `::` before an indented line that may start a block of JSON. */
const mayContainJson = /```|~~~|::[^\n]*\n\s*\n[ \t]+(?:[{["]|[A-Z]{3,7}[ /])/;

/** Creates the queries for the blocks of JSON in sections and in descriptions. */
export function createJsonBlocks(repository: Repository, usage: Query<Usage>): JsonBlocks {
  const { graph, section, sources, site } = repository;
  const describe = createParseDescription(repository);
  return {
    sections: graph.query<readonly string[]>(
      'sections with JSON',
      (_, { get }) => [...(site ? get(site.targets, '').targets.keys() : get(usage, '').sections)],
      (before, after) => before.join('\n') === after.join('\n'),
    ),
    ofSection: graph.query<readonly JsonBlock[]>('JSON in a section', (path, { get }) => {
      const found: JsonBlock[] = [];
      const units = site ? get(site.document, path).units : (get(section, path)?.units ?? []);
      for (const { body } of units) addBlocks(body, found);
      return found;
    }),
    ofDescriptions: graph.query<readonly JsonBlock[]>('JSON in descriptions', (path, context) => {
      const { get } = context;
      const found: JsonBlock[] = [];
      const document = get(sources.yaml, path);
      if (!document || !mayContainJson.test(document.source.text)) return found;
      for (const text of descriptionsIn(document.value, mayContainJson))
        addBlocks(describe(text, context), found);
      return found;
    }),
  };
}

/** The range of a block of code without its fences (Markdown). */
function withoutFences({ source, start, end }: Element): { readonly start: number; readonly end: number } {
  const text = source.text.slice(start, end);
  const opening = /^[ \t]*(`{3,}|~{3,})[^\n]*(?:\n|$)/.exec(text);
  if (!opening) return { start, end };
  const closing = /\n[ \t]*(?:`{3,}|~{3,})\s*$/.exec(text.slice(opening[0].length - 1));
  const last = closing ? start + opening[0].length - 1 + closing.index : end;
  return { start: start + opening[0].length, end: Math.max(start + opening[0].length, last) };
}

function addBlocks(nodes: readonly Node[], found: JsonBlock[]): void {
  for (const node of summarize(nodes).literalBlocks) {
    const { source, attributes } = node;
    const { start, end } = withoutFences(node);
    const text = source.text.slice(start, end);
    // Lines of quotations and comments of Markdown have characters that are not part of the block.
    if (/^[ \t]*>/m.test(text) && node.start !== start) continue;
    const at = bodyOffset(text);
    const isNamedJson = attributes.classes?.includes('json') ?? false;
    if (!isNamedJson && !resemblesJson(text.slice(at))) continue;
    const block = SourceText.derived(source, text.slice(at), { from: [0], to: [start + at] });
    const error = syntaxErrorIn(block.text);
    if (!error || !isPlaceholder(block.text, error)) found.push({ source: block, error });
  }
}

/** The start of an object or of a list with entries; other brackets may be a diagram or a placeholder. */
const jsonStart = /^\s*(?:\{\s*["'}]|\[\s*["{[\]])/;

/** Whether a text starts like JSON, or with an unquoted name beside quoted ones. */
const resemblesJson = (text: string): boolean =>
  jsonStart.test(text) ||
  /^\s*\{\s*[A-Za-z_]\w*"?\s*:\s*"/.test(text) ||
  (/^\s*\{\s*[A-Za-z_]\w*"?\s*:/.test(text) && /"\w+"\s*:/.test(text));

const httpStart = /^\s*(?:HTTP\/\d|[A-Z]{3,7} \S)/;

/** Returns the offset of the body of an HTTP message; 0 for other texts. */
function bodyOffset(text: string): number {
  const blank = httpStart.test(text) ? /\n[ \t]*\n/.exec(text) : undefined;
  return blank ? blank.index + blank[0].length : 0;
}

/** Finds the first syntax error of a text with one or more JSON values, or with members of an object without its braces. */
function syntaxErrorIn(text: string): JsonSyntaxError | undefined {
  if (/^\s*"[^"]*"\s*:/.test(text)) {
    const error = findJsonSyntaxError(`{${text.replace(/,\s*$/, '')}}`);
    return error && { ...error, offset: Math.min(error.offset - 1, text.length) };
  }
  const error = findJsonSyntaxError(text);
  if (!error || !/\n[ \t]*$/.test(text.slice(0, error.offset)) || !jsonStart.test(text.slice(error.offset)))
    return error;
  // A second value starts at the start of a line if the first one is complete.
  if (findJsonSyntaxError(text.slice(0, error.offset))) return error;
  const next = syntaxErrorIn(text.slice(error.offset));
  return next && { ...next, offset: next.offset + error.offset };
}

const string = /"(?:[^"\\\n]|\\.)*"/g;
const placeholder = /\.\.\.|…|<[^<>\n]*>|\/[/*]|^\s*#|\s#\s/m;

/** Whether `...`, `<placeholder>` or a comment is outside strings, up to an offset: what follows it cannot be parsed reliably. */
function followsPlaceholder(text: string, offset: number): boolean {
  const at = text.replace(string, (match) => ' '.repeat(match.length)).search(placeholder);
  return at >= 0 && at <= offset;
}

/** Literals of programming languages that JSON spells otherwise. */
const foreignLiteral = /^(?:True|False|None|TRUE|FALSE|NULL|Null|nil|undefined|NaN|Infinity)\b/;

/** Whether an error is due to a placeholder, or to a word that describes a value: `integer (optional)`, `true/false`, `$start`, `@user`. */
function isPlaceholder(text: string, { offset }: JsonSyntaxError): boolean {
  // The string before the error lacks a quote.
  if (text[offset - 1] === '"') return false;
  if (followsPlaceholder(text, offset)) return true;
  const rest = text.slice(offset);
  if (/^[/|$@]/.test(rest)) return true;
  // A word before a quote or a colon lacks a quote.
  return /^[A-Za-z]/.test(rest) && !foreignLiteral.test(rest) && !/^[\w.$-]+\s*["':]/.test(rest);
}
