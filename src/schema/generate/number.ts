import { valueAt } from '../../yaml/value.js';
import type { Schema } from '../inherit.js';
import { isMultipleOf } from '../multiple.js';

/** Returns candidates for a number that matches a schema: 0, otherwise the numbers next to its limits. */
export function numberCandidates(schema: Schema, isInteger: boolean): number[] {
  const step = numberAt(schema, 'multipleOf') ?? (isInteger ? 1 : undefined);
  // From draft 6 on, exclusive limits are numbers.
  const low = numberAt(schema, 'minimum') ?? numberAt(schema, 'exclusiveMinimum');
  const high = numberAt(schema, 'maximum') ?? numberAt(schema, 'exclusiveMaximum');
  const candidates = [0];
  if (low !== undefined) {
    const next = step === undefined ? [low, low + 1] : multiplesFrom(low, step, 1);
    candidates.push(...next);
  }
  if (high !== undefined) {
    const next = step === undefined ? [high, high - 1] : multiplesFrom(high, step, -1);
    candidates.push(...next);
  }
  if (low !== undefined && high !== undefined) candidates.push((low + high) / 2);
  return candidates;
}

/** The next multiples of a step from a limit upwards or downwards. An integer must be a multiple of 1 as well. */
function multiplesFrom(limit: number, step: number, direction: 1 | -1): number[] {
  if (step <= 0) return [limit];
  const start = direction > 0 ? Math.ceil(limit / step) : Math.floor(limit / step);
  const decimals = Math.min(20, (String(step).split('.')[1] ?? '').length);
  return [-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    .map((offset) => Number(((start + direction * offset) * step).toFixed(decimals)))
    .filter((value) => isMultipleOf(value, step));
}

function numberAt(schema: Schema, key: string): number | undefined {
  const value = valueAt(schema, key);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
