import { defineRole } from './define.js';
import { problematic } from './problematic.js';
import { roleSought } from './unknown.js';

/** A role that the standard names and no processor has. */
export const unimplemented = defineRole({}, (call, parser) =>
  problematic(call, parser, `Interpreted text role "${call.name}" not implemented.`),
);

/** docutils' own for tests, which no language lists: the first use of it says so. */
export const unlisted = defineRole({}, (call, parser) => {
  const sought = roleSought(parser, call.name, call);
  parser.customRoles.set(call.name.toLowerCase(), unimplemented);
  const { nodes, messages } = unimplemented(call, parser);
  return { nodes, messages: [sought, ...messages] };
});
