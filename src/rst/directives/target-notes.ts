import type { DirectiveDefinition } from '../parser.js';
import { classNames } from './options.js';
import { pending } from './pending.js';

/** `.. target-notes::`: footnotes for external targets, which a transform adds. */
export const targetNotes: DirectiveDefinition = {
  options: { class: classNames },
  run: (call) => [pending('references.TargetNotes', call)],
};
