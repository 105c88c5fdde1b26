import { addAll, type ElementName, type Node } from '../../doc/nodes.js';
import type { Line } from '../lines.js';
import { endOf } from '../lines.js';
import type { BlockSink, Parser } from '../parser.js';

/** The lines of a block with the parser's position; constructs consume lines and append nodes to `sink`. */
export interface Block {
  readonly parser: Parser;
  readonly lines: readonly Line[];
  readonly sink: BlockSink;
  /** The type of the parent element. */
  readonly parentType: ElementName | undefined;
  /** The index of the next line. */
  at: number;
  /** The last line of the first construct in the current run of explicit markup. */
  firstExplicitEnd?: Line | undefined;
}

export const textAt = (block: Block, index: number): string | undefined => block.lines[index]?.text;

export const isBlankAt = (block: Block, index: number): boolean => (block.lines[index]?.text ?? '') === '';

export const push = (block: Block, ...nodes: readonly Node[]): void => pushAll(block, nodes);

export function pushAll(block: Block, nodes: readonly Node[]): void {
  addAll(block.sink.nodes, nodes);
}

/** Reports a missing blank line after a block, at the following line. */
export function unfinished(block: Block, name: string): void {
  const line = block.lines[block.at] ?? block.lines.at(-1);
  if (!line) return;
  push(
    block,
    block.parser.reporter.report({
      level: 2,
      rule: 'rst/block-unfinished',
      message: `${name} ends without a blank line; unexpected unindent.`,
      span: { source: line.source, start: line.start, end: endOf(line) },
    }),
  );
}
