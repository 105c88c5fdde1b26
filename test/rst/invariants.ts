import { type Element, isElement, type Node } from '../../src/doc/nodes.js';
import { type ParseOptions, parse } from '../../src/rst/parse.js';
import { SourceText } from '../../src/source/text.js';

/**
 * What is wrong with the tree of a text: nothing, whatever the text. Every range lies in its source and in the range of the
 * element around it, siblings follow one another, and each message is a diagnostic as well.
 */
export function faultsOf(text: string, options: ParseOptions = {}): string[] {
  const file = SourceText.file('test.rst', text);
  const { document, diagnostics } = parse(file, options);
  const faults: string[] = [];
  let messages = 0;
  const walk = (node: Node, parent: Element | undefined): void => {
    const at = `${node.type} ${node.start}–${node.end}`;
    if (node.start < 0 || node.start > node.end || node.end > node.source.text.length) {
      faults.push(`${at} is no range of a text of ${node.source.text.length}`);
    }
    const outside =
      parent && node.source === parent.source && (node.start < parent.start || node.end > parent.end);
    if (outside && !standsElsewhere(node)) {
      faults.push(`${at} is not within ${parent.type} ${parent.start}–${parent.end}`);
    }
    if (!isElement(node)) return;
    if (node.type === 'system_message') {
      messages++;
      return;
    }
    let last: Node | undefined;
    for (const child of node.children) {
      walk(child, node);
      if (standsElsewhere(child)) continue;
      if (last && child.source === last.source && child.start < last.start && !besideOneAnother(node)) {
        faults.push(
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
    if (start < 0 || start > end || end > text.length) faults.push(`${rule} at ${start}–${end}: ${message}`);
  }
  if (messages > diagnostics.length) faults.push(`${messages} messages, ${diagnostics.length} diagnostics`);
  return faults;
}

/** Messages stand where docutils puts them, header, footer and `meta` at the top of the document. */
const moved: ReadonlySet<string> = new Set(['system_message', 'decoration', 'header', 'footer', 'meta']);
const standsElsewhere = (node: Node): boolean => moved.has(node.type);

/** Cells that reach over rows begin beside the cells of those rows. */
const besideOneAnother = (parent: Element): boolean => parent.type === 'row' || parent.type === 'tbody';
