import type { Report } from '../../diagnostics/diagnostic.js';
import { isElement, type Node, textOf } from '../../doc/nodes.js';
import { convertTex } from '../../doc/tex.js';
import type { MathDelimiters } from '../../markdown/options.js';

/** Whether a text may contain a formula. */
export const mayContainFormulas = (text: string, { inline, block }: MathDelimiters): boolean =>
  [...inline, ...block].some(([open]) => text.includes(open));

/** Reports the formulas among nodes that are not valid TeX, as `page/formula`. */
export function reportInvalidFormulas(nodes: readonly Node[], report: Report): void {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    if (node.type !== 'math' && node.type !== 'math_block') {
      reportInvalidFormulas(node.children, report);
      continue;
    }
    const tex = textOf(node);
    const result = convertTex(tex, { isBlock: node.type === 'math_block', isAnnotated: true });
    if ('html' in result) continue;
    const [first] = node.children;
    const start = Math.min((first ?? node).start + result.offset, node.end - 1);
    report({
      rule: 'page/formula',
      severity: 'error',
      message: `Invalid TeX: ${result.problem}.`,
      span: { source: node.source, start, end: node.end },
      help: 'Fix the formula, or write it as code.',
    });
  }
}
