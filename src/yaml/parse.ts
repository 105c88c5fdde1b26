import { CORE_SCHEMA, type EventType, load, type State, YAMLException } from 'js-yaml';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceText, Span } from '../source/text.js';
import { type EntryRange, setRanges } from './ranges.js';
import { isMap, type YamlValue } from './value.js';

export { rangeOf, rangesOf } from './ranges.js';
export { isMap, type YamlMap, type YamlValue } from './value.js';

/** A parsed file: its value (`undefined` where it cannot be read), and what is wrong with it. */
export interface YamlDocument {
  readonly source: SourceText;
  readonly value: YamlValue | undefined;
  /** The whole text. */
  readonly span: Span;
  readonly diagnostics: readonly Diagnostic[];
}

interface Frame {
  readonly start: number;
  end: number;
  kind: string | null;
  result: YamlValue;
  readonly children: Frame[];
}

/**
 * Parses YAML 1.2 (so JSON, too), with the place of every key and value (`rangeOf`). Reports `yaml/syntax`, and `yaml/duplicate-key`
 * as a warning: the last one counts, as it did for the toolchain of old.
 */
export function parseYaml(source: SourceText): YamlDocument {
  const { text } = source;
  const span: Span = { source, start: 0, end: text.length };
  const diagnostics: Diagnostic[] = [];
  const frames: Frame[] = [];
  const tree: { root: Frame | undefined } = { root: undefined };
  const listener = (event: EventType, state: State): void => {
    if (event === 'open') {
      frames.push({ start: state.position, end: state.position, kind: null, result: null, children: [] });
      return;
    }
    const frame = frames.pop();
    if (!frame) return;
    frame.end = state.position;
    frame.kind = state.kind;
    frame.result = toValue(state.result);
    const parent = frames.at(-1);
    if (parent) parent.children.push(frame);
    else tree.root = frame;
  };
  try {
    const value = toValue(load(text, { json: true, schema: CORE_SCHEMA, listener }));
    if (tree.root) recordRanges(source, tree.root, diagnostics);
    return { source, value, span, diagnostics };
  } catch (fault) {
    if (!(fault instanceof YAMLException)) throw fault;
    diagnostics.push(syntaxError(source, fault));
    return { source, value: undefined, span, diagnostics };
  }
}

/** js-yaml's types say `any`; the core schema yields nothing but these. */
function toValue(value: unknown): YamlValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value;
  if (isMap(value)) return value;
  return String(value);
}

function recordRanges(source: SourceText, frame: Frame, diagnostics: Diagnostic[]): void {
  const { result, children, kind } = frame;
  // js-yaml reads a flow collection in block context within a node of its own.
  const [inner] = children;
  if (inner && inner.result === result && typeof result === 'object') {
    recordRanges(source, inner, diagnostics);
    return;
  }
  if (kind === 'mapping' && isMap(result)) recordMap(source, frame, diagnostics);
  else if (kind === 'sequence' && Array.isArray(result)) {
    const entries = new Map<string | number, EntryRange>();
    for (const [i, child] of children.entries()) {
      const value = spanOf(source, child);
      entries.set(i, { key: value, value });
      recordRanges(source, child, diagnostics);
    }
    setRanges(result, entries);
  }
}

function recordMap(source: SourceText, frame: Frame, diagnostics: Diagnostic[]): void {
  const { result } = frame;
  if (!isMap(result)) return;
  const entries = new Map<string | number, EntryRange>();
  let key: { readonly name: string; readonly span: Span } | undefined;
  for (const child of frame.children) {
    if (isKey(source.text, child)) {
      key = { name: String(child.result), span: spanOf(source, child) };
      const before = entries.get(key.name);
      if (before) diagnostics.push(duplicateKey(key.name, key.span, before.key));
      // A key without a value is null, right behind its colon.
      const empty = { source, start: key.span.end, end: key.span.end };
      entries.set(key.name, { key: key.span, value: empty });
    } else if (key) {
      entries.set(key.name, { key: key.span, value: spanOf(source, child) });
      recordRanges(source, child, diagnostics);
    }
  }
  setRanges(result, entries);
}

/** A key is a scalar with a colon behind it. */
function isKey(text: string, { end, kind }: Frame): boolean {
  if (kind !== 'scalar') return false;
  let at = end;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
  return text.charCodeAt(at) === 58;
}

/** The range of a node without the blanks, and the comments before a block, around it. */
function spanOf(source: SourceText, frame: Frame): Span {
  const { text } = source;
  let start = Math.min(contentStart(text, frame.start), frame.end);
  let { end } = frame;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  const first = frame.children[0];
  // A block map or list begins where its first key or item does.
  if (frame.kind === 'mapping' && first && text.charAt(start) !== '{')
    start = Math.max(start, contentStart(text, first.start));
  return { source, start, end: Math.max(start, end) };
}

function contentStart(text: string, start: number): number {
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 32 || code === 10 || code === 9 || code === 13) at++;
    else if (code === 35 && (at === 0 || /\s/.test(text.charAt(at - 1)))) {
      const newline = text.indexOf('\n', at);
      at = newline < 0 ? text.length : newline;
    } else return at;
  }
}

function syntaxError(source: SourceText, fault: YAMLException): Diagnostic {
  const at = Math.min(fault.mark?.position ?? 0, source.text.length);
  const { line } = source.position(at);
  const lineStart = source.lineStarts()[line - 1] ?? 0;
  const end = lineStart + source.line(line).length;
  return {
    rule: 'yaml/syntax',
    severity: 'error',
    message: `This file cannot be read: ${fault.reason}.`,
    span: { source, start: Math.min(at, end), end: Math.max(Math.min(at, end), end) },
    help: 'Check indentation, quotes and brackets here and on the line before.',
  };
}

const duplicateKey = (name: string, span: Span, first: Span): Diagnostic => ({
  rule: 'yaml/duplicate-key',
  severity: 'warning',
  message: `The key ${name} stands twice in this map; the last one counts.`,
  span,
  related: [{ message: 'the first one is here', span: first }],
  help: 'Keep one of the two.',
});
