import type { DirectiveDefinition } from '../parser.js';
import { classNames } from './options.js';
import { pending } from './pending.js';

/** `.. target-notes::`: a footnote for each external target, and a reference to it after each link. */
export const targetNotes: DirectiveDefinition = {
  options: { class: classNames },
  run: (call) => [pending('references.TargetNotes', call)],
};
