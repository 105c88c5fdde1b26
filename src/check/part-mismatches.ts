import { closest } from '../doc/closest.js';
import type { Schema } from '../schema/inherit.js';
import type { Mismatch } from '../schema/mismatch.js';
import { undocumentedIn } from '../schema/undocumented.js';
import { validate } from '../schema/validate.js';
import type { Span } from '../source/text.js';
import { isMap, valueAt, type YamlMap, type YamlValue } from '../yaml/value.js';
import { capitalize, type Finding, mismatchFinding } from './finding.js';

/** Part of an example that has a schema of its own. */
export interface Part {
  readonly value: YamlMap;
  readonly span: Span;
  readonly subject: string;
}

export interface MismatchOptions {
  /** Whether required properties may be left out, as in prose. */
  readonly isAbridged: boolean;
  /** The help for mismatches without specific help. */
  readonly help: string;
}

/**
 * Returns the mismatches between a part of an example and its schema, and its undocumented properties: those that resemble a documented
 * one with the severity of the rule, others as info.
 */
export function partMismatches(
  schema: Schema,
  { value, span, subject }: Part,
  { isAbridged, help }: MismatchOptions,
): Finding[] {
  const found = validate(schema, value, span);
  const missing = found.flatMap(({ keyword, path, property }) =>
    keyword === 'required' && path.length === 0 && property !== undefined ? [property] : [],
  );
  const undocumented = undocumentedIn(schema, value, span).map((property) => ({
    ...property,
    near: closest(property.name, property.known),
  }));
  const isAbridgedAt = (path: readonly string[]): boolean => isAbridged || isPlaceholder(partAt(value, path));
  // Several differences in the names have one cause, probably a wrong type.
  if (missing.length > 1 || (missing.length === 1 && undocumented.length > 1))
    return [
      {
        ...(isAbridgedAt([]) && { severity: 'info' }),
        message: missingMessage(subject, missing),
        span,
        help: 'Correct the type of the event, or add the properties.',
      },
    ];
  const misspelt = new Set(undocumented.map(({ near }) => near));
  const required = found.filter(({ keyword, property }) => keyword === 'required' && !misspelt.has(property));
  return [
    ...found
      .filter(({ keyword }) => keyword !== 'required')
      .map((mismatch) => mismatchFinding(subject, mismatch, help)),
    ...byPath(required).map(([first, ...others]): Finding => {
      const names = [first, ...others].flatMap(({ property }) => property ?? []);
      // Abridged examples are not evidence against the schema.
      const { commonCause, ...finding } = mismatchFinding(subject, first, help);
      return {
        ...finding,
        ...(commonCause && !isAbridgedAt(first.path) && { commonCause }),
        ...(others.length > 0 && { message: missingMessage(subject, names) }),
        ...(isAbridgedAt(first.path) && { severity: 'info' }),
      };
    }),
    ...undocumented.map(
      ({ name, near, span: at }): Finding => ({
        ...(near === undefined && { severity: 'info' }),
        message: `Undocumented property "${name}" in ${subject}.`,
        span: at,
        help: near === undefined ? 'Document it in the schema, or remove it.' : `Did you mean "${near}"?`,
      }),
    ),
  ];
}

function missingMessage(subject: string, names: readonly string[]): string {
  const list = names.map((name) => `"${name}"`).join(', ');
  return `${capitalize(subject)}: missing ${names.length > 1 ? 'properties' : 'property'} ${list}.`;
}

/** Groups mismatches of the same part of the value. */
function byPath(mismatches: readonly Mismatch[]): [Mismatch, ...Mismatch[]][] {
  const groups = new Map<string, [Mismatch, ...Mismatch[]]>();
  for (const mismatch of mismatches) {
    const key = mismatch.path.join('\0');
    const group = groups.get(key);
    if (group) group.push(mismatch);
    else groups.set(key, [mismatch]);
  }
  return [...groups.values()];
}

const partAt = (value: YamlValue, path: readonly string[]): YamlValue | undefined =>
  path.reduce<YamlValue | undefined>(valueAt, value);

/** Whether a value only represents any content: `{"key": "value"}`. */
const isPlaceholder = (value: YamlValue | undefined): boolean =>
  isMap(value) && Object.keys(value).length === 1 && value.key === 'value';
