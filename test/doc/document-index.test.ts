import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DocumentIndex, indexDocument, type Part } from '../../src/doc/document-index.js';
import { type Element, isElement, type Node } from '../../src/doc/nodes.js';
import { pseudoxml } from '../../src/doc/pseudoxml.js';
import { resolve } from '../../src/doc/resolve.js';
import { parseUnits } from '../../src/rst/parse.js';
import { SourceText } from '../../src/source/text.js';

/** Parses a text into parts, each a title with its blocks. */
const partsOf = (rst: string): Part[] =>
  parseUnits(SourceText.file('text.rst', rst)).units.map(({ heading, body }) => ({
    title: heading?.title,
    body,
  }));

const index = (rst: string): DocumentIndex => indexDocument(partsOf(rst));

/** The blocks of a text with their references resolved, as pseudo-XML. */
function resolved(rst: string): string {
  const parts = partsOf(rst);
  const lookups = indexDocument(parts);
  return parts.flatMap(({ body }) => resolve(body, lookups).map((node) => pseudoxml(node))).join('');
}

/** The rule and the source text of each problem. */
const problems = (rst: string): string[] =>
  index(rst).diagnostics.map(({ rule, span }) => `${rule}: ${span.source.text.slice(span.start, span.end)}`);

describe('destinations of names', () => {
  const lookups = index(`
.. _a target:
.. _address: https://example.org
.. _indirect: further_
.. _further: address_
.. _twice: https://example.org/1
.. _twice: https://example.org/2
.. _same: https://example.org/1
.. _same: https://example.org/1
.. _round: trip_
.. _trip: round_

A title
=======

An _\`inline target\` and a \`reference with an address <https://example.org/here>\`_.

Explicit
========

.. _explicit:

Text.

Title twice
===========

Title twice
===========
`);
  test.each([
    ['a target', { kind: 'internal', id: 'a-target' }],
    ['address', { kind: 'external', uri: 'https://example.org' }],
    ['indirect', { kind: 'external', uri: 'https://example.org' }],
    ['twice', { kind: 'ambiguous', name: 'twice' }],
    ['same', { kind: 'external', uri: 'https://example.org/1' }],
    ['round', { kind: 'circular' }],
    ['a title', { kind: 'internal', id: 'a-title' }],
    ['inline target', { kind: 'internal', id: 'inline-target' }],
    ['reference with an address', { kind: 'external', uri: 'https://example.org/here' }],
    ['explicit', { kind: 'internal', id: 'explicit-1' }],
    ['title twice', { kind: 'ambiguous', name: 'title twice' }],
    ['elsewhere', { kind: 'unknown' }],
  ])('%s', (name, destination) => expect(lookups.destination(name)).toEqual(destination));

  test('every title has a unique id', () =>
    expect(lookups.partIds).toEqual([[], ['a-title'], ['explicit'], ['title-twice'], ['title-twice-1']]));
});

describe('problems of a whole document', () => {
  test.each([
    ['`Unknown thing`_\n', ['rst/unknown-target: `Unknown thing`_']],
    ['|unknown|\n', ['rst/unknown-substitution: |unknown|']],
    ['[1]_\n', ['rst/unknown-footnote: [1]_']],
    ['[#]_\n', ['rst/footnote-mismatch: [#]_']],
    ['one__ two__\n\n__ https://example.org\n', ['rst/anonymous-mismatch: two__']],
    ['.. _a: b_\n', ['rst/unknown-target: .. _a: b_']],
    ['.. _a: a_\n', ['rst/circular-reference: .. _a: a_']],
    ['.. |a| replace:: x |a|\n', ['rst/circular-substitution: .. |a| replace:: x |a|']],
    ['.. |a| replace:: x\n.. |a| replace:: y\n', ['rst/duplicate-substitution: .. |a| replace:: y']],
    ['.. _a: x\n.. _a: y\n', ['rst/duplicate-target: .. _a: y']],
    ['A\n=\n\nA\n=\n', ['rst/duplicate-implicit-target: A']],
  ])('%s', (rst, expected) => expect(problems(rst)).toEqual(expected));

  test('unknown names in an incomplete document are not reported', () => {
    const incomplete = (rst: string): string[] =>
      indexDocument(partsOf(rst).map((part) => ({ ...part, isIncomplete: true }))).diagnostics.map(
        ({ rule }) => rule,
      );
    expect(incomplete('a_ |b| [c]_\n')).toEqual([]);
    expect(incomplete('.. _a: x\n.. _a: y\n\na_\n')).toEqual([
      'rst/duplicate-target',
      'rst/ambiguous-target',
    ]);
  });

  test('a similar name is suggested', () =>
    expect(index('Sections\n========\n\nsektions_\n').diagnostics[0]?.help).toBe(
      'Did you mean `sections`_?',
    ));
});

