import { type Element, isElement, type Node, textOf } from '../../doc/nodes.js';

/** An entry of a list or table that describes an error code. */
export interface ErrorCodeEntry {
  readonly name: string;
  /** The item of a definition list, the field, or the row. */
  readonly entry: Element;
  /** The name in it. */
  readonly literal: Element;
}

const known = new WeakMap<readonly Node[], readonly ErrorCodeEntry[]>();

/** The descriptions of error codes in blocks, memoized by the identity of the list: items of lists, and rows, whose label is a literal that matches `pattern`. */
export function errorCodesIn(blocks: readonly Node[], pattern: RegExp): readonly ErrorCodeEntry[] {
  const before = known.get(blocks);
  if (before) return before;
  const entries: ErrorCodeEntry[] = [];
  collect(blocks, pattern, entries);
  known.set(blocks, entries);
  return entries;
}

function collect(nodes: readonly Node[], pattern: RegExp, entries: ErrorCodeEntry[]): void {
  for (const node of nodes) {
    if (!isElement(node) || node.children.length === 0) continue;
    const literal = labelOf(node);
    const name = literal && textOf(literal);
    if (literal && name !== undefined && pattern.test(name)) entries.push({ name, entry: node, literal });
    collect(node.children, pattern, entries);
  }
}

/** The literal that is the whole label of an entry: its term, its name, or its first cell. */
function labelOf(entry: Element): Element | undefined {
  const [first] = entry.children;
  if (!first || !isElement(first)) return undefined;
  switch (entry.type) {
    case 'definition_list_item':
    case 'field':
      return loneLiteral(first);
    case 'row': {
      const [block] = first.children;
      return first.children.length === 1 && block && isElement(block) ? loneLiteral(block) : undefined;
    }
    default:
      return undefined;
  }
}

function loneLiteral({ children }: Element): Element | undefined {
  const [only] = children;
  return children.length === 1 && only && isElement(only) && only.type === 'literal' ? only : undefined;
}
