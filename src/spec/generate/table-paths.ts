import { type Element, element, isElement, type Node, text } from '../../doc/nodes.js';
import { generated } from './generated.js';

interface Table {
  readonly element: Element;
  readonly caption: string | undefined;
  readonly rows: Row[];
  path: string | undefined;
  /** The paths of the rows whose types name the table. */
  readonly usedBy: string[];
}

interface Row {
  readonly element: Element;
  /** The name of the property or parameter. */
  readonly name: string | undefined;
  readonly type: readonly TypePart[];
  /** The tables that its type names. */
  readonly tables: ReadonlySet<Table>;
  /** The heading above it within the table, such as "Path parameters". */
  readonly group: Element | undefined;
}

/** A part of a type: text, or the name of a table. */
interface TypePart {
  readonly node: Node;
  readonly table: Table | undefined;
}

/**
 * Gives the tables of an object and of the objects in it paths, which their ids are made from, and links the names of types to the tables:
 *
 *     response.200          the first table
 *     response.200:rooms    its row `rooms`, of the type `Rooms`
 *     response.200.rooms    the table of `Rooms`
 *
 * A table that several rows name has the shortest path, and of several shortest paths the first in the alphabet, so that paths do not
 * depend on the order of rows.
 */
export function withPaths(tables: readonly Element[], path: string): Element[] {
  const group = readTables(tables);
  const paths = new UniquePaths();
  for (const table of group) {
    if (table.path !== undefined) continue;
    const isFirst = table === group[0];
    table.path = paths.of(isFirst ? path : `${path}.${segment(table.caption ?? '')}`);
    nameTablesBelow(table, paths);
  }
  const rowPaths = new Map(group.map((table) => [table, pathsOfRows(table, paths)]));
  return group.map((table) => withPath(table, rowPaths.get(table) ?? []));
}

function readTables(elements: readonly Element[]): readonly Table[] {
  const tables = elements.map(
    (table): Table => ({
      element: table,
      caption: stringOf(table, 'caption'),
      rows: [],
      path: undefined,
      usedBy: [],
    }),
  );
  const byName = new Map<string, Table | undefined>();
  const byId = new Map<string, Table>();
  for (const table of tables) {
    const { caption, element: own } = table;
    // A name that two tables have identifies neither.
    if (caption !== undefined) byName.set(caption, byName.has(caption) ? undefined : table);
    const id = own.attributes.ids?.[0];
    if (id !== undefined) byId.set(id, table);
  }
  for (const table of tables) {
    let group: Element | undefined;
    for (const child of table.element.children.filter(isElement)) {
      if (child.type === 'type_table_group') group = child;
      const type = typeParts(child, byName, byId);
      table.rows.push({ element: child, name: stringOf(child, 'name'), type, tables: tablesIn(type), group });
    }
  }
  return tables;
}