describe('resolving', () => {
  test('unchanged blocks keep their identity', () => {
    const [part] = partsOf('A *text*\n\n* with a list, and a `link <https://example.org>`__\n');
    const body = part?.body ?? [];
    expect(resolve(body, indexDocument([{ title: undefined, body }]))).toBe(body);
  });

  test('footnotes are numbered across parts and have back-references', () => {
    const rst =
      'A [#]_ and [#b]_.\n\nOne\n===\n\n.. [#b] First.\n\nTwo\n===\n\n.. [1] Given.\n.. [#] Second. See [#b]_.\n';
    expect(resolved(rst)).toMatchInlineSnapshot(`
      "<paragraph>
          A 
          <footnote_reference auto="1" ids="footnote-reference-1" refid="footnote-2">
              3
           and 
          <footnote_reference auto="1" ids="footnote-reference-2" refid="b">
              2
          .
      <footnote auto="1" backrefs="footnote-reference-2 footnote-reference-3" ids="b" names="b">
          <label>
              2
          <paragraph>
              First.
      <footnote ids="footnote-1" names="1">
          <label>
              1
          <paragraph>
              Given.
      <footnote auto="1" backrefs="footnote-reference-1" ids="footnote-2">
          <label>
              3
          <paragraph>
              Second. See 
              <footnote_reference auto="1" ids="footnote-reference-3" refid="b">
                  2
              .
      "
    `);
  });

  test('the number of an autonumbered footnote is its name', () => {
    expect(resolved('A [#]_ and [1]_, [2]_.\n\n.. [#] One.\n.. [#b] Two.\n')).toMatchInlineSnapshot(`
      "<paragraph>
          A 
          <footnote_reference auto="1" ids="footnote-reference-1" refid="footnote-1">
              1
           and 
          <footnote_reference ids="footnote-reference-2" refid="footnote-1">
              1
          , 
          [2]_
          .
      <footnote auto="1" backrefs="footnote-reference-1 footnote-reference-2" ids="footnote-1">
          <label>
              1
          <paragraph>
              One.
      <footnote auto="1" ids="b" names="b">
          <label>
              2
          <paragraph>
              Two.
      "
    `);
    expect(problems('A [#]_ and [1]_, [2]_.\n\n.. [#] One.\n.. [#b] Two.\n')).toEqual([
      'rst/unknown-footnote: [2]_',
    ]);
  });

  test('substitutions are expanded and trim adjacent whitespace', () => {
    const rst =
      'a |-| b |n| |c|\n\n.. |-| unicode:: U+02014\n   :trim:\n.. |n| replace:: see |c|\n.. |c| replace:: *end*\n';
    expect(resolved(rst)).toMatchInlineSnapshot(`
      "<paragraph>
          a
          —
          b 
          see 
          <emphasis>
              end
           
          <emphasis>
              end
      "
    `);
  });

  test('substitutions that grow exponentially are not expanded', () => {
    const definitions = Array.from(
      { length: 40 },
      (_, i) => `.. |s${i}| replace:: |s${i + 1}| |s${i + 1}|\n`,
    );
    const rst = `|s0| |s38|\n\n${definitions.join('')}.. |s40| replace:: x\n`;
    const words = resolved(rst)
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    expect(words).toEqual(['<paragraph>', '|s0|', 'x', 'x', 'x', 'x']);
    expect(problems(rst)).toHaveLength(1);
  });

  test('class names apply to the next element', () => {
    expect(resolved('.. class:: a\n.. class:: b\n\n.. comment\n\nText.\n\nText.\n')).toMatchInlineSnapshot(`
      "<comment xml:space="preserve">
          comment
      <paragraph classes="a b">
          Text.
      <paragraph>
          Text.
      "
    `);
  });

  test('invalid markup is shown as its source', () => {
    expect(resolved('Open *emphasis and an unknown_ name, [1]_, |x|.\n')).toMatchInlineSnapshot(`
      "<paragraph>
          Open 
          <problematic>
              *
          emphasis and an 
          unknown
           name, 
          [1]_
          , 
          |x|
          .
      "
    `);
  });
});

