import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Span } from '../../source/text.js';
import type { Bracket } from '../inline/pieces.js';
import type { MappedText } from '../text/mapped-text.js';
import { slip } from './slip.js';

const rule = 'markdown/link-without-target';

export const emptyLink = (span: Span): Diagnostic =>
  slip(rule, span, 'Link without an address.', 'Write the address between the parentheses.');

/** A warning about brackets that look like a link and are text. */
export function brokenLink(text: MappedText, bracket: Bracket, close: number): Diagnostic | undefined {
  const after = text.text.slice(close + 1, close + 400);
  const span = (length: number): Span => text.span(bracket.start, close + 1 + length);
  if (after.startsWith('(')) return brokenTarget(after, span);
  const reference = /^\[([^[\]\n]*)\]/.exec(after);
  if (reference) {
    const label = reference[1]?.trim() || text.text.slice(bracket.end, close);
    return slip(
      'markdown/undefined-reference',
      span(reference[0].length),
      `Undefined link reference "${label.replace(/\s+/g, ' ')}".`,
      `Define it with \`[${label.replace(/\s+/g, ' ')}]: address\`, or correct the label.`,
    );
  }
  const apart = /^[ \t]?\n?[ \t]?\((?:https?:\/\/|[/#.])[^\s()]*\)/.exec(after);
  if (apart)
    return {
      ...slip(
        rule,
        span(apart[0].length),
        'White space between the link text and its address.',
        'Write `[text](address)` without a space.',
      ),
      fix: { span: text.span(close + 1, close + 1 + apart[0].indexOf('(')), text: '' },
    };
  const definition =
    bracket.start === 0 && !bracket.isImage && /^:[ \t]*(?:https?:\/\/|[/#.])\S*/.exec(after);
  return definition
    ? slip(
        rule,
        span(definition[0].length),
        'Link definition parsed as text.',
        'Write nothing after the address but a title in quotes, and a blank line before the definition.',
      )
    : undefined;
}

/** `](` that no complete address follows. */
function brokenTarget(after: string, span: (length: number) => Span): Diagnostic | undefined {
  const closed = /^\(([^()\n]*)\)/.exec(after);
  if (!closed) {
    const [open = ''] = /^\([^\s)]*/.exec(after) ?? [];
    return slip(rule, span(open.length), 'Unclosed link address.', 'Add `)` after the address.');
  }
  return slip(
    rule,
    span(closed[0].length),
    'Link address with a space.',
    'Write `%20` for a space in an address, or put a title in quotes.',
  );
}
