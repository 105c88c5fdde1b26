import type { Report } from '../diagnostics/diagnostic.js';
import type { SourceText, Span } from '../source/text.js';

export const anchorsFile = 'anchors.txt';

/** An anchor that other sites link to. */
export interface Anchor {
  /** The path of its page when every release label is `unstable`. */
  readonly page: string;
  readonly id: string;
  /** The location of `PAGE#ID`. */
  readonly span: Span;
}

/** A renamed anchor: its page keeps the old id as an alias of the new one, or redirects to the new one on another page. */
export interface AnchorAlias extends Anchor {
  /** The page of the new id, if it is another one. */
  readonly toPage: string | undefined;
  readonly to: string;
  readonly toSpan: Span;
}

/** A page that moved: its former path redirects to the page. Paths are those with unstable labels. */
export interface MovedPage {
  readonly from: string;
  readonly span: Span;
  readonly to: string;
  /** The id on the new page; absent: the id in the former address. */
  readonly id: string | undefined;
  readonly toSpan: Span;
}

/** The content of `anchors.txt`. */
export interface AnchorList {
  readonly anchors: readonly Anchor[];
  readonly aliases: readonly AnchorAlias[];
  readonly moves: readonly MovedPage[];
}

// Letters of paths only: the file of the redirect is written in the site.
const pageMove =
  /^[ \t]*((?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.html)[ \t]+->[ \t]+([^#\s]+)(?:#(\S+))?[ \t]*(?:[ \t]#.*)?$/d;
const entry = /^[ \t]*([^#\s]+)#(\S+)(?:[ \t]+->[ \t]+((?:([^#\s]*)#)?(\S+)))?[ \t]*(?:[ \t]#.*)?$/d;

/**
 * Reads `anchors.txt`. A line is `PAGE#ID`, `PAGE#OLD -> NEW` for a renamed anchor, `PAGE#OLD -> PAGE#NEW` for an anchor that is on another
 * page now, or `PAGE -> PAGE` for a page that moved; `#` begins a comment. Reports and omits invalid lines (`anchor/syntax`) and duplicates
 * (`anchor/duplicate`).
 */
export function readAnchors(source: SourceText, report: Report): AnchorList {
  const anchors: Anchor[] = [];
  const aliases: AnchorAlias[] = [];
  const moves: MovedPage[] = [];
  const before = new Map<string, Span>();
  for (const [i, start] of source.lineStarts().entries()) {
    const line = source.line(i + 1);
    if (isComment(line)) continue;
    const move = readMove(line, { source, start });
    if (move) {
      moves.push(move);
      continue;
    }
    const entry = readEntry(line);
    const whole = { source, start: start + line.search(/\S/), end: start + line.trimEnd().length };
    if (!entry) {
      report({
        rule: 'anchor/syntax',
        severity: 'error',
        message: 'Invalid anchor.',
        span: whole,
        help: 'Write `page.html#id`, `page.html#old-id -> new-id`, `page.html#old-id -> other.html#id`, or `old-page.html -> page.html`.',
      });
      continue;
    }
    const { page, id, to } = entry;
    const span = { source, start: start + entry.start, end: start + entry.end };
    const first = before.get(`${page}#${id}`);
    if (first) {
      report({
        rule: 'anchor/duplicate',
        severity: 'warning',
        message: `Duplicate anchor "${page}#${id}".`,
        span,
        related: [{ message: 'first listed here', span: first }],
        help: 'Remove one of them.',
      });
      continue;
    }
    before.set(`${page}#${id}`, span);
    if (to === undefined) anchors.push({ page, id, span });
    else {
      const toSpan = { source, start: start + to.start, end: start + to.end };
      aliases.push({ page, id, span, toPage: to.page === page ? undefined : to.page, to: to.id, toSpan });
    }
  }
  return { anchors, aliases, moves };
}

function readMove(
  line: string,
  at: { readonly source: SourceText; readonly start: number },
): MovedPage | undefined {
  const match = pageMove.exec(line);
  const [, from, to, id] = match ?? [];
  const [, fromAt, toAt, idAt] = match?.indices ?? [];
  if (from === undefined || to === undefined || !fromAt || !toAt) return undefined;
  const span = ([start, end]: readonly [number, number]): Span => ({
    source: at.source,
    start: at.start + start,
    end: at.start + end,
  });
  return { from, to, id, span: span(fromAt), toSpan: span([toAt[0], idAt?.[1] ?? toAt[1]]) };
}

/** A parsed line of `anchors.txt`, with offsets in the line. */
export interface AnchorEntry {
  readonly page: string;
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly to:
    | {
        /** The page of the new id, if it is given. */
        readonly page: string | undefined;
        readonly id: string;
        readonly start: number;
        readonly end: number;
      }
    | undefined;
}

/** Whether a line of `anchors.txt` is empty or a comment. */
export const isComment = (line: string): boolean => /^\s*(?:#|$)/.test(line);

/** Parses a line of `anchors.txt`; `undefined` if it is not a valid entry. */
export function readEntry(line: string): AnchorEntry | undefined {
  const match = entry.exec(line);
  const [, page, id, , toPage, to] = match ?? [];
  const [, pageAt, idAt, toAt] = match?.indices ?? [];
  if (page === undefined || id === undefined || !pageAt || !idAt) return undefined;
  return {
    page,
    id,
    start: pageAt[0],
    end: idAt[1],
    to:
      to === undefined || !toAt
        ? undefined
        : { page: toPage || undefined, id: to, start: toAt[0], end: toAt[1] },
  };
}
