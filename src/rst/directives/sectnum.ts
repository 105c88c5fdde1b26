import type { DirectiveDefinition } from '../parser.js';
import { integer, unchangedRequired } from './options.js';
import { pending } from './pending.js';

/** `.. sectnum::`: section numbers, which a transform adds. */
export const sectnum: DirectiveDefinition = {
  options: { depth: integer, start: integer, prefix: unchangedRequired, suffix: unchangedRequired },
  run: (call) => [pending('parts.SectNum', call)],
};
