import { describe, expect, test } from 'vitest';
import { type Element, element, isElement, textOf } from '../../../src/doc/nodes.js';
import { SourceText } from '../../../src/source/text.js';
import { withPaths } from '../../../src/spec/generate/table-paths.js';

const span = { source: SourceText.file('cows.yaml', ''), start: 0, end: 0 };

type Row = readonly [name: string, type: string, table?: string];

function table(caption: string | undefined, rows: readonly Row[]): Element {
  const children = rows.map(([name, type, of]) =>
    element('type_table_row', span, [], { data: { name, type, table: of } }),
  );
  return element('type_table', span, children, { data: { caption } });
}

const pathsOf = (tables: readonly Element[]): (string | undefined)[] =>
  tables.map(({ attributes }) => attributes.part);

const rowsOf = (tables: readonly Element[]): Element[] =>
  tables.flatMap(({ children }) =>
    children.filter(isElement).filter(({ type }) => type === 'type_table_row'),
  );

/** The links in the types of rows, as `text -> path`. */
const linksOf = (tables: readonly Element[]): string[] =>
  rowsOf(tables).flatMap(({ children: [type] }) =>
    type?.type === 'property_type'
      ? type.children.flatMap((part) =>
          part.type === 'reference' && part.attributes.part
            ? [`${textOf(part)} -> ${part.attributes.part}`]
            : [],
        )
      : [],
  );

describe('paths of tables', () => {
  const herd = [
    table(undefined, [
      ['herds', '{string: Herd}'],
      ['owner', 'Person'],
      ['stalls', 'Stalls', 'Stall'],
    ]),
    table('Herd', [['cows', '[Cow or Calf]']]),
    table('Person', [['name', 'string']]),
    table('Cow', [['mother', 'Cow']]),
    table('Calf', []),
    table('Stall', []),
  ];

  test('are those of the rows that name them', () => {
    const named = withPaths(herd, 'response.200');
    expect(pathsOf(named)).toEqual([
      'response.200',
      'response.200.herds',
      'response.200.owner',
      'response.200.herds.cows.Cow',
      'response.200.herds.cows.Calf',
      'response.200.stalls',
    ]);
    expect(rowsOf(named)[3]?.attributes.part).toBe('response.200.herds:cows');
  });

  test('are linked from names within types, and from the type of a map that has its own name', () => {
    expect(linksOf(withPaths(herd, 'content'))).toEqual([
      'Herd -> content.herds',
      'Person -> content.owner',
      'Stalls -> content.stalls',
      'Cow -> content.herds.cows.Cow',
      'Calf -> content.herds.cows.Calf',
      'Cow -> content.herds.cows.Cow',
    ]);
  });

  test('list the rows that use a table, other than its own', () => {
    const [, own, , cow] = withPaths(herd, 'content');
    expect(own?.attributes.usedBy).toEqual(['content:herds']);
    expect(cow?.attributes.usedBy).toEqual(['content.herds:cows']);
  });

  test('do not depend on the order of rows', () => {
    const rows: Row[] = [
      ['b', '[Cow]'],
      ['a', '[Cow]'],
      ['deep', 'Herd'],
    ];
    const others = [table('Herd', [['a', 'Cow']]), table('Cow', [])];
    const forward = withPaths([table(undefined, rows), ...others], 'content');
    const backward = withPaths([table(undefined, [...rows].reverse()), ...others], 'content');
    expect(pathsOf(forward)).toEqual(['content', 'content.deep', 'content.a']);
    expect(pathsOf(backward)).toEqual(pathsOf(forward));
  });

  test('are not linked if two tables have the name', () => {
    const named = withPaths(
      [table(undefined, [['cow', 'Cow']]), table('Cow', []), table('Cow', [])],
      'content',
    );
    expect(linksOf(named)).toEqual([]);
    expect(pathsOf(named)).toEqual(['content', 'content.Cow', 'content.Cow-2']);
  });

  test('contain no whitespace, and stay unique', () => {
    const named = withPaths(
      [
        table(undefined, [
          ['<Any property>', 'string'],
          ['Any property', 'string'],
          ['牛', 'string'],
        ]),
      ],
      'content',
    );
    expect(rowsOf(named).map(({ attributes }) => attributes.part)).toEqual([
      'content:Any-property',
      'content:Any-property-2',
      'content:牛',
    ]);
  });
});
