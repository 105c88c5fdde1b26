/** A pseudo-random number generator with a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const PIECES = [
  '*', '**', '`', '``', '`_', '`__', '_', '__', '|', '|_', ':', '::', '[1]_', '[#]_', '[*]_', '\\', '\\ ', '<', '>', '_`',
  ' ', '  ', '    ', '\t', '\n', '\n\n', '\r\n', '\0', '\u00a0', '\u3000', 'タ', 'e\u0301', '🎉', '"', "'", '(', ')', '-', '–',
  '- ', '* ', '1. ', 'a) ', '#. ', '(i) ', ':name: ', '-o FILE  ', '--long=X  ', '>>> ', '| ', '.. ', '.. _x: ', '.. [1] ',
  '.. |s| replace:: ', '.. note:: ', '.. table::\n\n   ', '.. csv-table::\n\n   ', '.. list-table::\n\n   - - ', '.. class:: x\n',
  '.. role:: r(code)\n   :language: x\n\n', '.. image:: i.png\n   :target: ', '.. figure:: f.png\n\n   ', '.. contents::\n',
  '====', '----', '~~~~', '=====  =====', '+---+---+', '| a | b |', '+===+===+', '+---+', 'http://a.b/', 'a@b.c', 'PEP 8', '__ ',
] as const; // biome-ignore format: a list of short strings

type Mutation = (text: string, random: () => number, other: string) => string;

const at = (text: string, random: () => number): number => Math.floor(random() * (text.length + 1));

const mutations: readonly Mutation[] = [
  (text, random) => {
    const i = at(text, random);
    return text.slice(0, i) + (PIECES[Math.floor(random() * PIECES.length)] ?? '') + text.slice(i);
  },
  (text, random) => {
    const i = at(text, random);
    return text.slice(0, i) + text.slice(i + 1 + Math.floor(random() * 8));
  },
  (text, random) => {
    const lines = text.split('\n');
    const i = Math.floor(random() * lines.length);
    lines.splice(i, 1);
    return lines.join('\n');
  },
  (text, random) => {
    const lines = text.split('\n');
    const i = Math.floor(random() * lines.length);
    const depth = ' '.repeat(1 + Math.floor(random() * 4));
    return lines.map((line, n) => (n >= i && line !== '' ? depth + line : line)).join('\n');
  },
  (text, random) => {
    const lines = text.split('\n');
    const i = Math.floor(random() * lines.length);
    lines[i] = (lines[i] ?? '').replace(/^ {1,3}/, '');
    return lines.join('\n');
  },
  (text, random) => {
    const lines = text.split('\n');
    const i = Math.floor(random() * lines.length);
    const j = Math.floor(random() * lines.length);
    lines.splice(j, 0, lines[i] ?? '');
    return lines.join('\n');
  },
  (text, random, other) => text.slice(0, at(text, random)) + other.slice(at(other, random)),
  (text, _random, other) => `${text}\n\n${other}`,
];

/** Applies a few random edits to one of the seeds. */
export function mutate(seeds: readonly string[], random: () => number): string {
  const pick = (): string => seeds[Math.floor(random() * seeds.length)] ?? '';
  let text = pick();
  for (let edits = 1 + Math.floor(random() * 5); edits > 0; edits--) {
    const mutation = mutations[Math.floor(random() * mutations.length)];
    if (mutation) text = mutation(text, random, pick());
  }
  return text.slice(0, 4000);
}
