import type { Attributes, DataValue, Element, ElementName, Node } from './nodes.js';

const indentation = '    ';

/** Elements in which whitespace is significant. */
const preformatted: ReadonlySet<ElementName> = new Set<ElementName>([
  'address',
  'comment',
  'doctest_block',
  'literal_block',
  'math_block',
  'raw',
]);

/** Attributes that docutils does not have or does not print. */
const hidden: ReadonlySet<string> = new Set([
  'data',
  'discarded',
  'embedded',
  'moved',
  'other',
  'rawsource',
  'rule',
  'transform',
]);

/** Serializes a tree as docutils' pseudo-XML (`Node.pformat`): each start tag and each line of text on its own line, no end tags. */
export function pseudoxml(node: Node, level = 0): string {
  const lines: string[] = [];
  print(node, level, lines);
  return lines.join('');
}

function print(node: Node, level: number, lines: string[]): void {
  const indent = indentation.repeat(level);
  if (node.type === 'text') {
    for (const line of splitLines(node.value)) lines.push(`${indent}${line}\n`);
    return;
  }
  lines.push(`${indent}${startTag(node)}\n`);
  for (const child of node.children) print(child, level + 1, lines);
  if (node.type === 'pending') {
    for (const line of pendingInternals(node.attributes)) lines.push(`${indent}${indentation}${line}\n`);
  }
}

/** The start tag of an element: `<target ids="a-name" names="a\ name">`. */
function startTag({ type, attributes }: Element): string {
  const parts: string[] = [];
  for (const [name, value] of Object.entries({ ...attributes, ...attributes.other })) {
    if (hidden.has(name) || (name === 'name' && type === 'reference')) continue;
    const serialized = attributeValue(value);
    if (serialized !== undefined) parts.push(`${name}="${serialized}"`);
  }
  if (preformatted.has(type)) parts.push('xml:space="preserve"');
  return `<${[type, ...parts.sort(byName)].join(' ')}>`;
}

const byName = (a: string, b: string): number => {
  const [x = '', y = ''] = [a.slice(0, a.indexOf('=')), b.slice(0, b.indexOf('='))];
  return x < y ? -1 : x > y ? 1 : 0;
};

function attributeValue(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (!Array.isArray(value)) return String(value);
  return value.length === 0 ? undefined : value.map((item) => escapeSpaces(String(item))).join(' ');
}

/** Escapes an item of a space-separated list. */
const escapeSpaces = (item: string): string => item.replaceAll('\\', '\\\\').replaceAll(' ', '\\ ');

function pendingInternals({ transform = '', data = {} }: Attributes): string[] {
  const details = Object.keys(data)
    .sort()
    .map((key) => `       ${key}: ${pythonLiteral(data[key])}`);
  return [
    '.. internal attributes:',
    `     .transform: docutils.transforms.${transform}`,
    '     .details:',
    ...details,
  ];
}

function pythonLiteral(value: DataValue): string {
  if (value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
    return `${quote}${value.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`).replaceAll('\n', '\\n')}${quote}`;
  }
  if (Array.isArray(value)) return `[${value.map(pythonLiteral).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, item]) => `${pythonLiteral(key)}: ${pythonLiteral(item)}`)
    .join(', ')}}`;
}

const lineEnd = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/;

function splitLines(text: string): string[] {
  if (text === '') return [];
  const lines = text.split(lineEnd);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
