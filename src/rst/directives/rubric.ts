import type { DirectiveDefinition } from '../parser.js';
import { CLASS_AND_NAME, inlineElement, withClassAndName } from './call.js';

/** `.. rubric:: title`: a heading outside the section structure. */
export const rubric: DirectiveDefinition = {
  requiredArguments: 1,
  finalArgumentWhitespace: true,
  options: CLASS_AND_NAME,
  run(call, parser) {
    const { node, messages } = inlineElement('rubric', call.argumentLines, call, parser);
    return [withClassAndName(node, call), ...messages];
  },
};
