import type { DirectiveDefinition } from '../parser.js';

/** `.. title::`: the title of the document that is not shown in it. */
export const title: DirectiveDefinition = {
  requiredArguments: 1,
  finalArgumentWhitespace: true,
  run(call, parser) {
    parser.metadata.title = call.arguments[0];
    return [];
  },
};
