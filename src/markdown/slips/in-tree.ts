import type { Report } from '../../diagnostics/diagnostic.js';
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

/** Reports markup of other languages in the text of a tree. `hasShortcodes`: braces around a name are meant as a shortcode. */
export function slipsInTree(nodes: readonly Node[], hasShortcodes: boolean, report: Report): void {
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i];
    if (!node) continue;
    if (!isElement(node)) {
      if (hasShortcodes && node.value.includes('{')) shortcodeAsText(node, report);
    } else if (node.type === 'literal') besideCode(node, nodes[i - 1], nodes[i + 1], report);
    else if (!literal.has(node.type)) slipsInTree(node.children, hasShortcodes, report);
  }
}

/** `:role:` before code, or `_` after it: reStructuredText. */
function besideCode(code: Span, before: Node | undefined, after: Node | undefined, report: Report): void {
  const isRole = before?.type === 'text' && /(?:^|[\s(]):[a-z]+(?:-[a-z]+)*:$/.test(before.value);
  const isReference = after?.type === 'text' && /^__?(?![\w])/.test(after.value);
  if (!isRole && !isReference) return;
  const span = { source: code.source, start: code.start, end: code.end };
  const help = isRole ? 'Write a link, or emphasis.' : 'Write `[text](address)`.';
  report(slip('markdown/rst-markup', span, 'reStructuredText markup parsed as code.', help));
}

const braces = /\{\{[ \t]*[\w/-]+[^{}\n]*\}\}|(?<!\{)\{[ \t]?%[^{}\n]*%[ \t]?\}(?!\})/g;

function shortcodeAsText({ source, start, end }: Text, report: Report): void {
  // Escaped tags are spelled differently in the source.
  for (const { index, 0: found } of source.text.slice(start, end).matchAll(braces)) {
    const span = { source, start: start + index, end: start + index + found.length };
    const help = 'Write `{{% name %}}`, or code.';
    report(slip('markdown/shortcode-as-text', span, 'Shortcode-like braces parsed as text.', help));
  }
}
