import { valueAt } from '../yaml/value.js';
import { type Schema, withParents } from './inherit.js';
import { hasKeyword } from './walk.js';

/** A default value, or a limit of the values of a schema. */
export interface Limit {
  readonly label: string;
  /** JSON, or a pattern as written. */
  readonly value: string;
}

const labels: readonly (readonly [keyword: string, label: string])[] = [
  ['default', 'Default'],
  ['minimum', 'Minimum'],
  ['exclusiveMinimum', 'Greater than'],
  ['maximum', 'Maximum'],
  ['exclusiveMaximum', 'Less than'],
  ['multipleOf', 'Multiple of'],
  ['minLength', 'Minimum length'],
  ['maxLength', 'Maximum length'],
  ['pattern', 'Pattern'],
  ['minItems', 'Minimum number of items'],
  ['maxItems', 'Maximum number of items'],
  ['minProperties', 'Minimum number of properties'],
  ['maxProperties', 'Maximum number of properties'],
];

const keywords: ReadonlySet<string> = new Set(labels.map(([keyword]) => keyword));
const none: readonly Limit[] = [];

/**
 * The default and the limits that a schema specifies, in a fixed order. In the dialects in which an exclusive limit is a boolean, it is part of
 * the limit that it belongs to.
 */
export function limitsOf(schema: Schema): readonly Limit[] {
  const whole = withParents(schema);
  if (!hasKeyword(whole, keywords)) return none;
  const limits: Limit[] = [];
  for (const [keyword, label] of labels) {
    const value = valueAt(whole, keyword);
    if (value === undefined || (typeof value === 'boolean' && keyword !== 'default')) continue;
    limits.push({ label: labelOf(keyword, label, whole), value: textOf(keyword, value) });
  }
  return limits;
}

function labelOf(keyword: string, label: string, schema: Schema): string {
  if (keyword === 'minimum' && valueAt(schema, 'exclusiveMinimum') === true) return 'Greater than';
  if (keyword === 'maximum' && valueAt(schema, 'exclusiveMaximum') === true) return 'Less than';
  return label;
}

const textOf = (keyword: string, value: unknown): string =>
  keyword === 'pattern' && typeof value === 'string' ? value : JSON.stringify(value);
