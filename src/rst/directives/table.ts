import { isElement } from '../../doc/nodes.js';
import { directiveError } from '../directive.js';
import type { DirectiveDefinition } from '../parser.js';
import { CLASS_AND_NAME } from './call.js';
import { positiveIntegers, wordOr } from './options.js';
import { columnWidths, frameTable, TABLE_OPTIONS, tableTitle, widthsClass } from './table-frame.js';

/** `.. table:: title`: a grid or simple table with a title and options. */
export const table: DirectiveDefinition = {
  optionalArguments: 1,
  finalArgumentWhitespace: true,
  options: { ...CLASS_AND_NAME, ...TABLE_OPTIONS, widths: wordOr(['auto', 'grid'], positiveIntegers) },
  hasContent: true,
  run(call, parser) {
    if (call.content.length === 0) {
      const message = `Content block expected for the "${call.name}" directive; none found.`;
      return [directiveError(call, parser, { level: 2, message })];
    }
    const title = tableTitle(call, parser);
    const nodes = parser.blocks(call.content, { ...call.span });
    const [node] = nodes;
    if (!node || nodes.length !== 1 || !isElement(node) || node.type !== 'table') {
      const message = `Error parsing content block for the "${call.name}" directive: exactly one table expected.`;
      const unexpected = nodes.find((other) => other.type !== 'table') ?? nodes[1] ?? call.nameSpan;
      return [directiveError(call, parser, { level: 3, message, span: unexpected })];
    }
    const group = node.children.find((child) => isElement(child) && child.type === 'tgroup');
    if (group && isElement(group) && Array.isArray(call.options.get('widths'))) {
      const widths = columnWidths(call, parser, group.attributes.cols ?? 0);
      if (!('length' in widths)) return [widths];
      for (const [i, colwidth] of widths.entries()) {
        const column = group.children[i];
        if (column && isElement(column)) column.attributes.colwidth = colwidth;
      }
    }
    frameTable(node, call, title);
    const classes = [...(node.attributes.classes ?? []), ...widthsClass(call)];
    if (classes.length > 0) node.attributes.classes = classes;
    return [node, ...title.messages];
  },
};
