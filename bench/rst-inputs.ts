/** Generators of texts of about `size` characters; the later ones are adversarial. */
export const inputs: Readonly<Record<string, (size: number) => string>> = {
  prose: (size) =>
    fill(
      size,
      (i) =>
        `Paragraph ${i} says *this*, **that** and \`\`more\`\`; see \`Section ${i % 50}\`_ and [${i}]_.\n\n`,
    ),
  'an API': (size) => fill(size, operation),
  sections: (size) => fill(size, (i) => `Section ${i}\n${'=~-'.charAt(i % 3).repeat(14)}\n\nText of it.\n\n`),
  'nested lists': (size) =>
    fill(
      size,
      (i) =>
        `- item ${i}\n\n  - nested\n\n    1. deeper\n    2. still\n\n       term\n         definition\n\n`,
    ),
  'grid tables': (size) =>
    `${gridBorder}\n${fill(size, (i) => `| ${pad(i)} | ${pad(i)} |\n${gridBorder}\n`)}`,
  'simple tables': (size) => `=====  =====\n${fill(size, (i) => `${pad(i)}  ${pad(i)}\n`)}=====  =====\n`,
  'csv tables': (size) => `.. csv-table::\n\n${fill(size, (i) => `   ${i}, "two, ${i}", three\n`)}`,
  directives: (size) =>
    fill(
      size,
      (i) => `.. note:: number ${i}\n   :class: x\n\n   Text.\n\n.. code:: json\n\n   {"a": ${i}}\n\n`,
    ),
  'one long paragraph': (size) => fill(size, (i) => `word${i} *em* \`\`lit\`\` ref_ and\n`),
  'deep nesting': (size) => fill(size, (i) => `${' '.repeat((i % 400) * 2)}- x\n\n`),
  'open *': (size) => '*a '.repeat(size / 3),
  'open **': (size) => '**a '.repeat(size / 4),
  'open `': (size) => '`a '.repeat(size / 3),
  'open ``': (size) => '``a '.repeat(size / 4),
  'open |': (size) => '|a '.repeat(size / 3),
  'open _`': (size) => '_`a '.repeat(size / 4),
  'open [': (size) => '[a '.repeat(size / 3),
  'open `<': (size) => '`a <'.repeat(size / 4),
  colons: (size) => ':a'.repeat(size / 2),
  underscores: (size) => 'a_ '.repeat(size / 3),
  backslashes: (size) => '\\'.repeat(size),
  'open quotes': (size) => '"*'.repeat(size / 2),
  brackets: (size) => '(['.repeat(size / 2),
  'field marks': (size) => fill(size, () => ':a:b:c:d\n'),
  'half a table': (size) => `+${'-+'.repeat(40)}\n${fill(size, () => `|${' +'.repeat(40)}\n`)}`,
  'all crossings': (size) => fill(size, () => `${'+-'.repeat(40)}+\n`),
  'no bottom border': (size) => fill(size, () => '=====  =====\n\na      b\n\n'),
  'unfinished blocks': (size) => fill(size, () => '* a\nb\n'),
  options: (size) => fill(size, () => '-a X, --bcd=EF  gh\n'),
  quotes: (size) => fill(size, (i) => `${' '.repeat((i % 3) * 2)}-- a\n\n`),
  attributions: (size) => fill(size, () => '  x\n\n  -- a\n\n'),
  'one footnote': (size) => `${fill(size, () => '[1]_\n')}\n.. [1] A footnote.\n`,
  'one citation': (size) => `${fill(size, () => '[A]_\n')}\n.. [A] A citation.\n`,
  'anonymous references': (size) => fill(size, () => 'a__\n'),
  'circle of targets': (size) => `.. _a: b_\n.. _b: a_\n\n${fill(size, () => 'a_\n')}`,
  'classes of a block': (size) => `${fill(size, (i) => `.. class:: c${i}\n\n`)}Text.\n`,
  'options of an item': (size) => `${'-a, '.repeat(size / 4)}-b  Text.\n`,
  headers: (size) => fill(size, () => '.. header:: a\n'),
  footers: (size) => fill(size, () => '.. footer:: a\n'),
  'equal characters': (size) => '-'.repeat(size),
  'levels of a line block': (size) => fill(size, (i) => `| ${' '.repeat(i)}x\n`),
};

/** An API operation in the style of documentation generators: titles, tables of parameters, examples. */
function operation(i: number): string {
  const border = '==================  ================  ==================================================';
  const rows = Array.from(
    { length: 8 },
    (
      _,
      row,
    ) => `\`\`parameter_${row}\`\`     \`\`string\`\`        **Required.** The purpose of parameter ${row} of ${i}, described
                                      in more than one line; see
                                      \`Section ${i % 40}\`_ for the details.`,
  ).join('\n');
  const title = `\`\`GET /_api/client/r0/things/${i}\`\``;
  return `${title}\n${'~'.repeat(title.length)}

Returns the *requested* things, and **nothing** else.

:Requires auth: Yes
:Rate-limited: No

${border}
Parameter           Type              Description
${border}
${rows}
${border}

Example request:

.. code:: http

    GET /_api/client/r0/things/${i}?since=s${i} HTTP/1.1
    Content-Type: application/json

    {
      "limit": ${i}
    }

.. note:: Things may come in any order.

`;
}

const gridBorder = '+-------+-------+';
const pad = (i: number): string => String(i % 100000).padEnd(5);

function fill(size: number, part: (i: number) => string): string {
  const parts: string[] = [];
  let length = 0;
  for (let i = 0; length < size; i++) {
    const text = part(i);
    parts.push(text);
    length += text.length;
  }
  return parts.join('');
}
