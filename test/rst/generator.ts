/*
 * A generator of reStructuredText: blocks and inline markup of every kind, nested, named from a small vocabulary so that references
 * resolve, and sometimes malformed.
 */

type Random = () => number;

const words = ['hay', 'oats', 'rye', 'field', 'cow', 'barn', 'the', 'of', 'B12', 'é', '干草', 'x'];
const names = ['hay', 'rye field', 'oats', 'B12', 'cow-barn', 'Cow'];
const roles = ['emphasis', 'strong', 'code', 'sub', 'title', 'math', 'pep', 'rfc', 'custom', 'nowhere'];
const adornments = '=-~^"\'#*+.:`_';

class Generator {
  #depth = 0;

  constructor(private readonly random: Random) {}

  document(): string {
    let text = this.chance(0.15) ? this.docInfo() : '';
    const count = 1 + this.int(7);
    for (let i = 0; i < count; i++) {
      text += this.chance(0.25) ? this.section() : this.block();
      text += this.chance(0.93) ? '\n' : '';
      if (this.chance(0.05)) text += '\n';
    }
    return text;
  }

  int(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  chance(probability: number): boolean {
    return this.random() < probability;
  }

  pick<Item>(items: readonly [Item, ...Item[]] | readonly Item[]): Item {
    const item = items[this.int(items.length)];
    if (item === undefined) throw new Error('nothing to pick');
    return item;
  }

  many(least: number, most: number, make: (i: number) => string, separator = ''): string {
    return Array.from({ length: least + this.int(most - least + 1) }, (_, i) => make(i)).join(separator);
  }

  words(): string {
    return this.many(1, 4, () => this.pick(words), ' ');
  }

  text(): string {
    return this.many(
      1,
      6,
      () => (this.chance(0.35) ? this.inline() : this.pick(words)),
      this.pick([' ', ' ', ' ', '\n', ', ', ' (', '-']),
    );
  }

  line(): string {
    return this.text().replaceAll('\n', ' ');
  }

  inline(): string {
    const name = this.pick(names);
    const kinds: readonly (() => string)[] = [
      () => `*${this.words()}*`,
      () => `**${this.words()}**`,
      () => `\`\`${this.words()}\`\``,
      () => `\`${this.words()}\``,
      () => (name.includes(' ') ? `\`${name}\`_` : `${name}_`),
      () => `\`${this.words()}\`__`,
      () => `\`${this.words()} <https://example.org/${this.pick(words)}>\`${this.pick(['_', '__'])}`,
      () => `\`${this.words()} <${name}_>\`${this.pick(['_', '__'])}`,
      () => `\`<${this.pick(['https://example.org', `${name}_`])}>\`_`,
      () => `|${name}|${this.pick(['', '', '_', '__'])}`,
      () => this.pick(['[1]_', '[2]_', '[#]_', '[#hay]_', '[*]_', '[Cit]_', '[#]_ [#]_']),
      () => `_\`${name}\``,
      () => `:${this.pick(roles)}:\`${this.pick([this.words(), '8', '2822', '2822#section-1'])}\``,
      () => `\`${this.words()}\`:${this.pick(roles)}:`,
      () =>
        this.pick([
          'https://example.org/a_b?c=d#e',
          'mailto:a@b.org',
          'cow@example.org.',
          'http://[::1]/',
          'x:y',
          'news:hay',
        ]),
      () =>
        this.pick([
          '\\*hay*',
          'hay\\ oats',
          '\\',
          '\\\\',
          '*hay',
          '`hay',
          '``hay',
          '|hay',
          '"*"',
          "'|'",
          '(`)',
          'hay\\_',
          '*hay *',
          '_hay_',
          'hay__oats_',
        ]),
      () => `*${this.words()}*\\ ${this.pick(words)}`,
      () => this.pick(['--', '...', '«*hay*»', '*hay*s', '"*hay*"', '[hay]', '<hay>', '&amp;', '::', ' : ']),
    ];
    return this.pick(kinds)();
  }

  section(): string {
    const title = this.line().trim() || 'Title';
    const style = this.pick([...adornments.slice(0, 6)]);
    const width = Math.max(1, title.length + (this.chance(0.9) ? this.pick([0, 0, 2]) : -2));
    const line = style.repeat(width);
    const gap = this.chance(0.8) ? '\n' : '';
    return this.chance(0.2)
      ? `${line}\n${this.pick(['', ' '])}${title}\n${line}\n${gap}`
      : `${title}\n${line}\n${gap}`;
  }

  block(): string {
    if (this.#depth > 2) return `${this.text()}\n`;
    this.#depth++;
    const kinds: readonly (() => string)[] = [
      () => `${this.text()}\n`,
      () => `${this.text()}\n`,
      () => this.bulletList(),
      () => this.enumeratedList(),
      () => this.definitionList(),
      () => this.fieldList(),
      () => this.optionList(),
      () => this.literalBlock(),
      () => this.lineBlock(),
      () => this.blockQuote(),
      () => `>>> ${this.words()}\n${this.words()}\n`,
      () => this.gridTable(),
      () => this.simpleTable(),
      () => `${this.pick(['----', '====', '*****', '---', '..'])}\n`,
      () => this.explicit(),
      () => this.explicit(),
      () => this.explicit(),
      () => this.directive(),
      () => this.directive(),
      () => this.directive(),
    ];
    const text = this.pick(kinds)();
    this.#depth--;
    return text;
  }

  blocks(): string {
    return this.many(1, 2, () => this.block(), this.chance(0.9) ? '\n' : '');
  }

  /** Indents all lines but the first. */
  hanging(indent: number, text: string): string {
    return text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(indent)}`);
  }

  indented(indent: number, text: string): string {
    return text.replace(/^(?=[^\n])/gm, ' '.repeat(indent));
  }

  bulletList(): string {
    const bullet = this.pick(['-', '*', '+', '•']);
    return this.many(
      1,
      3,
      () => `${bullet} ${this.hanging(2, this.chance(0.7) ? `${this.text()}\n` : this.blocks())}`,
      this.pick(['', '', '\n']),
    );
  }

  enumeratedList(): string {
    const first = this.pick([1, 1, 1, 3]);
    const format = this.pick<(i: number) => string>([
      (i) => `${first + i}.`,
      (i) => `(${first + i})`,
      (i) => `${String.fromCharCode(96 + first + i)})`,
      (i) => `${String.fromCharCode(64 + first + i)}.`,
      (i) => `${['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii'][i] ?? 'x'}.`,
      () => '#.',
      (i) => (i === 0 ? '1.' : '#.'),
    ]);
    return this.many(
      1,
      3,
      (i) =>
        `${format(i)} ${this.hanging(format(i).length + 1, this.chance(0.7) ? `${this.text()}\n` : this.blocks())}`,
      this.pick(['', '', '\n']),
    );
  }

  definitionList(): string {
    return this.many(
      1,
      3,
      () =>
        `${this.line()}${this.chance(0.3) ? ` : ${this.line()}` : ''}\n${this.indented(2, this.chance(0.6) ? `${this.text()}\n` : this.blocks())}`,
      this.pick(['', '', '\n']),
    );
  }

  fieldList(): string {
    return this.many(
      1,
      3,
      () =>
        `:${this.pick([this.words(), 'class', this.line()])}:${this.pick([' ', ' ', '\n    '])}${this.hanging(4, this.chance(0.7) ? `${this.text()}\n` : this.blocks())}`,
    );
  }

  optionList(): string {
    const option = (): string =>
      this.pick([
        '-a',
        '-b X',
        '-cY',
        '--long',
        '--long=X',
        '--long X',
        '/V',
        '/W X',
        '+f',
        '--a <b c>',
        '-d <e>',
      ]);
    return this.many(
      1,
      3,
      () =>
        `${this.many(1, 2, option, ', ')}${this.pick(['  ', '  ', '\n    ', ' '])}${this.hanging(4, `${this.text()}\n`)}`,
    );
  }

  literalBlock(): string {
    const marker = this.pick(['hay::', 'hay ::', '::', '*hay*::']);
    const body = this.pick([
      this.indented(this.pick([2, 4]), `${this.text()}\n\n  ${this.words()}\n`),
      `> ${this.words()}\n> ${this.words()}\n`,
      `${this.words()}\n`,
    ]);
    return `${marker}\n${this.pick(['\n', '\n', ''])}${body}`;
  }

  lineBlock(): string {
    return this.many(
      1,
      4,
      () => `|${this.pick([' ', ' ', '   ', ''])}${this.chance(0.85) ? this.line() : ''}\n`,
    );
  }

  blockQuote(): string {
    const attribution = this.chance(0.3) ? `\n  ${this.pick(['--', '---', '—'])} ${this.line()}\n` : '';
    return `${this.indented(2, this.blocks())}${attribution}`;
  }

  gridTable(): string {
    const columns = 1 + this.int(3);
    const width = 3 + this.int(8);
    const border = (fill: string): string => `+${`${fill.repeat(width)}+`.repeat(columns)}\n`;
    const cell = (): string =>
      ` ${this.pick([this.pick(words), this.line(), '- a', ''])}`.slice(0, width).padEnd(width);
    const row = (): string =>
      `${this.many(1, 2, () => `|${Array.from({ length: columns }, cell).join(this.chance(0.93) ? '|' : ' ')}|\n`)}${border('-')}`;
    const head = this.chance(0.3) ? `${row().replace(/\n\+.*\n$/, '\n')}${border('=')}` : '';
    return `${border('-')}${head}${this.many(1, 3, row)}`;
  }

  simpleTable(): string {
    const columns = 2 + this.int(2);
    const width = 3 + this.int(5);
    const border = `${Array.from({ length: columns }, () => '='.repeat(width)).join('  ')}\n`;
    const cell = (i: number): string =>
      i < columns - 1
        ? this.pick([this.pick(words), this.line(), '', '\\'])
            .slice(0, width)
            .padEnd(width)
        : this.pick([this.words(), this.line(), '']);
    const row = (): string =>
      `${Array.from({ length: columns }, (_, i) => cell(i))
        .join('  ')
        .trimEnd()}\n`;
    const rows = this.many(1, 4, row);
    const span = this.chance(0.15) ? `${this.words()}\n${'-'.repeat(border.length - 1)}\n` : '';
    return `${border}${this.chance(0.4) ? `${span}${row()}${border}` : ''}${rows}${border}`;
  }

  explicit(): string {
    const name = this.pick(names);
    const body = (): string => this.hanging(3, this.chance(0.8) ? `${this.text()}\n` : this.blocks());
    const kinds: readonly (() => string)[] = [
      () => `.. _${name}: https://example.org/${this.pick(words)}\n`,
      () => `.. _${name}:\n`,
      () => `.. _${name}: ${this.pick(names).replace(/^(.* .*)$/, '`$1`')}_\n`,
      () => `.. _\`${name}\`: https://example.org/${this.pick(words)}\n   ${this.pick(words)}\n`,
      () => `__ https://example.org/${this.pick(words)}\n`,
      () => `.. __: ${this.pick(['https://example.org', 'hay_', ''])}\n`,
      () => `.. [${this.pick(['1', '2', '#', '#hay', '*'])}] ${body()}`,
      () => `.. [Cit] ${body()}`,
      () => `.. |${name}| replace:: ${this.line()}\n`,
      () => `.. |${name}| image:: hay.png\n${this.pick(['', '   :alt: a cow\n', '   :target: hay_\n'])}`,
      () =>
        `.. |${name}| unicode:: 0x2014 ${this.pick(['', '.. a dash'])}\n${this.pick(['', '   :trim:\n'])}`,
      () => `.. |${name}| ${this.pick(['nothing:: x', 'hay', ''])}\n`,
      () => `.. ${this.text().replaceAll('\n', '\n   ')}\n`,
      () => `..\n${this.pick(['', '\n'])}   ${this.words()}\n`,
      () =>
        `.. role:: custom${this.pick(['', '(emphasis)', '(code)'])}\n${this.pick(['', '   :class: hay\n'])}`,
    ];
    return this.pick(kinds)();
  }

  directive(): string {
    const options = (...known: string[]): string =>
      this.many(0, 2, () => `   :${this.pick([...known, 'class: c1 C2', 'name: n1', 'nope: x'])}\n`);
    const content = (): string => `\n${this.indented(3, this.blocks())}`;
    const kinds: readonly (() => string)[] = [
      () =>
        `.. ${this.pick(['note', 'warning', 'tip', 'hint'])}::${this.pick(['', ` ${this.line()}`])}\n${options()}${content()}`,
      () => `.. admonition:: ${this.line()}\n${options()}${content()}`,
      () => `.. topic:: ${this.line()}\n${options()}${content()}`,
      () => `.. sidebar:: ${this.line()}\n${options('subtitle: x')}${content()}`,
      () => `.. rubric:: ${this.line()}\n${options()}`,
      () =>
        `.. image:: ${this.pick(words)}.png\n${options('alt: a cow', 'width: 50 %', 'height: 2em', 'scale: 50', 'align: left', 'target: hay_')}`,
      () =>
        `.. figure:: ${this.pick(words)}.png\n${options('alt: a cow', 'figwidth: 20', 'align: center', 'figclass: f')}${this.pick(['', content(), `\n   ${this.line()}\n\n   ${this.line()}\n`])}`,
      () =>
        `.. code:: ${this.pick(['', 'text', 'python'])}\n${options('number-lines:', 'number-lines: 5')}\n   ${this.words()}\n\n     ${this.words()}\n`,
      () => `.. parsed-literal::\n\n   ${this.line()}\n     ${this.line()}\n`,
      () => `.. math::\n\n   a^2\n\n   b_1\n`,
      () =>
        `.. ${this.pick(['epigraph', 'highlights', 'pull-quote', 'compound', 'line-block'])}::\n${content()}`,
      () => `.. container:: c1 c2\n${content()}`,
      () => `.. class:: c1 C2\n${this.pick(['', '', content()])}`,
      () =>
        `.. table:: ${this.words()}\n${options('widths: auto', 'widths: 1 2', 'align: left')}\n${this.indented(3, this.pick([this.gridTable(), this.simpleTable()]))}`,
      () =>
        `.. csv-table:: ${this.words()}\n${options('header: a, b', 'widths: 1 2', 'header-rows: 1', 'stub-columns: 1', 'delim: ;')}\n   ${this.pick(words)}, "${this.line().replaceAll('"', '')}"\n   "x", ${this.pick(words)}\n`,
      () =>
        `.. list-table:: ${this.words()}\n${options('header-rows: 1', 'stub-columns: 1', 'widths: 1 2')}\n   * - ${this.line()}\n     - ${this.line()}\n   * - ${this.words()}\n     - ${this.words()}\n`,
      () =>
        `.. contents::${this.pick(['', ' Overview'])}\n${this.many(0, 2, () => `   :${this.pick(['local:', 'depth: 1', 'backlinks: none'])}\n`)}`,
      () =>
        `.. sectnum::\n${this.many(0, 1, () => `   :${this.pick(['depth: 1', 'start: 3', 'suffix: .'])}\n`)}`,
      () => `.. ${this.pick(['header', 'footer'])}:: ${this.line()}\n`,
      () =>
        `.. ${this.pick(['meta::\n   :a: b', 'title:: Title', 'raw:: html\n\n   <b>', 'default-role:: emphasis', 'target-notes::', 'replace:: x', 'date::'])}\n`,
      () => `.. ${this.pick(words)}:: ${this.line()}\n${options()}${content()}`,
    ];
    return this.pick(kinds)();
  }

  docInfo(): string {
    const field = this.pick([
      'Author',
      'Authors',
      'Date',
      'Version',
      'Status',
      'Abstract',
      'Dedication',
      'Copyright',
      'hay',
    ]);
    return `:${field}: ${this.hanging(3, `${this.pick([this.text(), 'A; B', '$Date: 2020/01/02 03:04:05 $', '- a\n- b'])}\n`)}${this.chance(0.5) ? this.docInfo() : '\n'}`;
  }
}

/** Generates a text. */
export const generate = (random: Random): string => new Generator(random).document();
