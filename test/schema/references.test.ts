import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { followRecursion, isRecursive } from '../../src/schema/recursion.js';
import { fileReader } from '../../src/source/file-reader.js';
import { isCollection, isMap, stringAt, type YamlValue } from '../../src/yaml/value.js';
import { repository, shown } from './repository.js';

const folder = join(import.meta.dirname, 'references');

/** A value as JSON. A recursive reference is followed by the title of the schema that it represents. */
function format(value: YamlValue | undefined): string {
  const named = (part: YamlValue): YamlValue => {
    if (Array.isArray(part)) return part.map(named);
    if (!isMap(part)) return part;
    const entries = Object.entries(part).map(([key, entry]): [string, YamlValue] => [key, named(entry)]);
    const title = isRecursive(part) ? stringAt(followRecursion(part), 'title') : undefined;
    return { ...Object.fromEntries(entries), ...(isRecursive(part) && { recursive: title ?? true }) };
  };
  return JSON.stringify(value === undefined ? null : named(value), undefined, 1).replace(/\n */g, ' ');
}

describe('references', () => {
  test.each(readdirSync(folder))('%s', async (name) => {
    const { resolved } = repository(fileReader(join(folder, name)));
    const { value, diagnostics = [] } = resolved('a.yaml') ?? {};
    const lines = Object.entries(isCollection(value) ? value : {}).map(
      ([key, entry]) => `${key}: ${format(entry)}`,
    );
    for (const { severity, rule, span, message, help, related = [] } of diagnostics) {
      lines.push(`${severity} ${rule} ${shown(span)}`, `  ${message} ${help ?? ''}`);
      for (const step of related) lines.push(`  ${step.message}: ${shown(step.span)}`);
    }
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(join(folder, name, 'expected.txt'));
  });
});
