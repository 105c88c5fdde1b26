import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { closest } from '../../doc/closest.js';
import type { Span } from '../../source/text.js';
import type { ShortcodeSyntax } from '../options.js';
import type { ShortcodeCall } from '../shortcode.js';
import type { MappedText } from './mapped-text.js';
import { readShortcodeTag, type ShortcodeTag } from './shortcode-call.js';

/** A shortcode that was replaced by a placeholder. */
export interface Shortcode {
  readonly call: ShortcodeCall;
  readonly flow: 'block' | 'inline';
  readonly span: Span;
  /** Its text, from the opening to the closing tag. */
  readonly raw: string;
  /** The text between the tags of a paired one. */
  readonly inner?: MappedText | undefined;
}

/** A range of the text that a shortcode takes, or an escaped tag, which is shown as it is. */
export type ShortcodeRange =
  | {
      readonly kind: 'shortcode';
      readonly start: number;
      readonly end: number;
      readonly call: ShortcodeCall;
      readonly flow: 'block' | 'inline';
      readonly inner: InnerRange | undefined;
    }
  | { readonly kind: 'literal'; readonly start: number; readonly end: number; readonly literal: string };

interface InnerRange {
  readonly start: number;
  readonly end: number;
  readonly ranges: readonly ShortcodeRange[];
}

interface OpenShortcode {
  readonly tag: ShortcodeTag;
  /** Its index among the ranges found so far; those after it are within it if it is closed. */
  readonly index: number;
}

/** Parsing is recursive; no author nests this deep. */
const maxDepth = 100;

const escaped = /\{\{([%<])\/\*([\s\S]*?)\*\/([%>])\}\}/y;

