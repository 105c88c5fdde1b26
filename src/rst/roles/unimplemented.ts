import { defineRole } from './define.js';
import { problematic } from './problematic.js';
import { reportMissingEntry } from './unknown.js';

/** A role that the specification lists and docutils does not implement. */
export const unimplemented = defineRole({}, (call, parser) =>
  problematic(call, parser, `Interpreted text role "${call.name}" not implemented.`),
);

/** A role for docutils' tests that no language module lists; its first use reports that. */
export const unlisted = defineRole({}, (call, parser) => {
  const info = reportMissingEntry(parser, call.name, call);
  parser.customRoles.set(call.name.toLowerCase(), unimplemented);
  const { nodes, messages } = unimplemented(call, parser);
  return { nodes, messages: [info, ...messages] };
});
