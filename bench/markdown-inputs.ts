const repeat = (piece: string) => (length: number) => piece.repeat(Math.ceil(length / piece.length));

const lines = (length: number, line: (index: number) => string): string => {
  let text = '';
  for (let i = 0; text.length < length; i++) text += line(i);
  return text;
};

/** Texts of a given length that make naive parsers of Markdown take time that grows faster than the text. */
export const hostileInputs: Readonly<Record<string, (length: number) => string>> = {
  'open brackets': repeat('['),
  'closing brackets': repeat(']'),
  'open links': repeat('[a]('),
  'links that never close': (length) => `${'[a](b'.repeat(length / 5)})`,
  'nested brackets': (length) => `${'['.repeat(length / 2)}a${']'.repeat(length / 2)}`,
  'links after open brackets': (length) => `${'['.repeat(length / 2)}${'[a](b)'.repeat(length / 12)}`,
  'nested images': (length) => `${'![a'.repeat(length / 6)}${'](b)'.repeat(length / 8)}`,
  'open emphasis': repeat('*a '),
  'closing emphasis': repeat('a* '),
  'crossed emphasis': repeat('*a_ '),
  'mismatched emphasis': repeat('**x* '),
  'emphasis within words': repeat('x**y*z'),
  'one run of delimiters': repeat('*'),
  deletions: repeat('~a ~~b '),
  'nested quotes': repeat('> '),
  'lazy lines of nested quotes': (length) =>
    `${'> '.repeat(50)}a\n${'b\n'.repeat(length / 20)}${'b '.repeat(length / 2)}`,
  'nested lists': (length) => lines(length, (i) => `${'  '.repeat(i % 60)}- a\n`),
  'list markers in a line': repeat('- '),
  'a long item': (length) => `- ${'a\n'.repeat(length / 2)}`,
  'empty items': repeat('-\n'),
  'quotes of both kinds': repeat(`"a' `),
  backticks: repeat('`a'),
  'backtick runs of all lengths': (length) => lines(length, (i) => `${'`'.repeat(i + 1)}a`),
  tags: repeat('<a '),
  'quotes in tags': repeat('<a b="'),
  comments: repeat('a <!-- '),
  'processing instructions': repeat('a <? '),
  declarations: repeat('a <!A '),
  'delimiter rows': repeat('-|-\n'),
  'rows of a table': (length) => `|a|b|\n|-|-|\n${'|c|d|\n'.repeat(length / 6)}`,
  'cells of a table': (length) => `${'|a'.repeat(length / 4)}\n${'|-'.repeat(length / 4)}`,
  'open definitions': repeat('[a\n'),
  'titles of definitions': repeat('[a]: b "\n'),
  'many definitions': (length) => lines(length, (i) => `[a${i}]: b\n`),
  'definition lists': repeat('a\n: b\n\n'),
  'many terms': (length) => `${'a\n'.repeat(length / 2)}: b`,
  fences: repeat('```\n'),
  'footnote references': (length) => `[^1]: a\n\n${'[^1]'.repeat(length / 4)}`,
  'attributes of a heading': (length) => `# {${'.a'.repeat(length / 2)}`,
  'open attributes': (length) => `# ${'{#a '.repeat(length / 4)}`,
  'spaces in a heading': (length) => `# a${' '.repeat(length)}b`,
  'spaces in a line': (length) => `a${' '.repeat(length)}b`,
  'open formulas': repeat('\\(a'),
  backslashes: repeat('\\'),
  'character references': repeat('&a'),
  'parentheses of a URL': (length) => `https://a.b/${'('.repeat(length)}`,
  'parts of a host': (length) => `http://${'a.'.repeat(length / 2)}`,
  'at signs': repeat('a@'),
  'starts of addresses': (length) => `${'*a'.repeat(length / 2)}@`,
  'open shortcodes': repeat('{{% boxes/note %}}\n'),
  'nested shortcodes': (length) =>
    `${'{{% boxes/note %}}\n'.repeat(length / 38)}${'{{% /boxes/note %}}\n'.repeat(length / 38)}`,
  'malformed shortcodes': repeat('{{% a "\n'),
  'shortcodes in a line': repeat('a {{% http-api %}} '),
  'line ends': repeat('a\r\n'),
  tabs: (length) => `${'\t'.repeat(length)}a`,
};
