import type { Report } from '../diagnostics/diagnostic.js';
import type { SourceText, Span } from '../source/text.js';

export const anchorsFile = 'anchors.txt';

/** A place that others link to. */
export interface Anchor {
  /** The path of its page where every release label is `unstable`. */
  readonly page: string;
  readonly id: string;
  /** `PAGE#ID` */
  readonly span: Span;
}

/** A place that moved: its page carries the old id at the new place. */
export interface AnchorAlias extends Anchor {
  readonly to: string;
  readonly toSpan: Span;
}

/** `anchors.txt`: the places that others link to. */
export interface AnchorList {
  readonly anchors: readonly Anchor[];
  readonly aliases: readonly AnchorAlias[];
}

const entry = /^[ \t]*([^#\s]+)#(\S+)(?:[ \t]+->[ \t]+#?(\S+))?[ \t]*(?:[ \t]#.*)?$/d;

/**
 * Reads `anchors.txt`: `PAGE#ID` on a line, or `PAGE#OLD -> NEW` for a place that moved; `#` begins a comment. Reports lines that are neither
 * (`anchor/syntax`) and places that stand twice (`anchor/duplicate`), and leaves them out.
 */
export function readAnchors(source: SourceText, report: Report): AnchorList {
  const anchors: Anchor[] = [];
  const aliases: AnchorAlias[] = [];
  const before = new Map<string, Span>();
  for (const [i, start] of source.lineStarts().entries()) {
    const line = source.line(i + 1);
    if (isComment(line)) continue;
    const found = readEntry(line);
    const whole = { source, start: start + line.search(/\S/), end: start + line.trimEnd().length };
    if (!found) {
      report({
        rule: 'anchor/syntax',
        severity: 'error',
        message: 'This line names no place on a page.',
        span: whole,
        help: 'Write page.html#id, or page.html#old-id -> new-id.',
      });
      continue;
    }
    const { page, id, to } = found;
    const span = { source, start: start + found.start, end: start + found.end };
    const first = before.get(`${page}#${id}`);
    if (first) {
      report({
        rule: 'anchor/duplicate',
        severity: 'warning',
        message: `${page}#${id} stands twice in this list.`,
        span,
        related: [{ message: 'it stands here before', span: first }],
        help: 'Keep one of the two.',
      });
      continue;
    }
    before.set(`${page}#${id}`, span);
    if (to === undefined) anchors.push({ page, id, span });
    else {
      const toSpan = { source, start: start + to.start, end: start + to.end };
      aliases.push({ page, id, span, to: to.id, toSpan });
    }
  }
  return { anchors, aliases };
}

/** What a line of `anchors.txt` says, with offsets in the line. */
export interface AnchorEntry {
  readonly page: string;
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly to: { readonly id: string; readonly start: number; readonly end: number } | undefined;
}

/** Whether a line of `anchors.txt` says nothing. */
export const isComment = (line: string): boolean => /^\s*(?:#|$)/.test(line);

/** Reads a line of `anchors.txt`; `undefined` where it is no entry. */
export function readEntry(line: string): AnchorEntry | undefined {
  const match = entry.exec(line);
  const [, page, id, to] = match ?? [];
  const [, pageAt, idAt, toAt] = match?.indices ?? [];
  if (page === undefined || id === undefined || !pageAt || !idAt) return undefined;
  return {
    page,
    id,
    start: pageAt[0],
    end: idAt[1],
    to: to === undefined || !toAt ? undefined : { id: to, start: toAt[0], end: toAt[1] },
  };
}

/** The old ids of each id that they lead to now, on one page; an alias may lead to another alias. */
export function idAliases(
  aliases: readonly AnchorAlias[],
  page: string,
): ReadonlyMap<string, readonly string[]> {
  const own = aliases.filter((alias) => alias.page === page);
  const next = new Map(own.map(({ id, to }) => [id, to]));
  const found = new Map<string, string[]>();
  for (const { id, to } of own) {
    let last = to;
    for (let step = next.get(last); step !== undefined && step !== to; step = next.get(last)) last = step;
    const before = found.get(last);
    if (before) before.push(id);
    else found.set(last, [id]);
  }
  return found;
}
