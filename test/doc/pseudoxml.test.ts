import { expect, test } from 'vitest';
import { element, text } from '../../src/doc/nodes.js';
import { pseudoxml } from '../../src/doc/pseudoxml.js';
import { SourceText } from '../../src/source/text.js';

const at = { source: SourceText.file('a', ''), start: 0, end: 0 };

test('attributes are sorted, spaces in names escaped, lines of text indented', () => {
  const tree = element(
    'paragraph',
    at,
    [text('one\ntwo ', at), element('emphasis', at, [text('three', at)]), element('literal_block', at)],
    { names: ['a b', 'c\\d'], ids: ['a-b'], classes: [], rawsource: 'hidden' },
  );
  expect(pseudoxml(tree)).toBe(
    [
      '<paragraph ids="a-b" names="a\\ b c\\\\d">',
      '    one',
      '    two ',
      '    <emphasis>',
      '        three',
      '    <literal_block xml:space="preserve">',
      '',
    ].join('\n'),
  );
});

test('pending elements show their transform and its details', () => {
  const data = { depth: 2, local: undefined, class: ['a', 'b'], suffix: "it's" };
  expect(pseudoxml(element('pending', at, [], { transform: 'parts.Contents', data }))).toBe(
    [
      '<pending>',
      '    .. internal attributes:',
      '         .transform: docutils.transforms.parts.Contents',
      '         .details:',
      "           class: ['a', 'b']",
      '           depth: 2',
      '           local: None',
      '           suffix: "it\'s"',
      '',
    ].join('\n'),
  );
});