const stringOf = ({ attributes: { data } }: Element, key: string): string | undefined => {
  const value = data?.[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const noParts: readonly TypePart[] = [];
const delimiters = /(\[|\]|\{[^{}:]*: |\{|\}|, | or | and |\(|\)|\|)/;

/** The parts of the type of a row: written as a string, or as nodes some of which may be links to tables. */
function typeParts(
  row: Element,
  byName: ReadonlyMap<string, Table | undefined>,
  byId: ReadonlyMap<string, Table>,
): readonly TypePart[] {
  const [first] = row.children;
  if (first !== undefined && isElement(first) && first.type === 'property_type')
    return first.children.map((node) => {
      if (node.type === 'text') return { node, table: byName.get(node.value) };
      return { node, table: byId.get(node.attributes.refid ?? '') };
    });
  const type = stringOf(row, 'type');
  if (type === undefined) return noParts;
  if (byName.has(type)) return [{ node: text(type, row), table: byName.get(type) }];
  // Most types are the name of a basic type.
  if (/^\p{Ll}*$/u.test(type)) return noParts;
  const parts = type.split(delimiters).filter((part) => part !== '');
  // The name of a map differs from the name of its values.
  const named = parts.length === 1 ? stringOf(row, 'table') : undefined;
  return parts.map((part) => ({ node: text(part, row), table: byName.get(named ?? part) }));
}

/** Gives paths to the tables that the rows of a table name, nearest first. */
function nameTablesBelow(root: Table, paths: UniquePaths): void {
  for (let level: readonly Table[] = [root]; level.length > 0; ) {
    const next = new Map<Table, string>();
    for (const table of level)
      for (const row of table.rows)
        for (const named of row.tables) {
          if (named.path !== undefined) continue;
          const path = pathBelow(row, named, table);
          const before = next.get(named);
          if (before === undefined || path < before) next.set(named, path);
        }
    for (const [table, path] of next) table.path = paths.of(path);
    level = [...next.keys()];
  }
}

const noTables: ReadonlySet<Table> = new Set();

function tablesIn(type: readonly TypePart[]): ReadonlySet<Table> {
  let tables: Set<Table> | undefined;
  for (const { table } of type) if (table) tables = (tables ?? new Set()).add(table);
  return tables ?? noTables;
}

/** The path of a table that a row names: the path of the row, and the name of the table if the row names several. */
function pathBelow(row: Row, named: Table, table: Table): string {
  const path = `${pathAbove(row, table)}.${segment(row.name ?? '')}`;
  return row.tables.size > 1 ? `${path}.${segment(named.caption ?? '')}` : path;
}

/** The path of the table, or of the group of rows, that a row belongs to. */
const pathAbove = ({ group }: Row, table: Table): string => group?.attributes.part ?? table.path ?? '';

/** The path of each row that has a name, and records the rows that name a table. */
function pathsOfRows(table: Table, paths: UniquePaths): (string | undefined)[] {
  return table.rows.map((row) => {
    if (row.name === undefined) return undefined;
    const path = paths.of(`${pathAbove(row, table)}:${segment(row.name)}`);
    for (const named of row.tables) if (named !== table) named.usedBy.push(path);
    return path;
  });
}

function withPath(table: Table, rowPaths: readonly (string | undefined)[]): Element {
  const { element: own, path, usedBy, rows } = table;
  const children = rows.map(({ element: row, type }, i): Element => {
    const part = rowPaths[i];
    const linked = type.some(isName)
      ? withType(
          row,
          generated(
            'property_type',
            row,
            {},
            type.map((typePart) => typeNode(typePart, row)),
          ),
        )
      : row;
    return part === undefined ? linked : { ...linked, attributes: { ...linked.attributes, part } };
  });
  return {
    ...own,
    attributes: {
      ...own.attributes,
      ...(path !== undefined && { part: path }),
      ...(usedBy.length > 0 && { usedBy }),
    },
    children,
  };
}

/** A row with its type as nodes. */
function withType(row: Element, type: Element): Element {
  const [first, ...others] = row.children;
  const isTyped = first !== undefined && first.type === 'property_type';
  return { ...row, children: [type, ...(isTyped ? others : row.children)] };
}

/** Whether a part of a type may be a link: to a table, or to a schema elsewhere, whose name begins with a capital letter. */
const isName = ({ node, table }: TypePart): boolean =>
  node.type === 'text' && (table !== undefined || /^\p{Lu}/u.test(node.value));

/** A table with an id of its own has a link already. */
function typeNode(part: TypePart, span: Element): Node {
  const { node, table } = part;
  if (node.type !== 'text' || !isName(part)) return node;
  if (!table?.path) return element('reference', span, [node], { schema: node.value });
  const own = table.element.attributes.ids?.[0];
  return element('reference', span, [node], own === undefined ? { part: table.path } : { refid: own });
}

/** A name as part of a path. */
export const segment = (name: string): string =>
  // Almost all names.
  /^[a-z_]+$/i.test(name)
    ? name
    : name.replace(/[^\p{L}\p{N}_$.-]+/gu, '-').replace(/^-+|-+$/g, '') || 'other';

/** Numbers paths that occur again. */
class UniquePaths {
  readonly #last = new Map<string, number>();

  of(path: string): string {
    let result = path;
    while (this.#last.has(result)) {
      const number = (this.#last.get(path) ?? 1) + 1;
      this.#last.set(path, number);
      result = `${path}-${number}`;
    }
    this.#last.set(result, 1);
    return result;
  }
}

/** Generated content to be shown within another block, where its paths might not be unique. Blocks without paths are returned as they are. */
export function withoutPaths(block: Element): Element {
  const children = block.children.map((child) => (isElement(child) ? withoutPaths(child) : child));
  const { part, usedBy: _, ...attributes } = block.attributes;
  return part === undefined && children.every((child, i) => child === block.children[i])
    ? block
    : { ...block, attributes, children };
}