/** Finds the shortcodes of a text and pairs opening with closing tags. Reports malformed, unknown, unclosed and stray tags. */
export function pairShortcodes(
  text: MappedText,
  known: ReadonlyMap<string, ShortcodeSyntax>,
): { readonly ranges: readonly ShortcodeRange[]; readonly diagnostics: readonly Diagnostic[] } {
  const pairing = new Pairing(text, known);
  const starts = [...text.text.matchAll(/\{\{[%<]/g)].map(({ index }) => index);
  let done = 0;
  for (const [i, start] of starts.entries())
    if (start >= done) done = pairing.tag(start, starts[i + 1] ?? text.text.length);
  return pairing.finish();
}

class Pairing {
  readonly #diagnostics: Diagnostic[] = [];
  readonly #open: OpenShortcode[] = [];
  /** How many shortcodes of each name are open. */
  readonly #openNames = new Map<string, number>();
  readonly #ranges: ShortcodeRange[] = [];
  /** How many shortcodes of each name were reported because a shortcode around them ends: their closing tags may follow. */
  readonly #crossed = new Map<string, number>();
  /** How many opening tags beyond the depth limit still have to be closed. */
  #tooDeep = 0;

  constructor(
    private readonly text: MappedText,
    private readonly known: ReadonlyMap<string, ShortcodeSyntax>,
  ) {}

  /** Reads the tag at `start`; returns the offset after it. */
  tag(start: number, limit: number): number {
    escaped.lastIndex = start;
    const literal = escaped.exec(this.text.text.slice(0, limit));
    if (literal) {
      const end = start + literal[0].length;
      const [, open = '', content = '', close = ''] = literal;
      this.#ranges.push({ kind: 'literal', start, end, literal: `{{${open}${content}${close}}}` });
      return end;
    }
    const tag = readShortcodeTag(this.text.text, start, limit);
    if ('malformed' in tag) {
      this.#report(
        'markdown/shortcode-syntax',
        tag.malformed,
        tag.start,
        tag.end,
        'Write `{{% name key="value" %}}`.',
      );
      return tag.end;
    }
    const syntax = this.known.get(tag.call.name);
    if (!syntax) this.#unknown(tag);
    else if (tag.isClosing) this.#close(tag);
    else {
      if (syntax.paired && !tag.isSelfClosing && this.#isWithinLimit(tag)) {
        this.#open.push({ tag, index: this.#ranges.length });
        this.#count(tag.call.name, 1);
      }
      this.#ranges.push(this.#range(tag, tag.end, undefined));
    }
    return tag.end;
  }

  finish(): { readonly ranges: readonly ShortcodeRange[]; readonly diagnostics: readonly Diagnostic[] } {
    while (this.#open.length > 0) this.#reportUnclosed();
    this.#diagnostics.sort((a, b) => a.span.start - b.span.start);
    return { ranges: this.#ranges, diagnostics: this.#diagnostics };
  }

  #isWithinLimit({ start, end }: ShortcodeTag): boolean {
    if (this.#open.length < maxDepth) return true;
    if (this.#tooDeep++ === 0)
      this.#report(
        'markdown/nesting-limit',
        `Shortcodes are nested more than ${maxDepth} levels deep.`,
        start,
        end,
        'Close outer shortcodes first.',
      );
    return false;
  }

  #close(tag: ShortcodeTag): void {
    const { name } = tag.call;
    if (this.#tooDeep > 0) {
      this.#tooDeep--;
      return;
    }
    if (!this.#openNames.get(name)) {
      const crossed = this.#crossed.get(name) ?? 0;
      if (crossed > 0) {
        this.#crossed.set(name, crossed - 1);
        return;
      }
      this.#report(
        'markdown/shortcode-stray-closing',
        `The closing tag of "${name}" has no opening tag.`,
        tag.start,
        tag.end,
        'Remove it, or add the opening tag.',
      );
      return;
    }
    for (let open = this.#open.at(-1); open && open.tag.call.name !== name; open = this.#open.at(-1)) {
      this.#reportUnclosed();
      const crossed = open.tag.call.name;
      this.#crossed.set(crossed, (this.#crossed.get(crossed) ?? 0) + 1);
    }
    const open = this.#open.pop();
    if (!open) return;
    this.#count(name, -1);
    const ranges = this.#ranges.splice(open.index + 1).map((range) => this.#within(range, open.tag));
    const inner = { start: open.tag.end, end: tag.start, ranges };
    this.#ranges[open.index] = this.#range(open.tag, tag.end, inner);
  }

  /** The inner text of a `%` shortcode is Markdown, and so is the output of shortcodes in it, whatever their delimiter. */
  #within(range: ShortcodeRange, outer: ShortcodeTag): ShortcodeRange {
    if (range.kind === 'literal' || outer.call.delimiter === '<') return range;
    return { ...range, flow: this.known.get(range.call.name)?.flow['%'] ?? range.flow };
  }

  #count(name: string, change: number): void {
    this.#openNames.set(name, (this.#openNames.get(name) ?? 0) + change);
  }

  /** An opening tag without a closing one has no inner text. */
  #reportUnclosed(): void {
    const open = this.#open.pop();
    if (!open) return;
    const { call, start, end } = open.tag;
    this.#count(call.name, -1);
    const ending = call.delimiter === '<' ? '>' : '%';
    this.#report(
      'markdown/shortcode-unclosed',
      `The shortcode "${call.name}" is not closed.`,
      start,
      end,
      `Add \`{{${call.delimiter} /${call.name} ${ending}}}\` after its content.`,
    );
  }

  #range({ call, start }: ShortcodeTag, end: number, inner: InnerRange | undefined): ShortcodeRange {
    const flow = this.known.get(call.name)?.flow[call.delimiter] ?? 'block';
    return { kind: 'shortcode', start, end, call, flow, inner };
  }

  #unknown({ call, isClosing, start, end }: ShortcodeTag): void {
    if (isClosing) return;
    const near = closest(call.name, this.known.keys());
    this.#report(
      'markdown/shortcode-unknown',
      `Unknown shortcode "${call.name}".`,
      start,
      end,
      near === undefined ? 'Correct the name.' : `Did you mean "${near}"?`,
    );
  }

  #report(rule: string, message: string, start: number, end: number, help: string): void {
    this.#diagnostics.push({ rule, severity: 'error', message, span: this.text.span(start, end), help });
  }
}
