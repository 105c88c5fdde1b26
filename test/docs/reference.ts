import configSchema from '../../schemas/spec.config.json' with { type: 'json' };
import { catalogue } from '../../src/check/catalogue/index.js';
import { groups } from '../../src/check/catalogue/list.js';

/** The page of all rules: `docs/checks.md`. */
export function checksPage(): string {
  const lines = [
    '# Checks',
    '',
    'All rules of `spec check`, by group. `spec check --explain RULE` prints the explanation of one; `rules:` in the configuration sets',
    'severities. Generated from the catalogue of rules.',
  ];
  let current = '';
  for (const { id, severity, summary, explanation } of catalogue) {
    const group = id.slice(0, id.indexOf('/'));
    if (group !== current) lines.push('', `## ${groups[group]?.title ?? group}`);
    current = group;
    lines.push('', `### ${code(id)}`, '', `*${severity}.* ${markdown(summary)}`, '', markdown(explanation));
  }
  return `${lines.join('\n')}\n`;
}

/** The page of all keys of the configuration: `docs/configuration-keys.md`. */
export function configurationKeysPage(): string {
  const lines = [
    '# Keys of the configuration',
    '',
    'All keys of `spec.config.yaml`. Generated from `schemas/spec.config.json`, which editors use for completion.',
    '',
    '| key | value | meaning |',
    '|---|---|---|',
    ...keysOf(configSchema, ''),
  ];
  return `${lines.join('\n')}\n`;
}

interface SchemaNode {
  readonly type?: unknown;
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
}

function keysOf({ properties = {} }: SchemaNode, path: string): string[] {
  return Object.entries(properties).flatMap(([name, node]) => {
    const key = `${path}${name}`;
    const row = `| ${code(key)} | ${typeOf(node)} | ${markdown(node.description ?? '').replaceAll('|', '\\|')} |`;
    return [row, ...keysOf(node, `${key}.`), ...(node.items ? keysOf(node.items, `${key}[].`) : [])];
  });
}

function typeOf({ type, enum: values }: SchemaNode): string {
  if (values) return values.map((value) => code(String(value))).join(', ');
  return typeof type === 'string' ? type : '';
}

const code = (text: string): string => `\`${text}\``;

/** A text of a rule as Markdown: text in backquotes is code, unless the text is about backquotes. Other characters of Markdown are escaped. */
function markdown(text: string): string {
  const escaped = (part: string): string => part.replace(/[\\`*_<>[\]#{}]/g, '\\$&');
  if (/``|`_|:`\S|\\`/.test(text)) return escaped(text);
  const parts = text.split(/(`[^`]+`)/);
  return parts.map((part, i) => (i % 2 === 1 ? part : escaped(part))).join('');
}
