import type { DirectiveDefinition } from '../parser.js';
import { integer, unchangedRequired } from './options.js';
import { pending } from './pending.js';

/** `.. sectnum::`: numbers before the titles of sections. */
export const sectnum: DirectiveDefinition = {
  options: { depth: integer, start: integer, prefix: unchangedRequired, suffix: unchangedRequired },
  run: (call) => [pending('parts.SectNum', call)],
};
