import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { isElement, type Node, type Text } from '../../doc/nodes.js';
import type { Span } from '../../source/text.js';
import { slip } from './slip.js';

const literal: ReadonlySet<string> = new Set([
  'literal',
  'literal_block',
  'raw',
  'comment',
  'math',
  'math_block',
]);

/** Warnings about markup of other languages in the text of a tree. `hasShortcodes`: braces around a name are meant as a shortcode. */
export function* slipsInTree(nodes: readonly Node[], hasShortcodes: boolean): Generator<Diagnostic> {
  for (const [i, node] of nodes.entries()) {
    if (isElement(node)) {
      if (!literal.has(node.type)) yield* slipsInTree(node.children, hasShortcodes);
      else if (node.type === 'literal') yield* besideCode(node, nodes[i - 1], nodes[i + 1]);
    } else if (hasShortcodes) yield* shortcodeAsText(node);
  }
}

/** `:role:` before code, or `_` after it: reStructuredText. */
function* besideCode(code: Span, before: Node | undefined, after: Node | undefined): Generator<Diagnostic> {
  const isRole = before?.type === 'text' && /(?:^|[\s(]):[a-z]+(?:-[a-z]+)*:$/.test(before.value);
  const isReference = after?.type === 'text' && /^__?(?![\w])/.test(after.value);
  if (isRole || isReference)
    yield slip(
      'markdown/rst-markup',
      { source: code.source, start: code.start, end: code.end },
      'This is reStructuredText; in Markdown it is code.',
      isRole ? 'Write a link, or emphasis.' : 'Write `[text](address)`.',
    );
}

const braces = /\{\{[ \t]*[\w/-]+[^{}\n]*\}\}|(?<!\{)\{[ \t]?%[^{}\n]*%[ \t]?\}(?!\})/g;

function* shortcodeAsText({ value, source, start, end }: Text): Generator<Diagnostic> {
  if (!value.includes('{')) return;
  // Escaped tags are spelled differently in the source.
  for (const { index, 0: found } of source.text.slice(start, end).matchAll(braces))
    yield slip(
      'markdown/shortcode-as-text',
      { source, start: start + index, end: start + index + found.length },
      'This looks like a shortcode and is text.',
      'Write `{{% name %}}`, or code.',
    );
}
