import { expect, test } from 'vitest';
import { textOf } from '../../src/doc/nodes.js';
import { Graph } from '../../src/graph/graph.js';
import { memoryReader } from '../../src/source/memory-reader.js';
import { protocolFor } from '../../src/spec/presets.js';
import { openRepository } from '../../src/spec/repository.js';

/** Lists the documents of a repository with these sections and without `targets.yaml`, each with its files and their depths. */
function documents(files: Record<string, string>) {
  const reader = memoryReader(files);
  const { graph, targets } = openRepository(new Graph(), reader, {
    protocol: protocolFor(reader),
    labels: {},
    gitVersion: () => undefined,
    raw: true,
  });
  return [...graph.get(targets, '').targets.values()].map(
    (target) => `${target.name}: ${target.files.map(({ path, depth }) => `${path} ${depth}`).join(', ')}`,
  );
}

test('each file is a page, and the folder of its name has its further sections', () => {
  expect(
    documents({
      'specification/README.md': '',
      'specification/mail.md': '# Mail\n',
      'specification/index.rst': 'Post\n====\n',
      'specification/images/a.svg': '',
      'specification/mail/02-sort.md': '',
      'specification/mail/01-send.rst': '',
    }),
  ).toEqual(['index: index.rst 0', 'mail: mail.md 0, mail/01-send.rst 1, mail/02-sort.md 1']);
});

test('numbers and front matter decide the order', () => {
  expect(
    documents({
      'specification/10-z.md': '',
      'specification/2-y.md': '',
      'specification/a.md': '',
      'specification/x.md': '---\norder: 5\n---\n# X\n',
      'specification/index.md': '',
    }),
  ).toEqual(['index: index.md 0', 'y: 2-y.md 0', 'x: x.md 0', 'z: 10-z.md 0', 'a: a.md 0']);
});

test('a folder without a page is a page', () => {
  expect(
    documents({
      'specification/index.md': '',
      'specification/mail/index.md': '',
      'specification/mail/a.md': '',
    }),
  ).toEqual(['index: index.md 0', 'mail: mail/index.md 0, mail/a.md 1']);
});

test('front matter is not part of the page', () => {
  const reader = memoryReader({ 'specification/index.md': '---\norder: 5\n---\n# Post\n' });
  const { graph, document } = openRepository(new Graph(), reader, {
    protocol: protocolFor(reader),
    labels: {},
    gitVersion: () => undefined,
    raw: true,
  });
  const { units } = graph.get(document, 'index');
  expect(units.map(({ title, body }) => [title && textOf(title), body])).toEqual([['Post', []]]);
});
