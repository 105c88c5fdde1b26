import { type Element, isElement, type Node } from '../../src/doc/nodes.js';
import { type ParseOptions, parse } from '../../src/rst/parse.js';
import { SourceText } from '../../src/source/text.js';

/**
 * Violations of the invariants of a tree: every range is within its source and within the range of its parent, siblings
 * are ordered, and each warning or error in the tree has a diagnostic.
 */
export function violationsOf(text: string, options: ParseOptions = {}): string[] {
  const file = SourceText.file('test.rst', text);
  const { document, diagnostics } = parse(file, options);
  const violations: string[] = [];
  let messages = 0;
  const walk = (node: Node, parent: Element | undefined): void => {
    const at = `${node.type} ${node.start}–${node.end}`;
    if (node.start < 0 || node.start > node.end || node.end > node.source.text.length) {
      violations.push(`${at} is not a range of a text of ${node.source.text.length}`);
    }
    const outside =
      parent && node.source === parent.source && (node.start < parent.start || node.end > parent.end);
    if (outside && !isMoved(node)) {
      violations.push(`${at} is not within ${parent.type} ${parent.start}–${parent.end}`);
    }
    if (!isElement(node)) return;
    if (node.type === 'system_message') {
      if ((node.attributes.level ?? 0) > 1) messages++;
      return;
    }
    let last: Node | undefined;
    for (const child of node.children) {
      walk(child, node);
      if (isMoved(child)) continue;
      if (last && child.source === last.source && child.start < last.start && !hasSpanningCells(node)) {
        violations.push(
          `${child.type} ${child.start}–${child.end} follows ${last.type} ${last.start}–${last.end}`,
        );
      }
      last = child;
    }
  };
  walk(document, undefined);
  for (const { rule, span, message } of diagnostics) {
    const { source, start, end } = span.source.locate(span.start, span.end);
    if (source.path !== file.path) continue;
    if (start < 0 || start > end || end > text.length)
      violations.push(`${rule} at ${start}–${end}: ${message}`);
  }
  const reported = diagnostics.filter(({ severity }) => severity !== 'info').length;
  if (messages > reported) violations.push(`${messages} messages, ${reported} diagnostics`);
  return violations;
}

/** Elements that docutils moves: messages, and the decoration and metadata at the top of the document. */
const moved: ReadonlySet<string> = new Set(['system_message', 'decoration', 'header', 'footer', 'meta']);
const isMoved = (node: Node): boolean => moved.has(node.type);

/** Whether an element may contain cells that span rows, which start before the cells of other rows. */
const hasSpanningCells = (parent: Element): boolean => parent.type === 'row' || parent.type === 'tbody';
