import { addAll, type ElementName, type Node } from '../../doc/nodes.js';
import type { Line } from '../lines.js';
import { endOf } from '../lines.js';
import type { BlockSink, Parser } from '../parser.js';

/** The lines of one block with the place of the parser among them; constructs take lines from it and put nodes into `sink`. */
export interface Block {
  readonly parser: Parser;
  readonly lines: readonly Line[];
  readonly sink: BlockSink;
  /** What the blocks stand in; undefined at the top level. */
  readonly parentType: ElementName | undefined;
  /** Index of the next line. */
  at: number;
  /** The last line of the first construct of explicit markup, where the one at hand follows it. */
  firstExplicitEnd?: Line | undefined;
}

/** Tries to read a construct at the next line: puts what it made into the sink and moves on, or leaves everything as it is. */
export type Construct = (block: Block) => boolean;

export const textAt = (block: Block, index: number): string | undefined => block.lines[index]?.text;

export const isBlankAt = (block: Block, index: number): boolean => (block.lines[index]?.text ?? '') === '';

export const push = (block: Block, ...nodes: readonly Node[]): void => pushAll(block, nodes);

export function pushAll(block: Block, nodes: readonly Node[]): void {
  addAll(block.sink.nodes, nodes);
}

/** Reports a block that ends without the blank line that should follow it; docutils' place is the line that follows. */
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
