import type { DirectiveDefinition } from '../parser.js';

/** `.. title::`: the metadata title of the document. */
export const title: DirectiveDefinition = {
  requiredArguments: 1,
  finalArgumentWhitespace: true,
  run(call, parser) {
    parser.metadata.title = call.arguments[0];
    return [];
  },
};
