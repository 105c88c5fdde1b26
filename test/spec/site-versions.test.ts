import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formatsPlugin from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import schema from '../../schemas/versions.json' with { type: 'json' };
import { plain } from '../../src/diagnostics/colors.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { formatPretty } from '../../src/diagnostics/format/pretty.js';
import { SourceText } from '../../src/source/text.js';
import { ownVersion, readVersions } from '../../src/spec/site-versions.js';
import { parseYaml } from '../../src/yaml/parse.js';

const folder = join(import.meta.dirname, 'site-versions');
const ajv = new Ajv2020({ allowUnionTypes: true });
formatsPlugin.default(ajv);
const validate = ajv.compile(schema);

const read = (text: string) => {
  const problems: Diagnostic[] = [];
  const document = parseYaml(SourceText.file('versions.yaml', text));
  const versions = readVersions(document, (problem) => problems.push(problem));
  return { document, versions, problems };
};

describe('a list of versions', () => {
  test.each(readdirSync(folder).filter((name) => name.endsWith('.yaml')))('%s', async (name) => {
    const { document, versions, problems } = read(readFileSync(join(folder, name), 'utf8'));
    const shown =
      problems.length > 0
        ? formatPretty(problems, plain)
        : versions.map((version) => `${JSON.stringify(version)}\n`).join('');
    await expect(shown).toMatchFileSnapshot(join(folder, name.replace('.yaml', '.txt')));
    if (problems.length === 0) {
      validate(JSON.parse(JSON.stringify(document.value)));
      expect(validate.errors).toBeNull();
    }
  });
});

test('the version of a site is the one with its address, or else the one with its label', () => {
  const { versions } = read(`
- { label: v1, address: https://example.org/v1/ }
- { label: v2, address: /v2/ }
- { label: v3, address: ../v3 }
`);
  const own = (baseUrl: string | undefined, basePath: string, ...labels: string[]) =>
    ownVersion(versions, { baseUrl, basePath, labels })?.label;
  expect(own('https://example.org/v1', '/v1', 'v3')).toBe('v1');
  expect(own(undefined, '/v2', 'v3')).toBe('v2');
  expect(own(undefined, '/v1')).toBe('v1');
  expect(own('https://other.example/', '', 'v3')).toBe('v3');
  expect(own(undefined, '', 'v9')).toBeUndefined();
});
