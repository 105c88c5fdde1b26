import type { Node } from '../../doc/nodes.js';

/** What a construct made, and whether a blank line ends it. */
export interface Explicit {
  readonly nodes: readonly Node[];
  readonly blankFinish: boolean;
}

/** Why a construct cannot be read; the text is then a comment. */
export interface Malformed {
  readonly malformed: string;
  /** Index of its last line. */
  readonly last: number;
  readonly rule: string;
}