describe('properties', () => {
  const name = fc.constantFrom('a', 'b', 'b c', 'd');
  const address = fc.constantFrom('x', 'y');
  const block = fc.oneof(
    name.map((to) => `See \`${to}\`_ and |${to}|.`),
    name.map((from) => `.. _${from}:`),
    fc.tuple(name, address).map(([from, to]) => `.. _${from}: https://example.org/${to}`),
    fc.tuple(name, name).map(([from, to]) => `.. _${from}: \`${to}\`_`),
    fc.tuple(name, name).map(([from, to]) => `.. |${from}| replace:: text |${to}|`),
    fc.constantFrom(
      '[#]_ and [#a]_',
      '.. [#] Note.',
      '.. [#a] Note.',
      '[*]_',
      '.. [*] Note.',
      'x__',
      '__ https://example.org',
    ),
    fc.tuple(name, address).map(([from, to]) => `A \`${from} <https://example.org/${to}>\`_.`),
  );
  const blocks = fc.array(block, { maxLength: 12 });

  test('the division of blocks into parts does not affect the result', () => {
    fc.assert(
      fc.property(blocks, fc.array(fc.nat(12), { maxLength: 3 }), (texts, cuts) => {
        const [whole] = partsOf(`${texts.join('\n\n')}\n`);
        const body = whole?.body ?? [];
        const bounds = [0, ...cuts.sort((a, b) => a - b), body.length];
        const parts = bounds
          .slice(1)
          .map((end, i) => ({ title: undefined, body: body.slice(bounds[i], end) }));
        const together = indexDocument([{ title: undefined, body }]);
        const apart = indexDocument(parts);
        const tree = (nodes: readonly Node[]): string => nodes.map((node) => pseudoxml(node)).join('');
        expect(parts.map((part) => tree(resolve(part.body, apart))).join('')).toBe(
          tree(resolve(body, together)),
        );
        expect(apart.diagnostics).toEqual(together.diagnostics);
      }),
    );
  });

  test('ids are unique, and every refid is the id of an element', () => {
    fc.assert(
      fc.property(blocks, (texts) => {
        const parts = partsOf(`${texts.join('\n\n')}\n`);
        const lookups = indexDocument(parts);
        const elements = parts.flatMap(({ body }) => resolve(body, lookups).flatMap(elementsIn));
        const ids = elements.flatMap(({ attributes }) => attributes.ids ?? []);
        expect(new Set(ids).size).toBe(ids.length);
        const refids = elements.flatMap(({ attributes }) => attributes.refid ?? []);
        expect(refids.filter((id) => !ids.includes(id))).toEqual([]);
      }),
    );
  });
});

const elementsIn = (node: Node): Element[] =>
  isElement(node) ? [node, ...node.children.flatMap(elementsIn)] : [];
