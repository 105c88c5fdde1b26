import type { Attributes, Element, Node } from './nodes.js';

/** Elements whose white space counts. */
const preserved: ReadonlySet<string> = new Set([
  'address',
  'comment',
  'doctest_block',
  'literal_block',
  'math_block',
  'raw',
]);

/** Attributes that docutils does not have. */
const own: ReadonlySet<string> = new Set<keyof Attributes>(['rule', 'transform', 'data', 'rawsource']);

/** A tree as docutils prints it (`Node.pformat`): an element or a line of text a line, four blanks for each level. */
export function pseudoxml(node: Node): string {
  const lines: string[] = [];
  print(node, '', lines);
  return lines.length > 0 ? `${lines.join('\n')}\n` : '';
}

function print(node: Node, indent: string, lines: string[]): void {
  if (node.type === 'text') {
    const text = node.value.endsWith('\n') ? node.value.slice(0, -1) : node.value;
    if (node.value !== '') for (const line of text.split('\n')) lines.push(indent + line);
    return;
  }
  lines.push(`${indent}<${node.type}${attributesOf(node)}>`);
  const inner = `${indent}    `;
  if (node.type === 'pending') printInternals(node, inner, lines);
  for (const child of node.children) print(child, inner, lines);
}

function attributesOf({ type, attributes }: Element): string {
  const written: [string, string][] = preserved.has(type) ? [['xml:space', 'preserve']] : [];
  for (const [name, value] of Object.entries(attributes)) {
    if (own.has(name) || value === undefined || value === false) continue;
    if (!Array.isArray(value)) written.push([name, value === true ? '1' : String(value)]);
    else if (value.length > 0) written.push([name, value.map((item) => escapeItem(String(item))).join(' ')]);
  }
  written.sort(([a], [b]) => (a < b ? -1 : 1));
  return written.map(([name, value]) => ` ${name}="${value}"`).join('');
}

const escapeItem = (item: string): string => item.replaceAll('\\', '\\\\').replaceAll(' ', '\\ ');

/** What a pending element keeps for its transform. */
function printInternals({ attributes }: Element, indent: string, lines: string[]): void {
  lines.push(`${indent}.. internal attributes:`);
  lines.push(`${indent}     .transform: docutils.transforms.${attributes.transform ?? ''}`);
  lines.push(`${indent}     .details:`);
  const details = Object.entries(attributes.data ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [name, value] of details) lines.push(`${indent}       ${name}: ${repr(value)}`);
}

/** A value in Python's notation. */
function repr(value: unknown): string {
  if (value === undefined || value === null) return 'None';
  if (Array.isArray(value)) return `[${value.map(repr).join(', ')}]`;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value !== 'string') return String(value);
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
  const body = value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll(quote, `\\${quote}`);
  return quote + body + quote;
}
