import type { Node } from '../doc/nodes.js';
import type { Context } from '../graph/graph.js';
import type { SourceText } from '../source/text.js';
import { createDescriber } from '../spec/describe.js';
import { markdownBlocks } from '../spec/pages/markdown-blocks.js';
import type { Repository } from '../spec/repository.js';

/** Returns a function that parses a description in the markup of the repository, without reporting the problems of the markup. */
export function createParseDescription({
  options,
  site,
}: Repository): (text: SourceText, context: Context) => readonly Node[] {
  if (site) return (text, { get }) => markdownBlocks(text, get(site.queries.dataDialect, ''), () => {});
  const describe = createDescriber({ raw: options.raw }, () => {});
  return (text) => describe(text);
}
