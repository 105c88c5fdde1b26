import { defineRole } from './define.js';
import { problematic } from './problematic.js';

/** A role that the standard names and no processor has. */
export const unimplemented = defineRole({}, (call, parser) =>
  problematic(call, parser, `Interpreted text role "${call.name}" not implemented.`),
);
