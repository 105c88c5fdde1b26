import { expect, test } from 'vitest';
import { isElement } from '../../src/doc/nodes.js';
import { Graph } from '../../src/graph/graph.js';
import { memoryReader } from '../../src/source/memory-reader.js';
import { protocolFor } from '../../src/spec/presets.js';
import { openRepository } from '../../src/spec/repository.js';

/** The values of the warning on the page `index` of a repository with the given documents. */
function warning(...documents: readonly string[]): unknown {
  const targets = documents.map((name) => `  ${name}: { files: [index.rst] }\n`).join('');
  const reader = memoryReader({
    'specification/targets.yaml': `targets:\n${targets}title_styles: ["="]\n`,
    'specification/index.rst': 'Farm\n====\n\n{{unstable_warning_block_CLIENT_RELEASE_LABEL}}\n',
  });
  const options = { protocol: protocolFor(reader), labels: {}, gitVersion: () => undefined, raw: true };
  const { graph, document } = openRepository(new Graph(), reader, options);
  const [found] = graph
    .get(document, 'index')
    .units.flatMap(({ body }) => body.filter(({ type }) => type === 'unstable_warning'));
  return found && isElement(found) ? found.attributes.data : undefined;
}

test('the warning of an unstable page links to the latest release if the site has that page', () => {
  expect(warning('index')).toEqual({});
  expect(warning('index', 'latest')).toEqual({ href: 'latest.html' });
});
