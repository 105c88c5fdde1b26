import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pseudoxml } from '../../src/doc/pseudoxml.js';
import { isTransformName, standardTransforms, type TransformName } from '../../src/doc/transforms/index.js';
import { parseDocument } from '../../src/rst/document.js';
import { SourceText } from '../../src/source/text.js';

const folder = new URL('transforms/', import.meta.url);

const settings = {
  sectsubtitle_xform: true,
  strip_comments: true,
  strip_elements_with_classes: ['draft'],
  strip_classes: ['plain'],
};

const transformed = (rst: string, transforms: readonly TransformName[]): string =>
  pseudoxml(parseDocument(SourceText.file('text.rst', rst), { transforms, settings }).document);

// The first line of NAME.rst is a comment that lists the transforms; NAME.tree is the expected tree.
describe('transforms produce the same tree as docutils', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.rst'));
  test.each(names)('%s', async (name) => {
    const rst = readFileSync(new URL(name, folder), 'utf8');
    const end = rst.indexOf('\n');
    const listed = rst.slice('.. transforms: '.length, end).split(' ');
    expect(listed.filter((transform) => !isTransformName(transform))).toEqual([]);
    const tree = transformed(rst.slice(end + 2), listed.filter(isTransformName));
    await expect(tree).toMatchFileSnapshot(new URL(name.replace('.rst', '.tree'), folder).pathname);
  });
});

describe('time and depth', () => {
  const repeat = (count: number, part: (i: number) => string): string =>
    Array.from({ length: count }, (_, i) => part(i)).join('');
  const inputs: readonly (readonly [string, (count: number) => string])[] = [
    ['targets in a row', (n) => `${repeat(n, (i) => `.. _t${i}:\n`)}\ntext\n`],
    ['a chain of indirect targets', (n) => `${repeat(n, (i) => `.. _t${i}: t${i + 1}_\n`)}\nt0_\n`],
    ['a cycle of indirect targets', (n) => `${repeat(n, (i) => `.. _t${i}: t${(i + 1) % n}_\n`)}\nt0_\n`],
    ['duplicate targets', (n) => repeat(n, () => '.. _t:\n\nt_\n\n')],
    [
      'substitutions that grow exponentially',
      (n) => `${repeat(n, (i) => `.. |s${i}| replace:: |s${i + 1}| |s${i + 1}|\n`)}\n|s0|\n`,
    ],
    [
      'substitutions that grow exponentially, in reverse order',
      (n) => `|s0|\n\n${repeat(n, (i) => `.. |s${n - i}| replace:: |s${n - i + 1}| |s${n - i + 1}|\n`)}`,
    ],
    ['classes in a row', (n) => `${repeat(n, (i) => `.. class:: c${i}\n\n`)}text\n`],
    ['transitions in a row', (n) => repeat(n, () => '-----\n\n')],
    ['unresolved references', (n) => repeat(n, (i) => `u${i}_ u__ |u| [#]_ [*]_ [1]_\n`)],
  ];
  test.each(inputs)('%s: thousands are transformed', (_, input) => {
    expect(transformed(input(2000), standardTransforms)).toContain('<document');
  });
});
