import type { Node } from '../../doc/nodes.js';

/** The nodes of a construct, and whether a blank line follows it. */
export interface Explicit {
  readonly nodes: readonly Node[];
  readonly blankFinish: boolean;
}

/** The error of a malformed construct, which becomes a comment. */
export interface Malformed {
  readonly malformed: string;
  /** The index of its last line. */
  readonly last: number;
  readonly rule: string;
}
