import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Names of the Matrix protocol. */
const words =
  /matrix|homeserver|\bm\.(?:room|call|presence)\b|(?:client|server)[-_]server|push[-_]gateway|olm|appservice/i;

/** Files that may contain such names, each with the reason. */
const allowed: Readonly<Record<string, string>> = {
  'src/spec/presets.ts': 'the list of presets',
  'src/doc/link-schemes.ts': 'the registry of URI schemes has the scheme "matrix"',
  'schemas/spec.config.json': 'the list of presets',
  'src/schema/extensions.ts': 'names of extensions in API descriptions',
};

const packageName = '@matrix-spec/toolchain';

/** Code whose comments and explanations have examples of names. */
const isExample = (line: string): boolean =>
  /^\s*(?:\/?\*|\/\/)/.test(line) || /^\s*'[^']* [^']* /.test(line);

test('nothing but the preset contains names of the Matrix protocol', () => {
  const found: string[] = [];
  for (const folder of ['src', 'templates', 'skeleton', 'schemas'])
    for (const path of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      const file = `${folder}/${path}`;
      // Guides for contributors describe the layouts.
      if (
        statSync(join(root, file)).isDirectory() ||
        /^(?:src|templates)\/.*\.md$/.test(file) ||
        file in allowed
      )
        continue;
      const text = readFileSync(join(root, file), 'utf8').replaceAll(packageName, '');
      const lines = text.split('\n');
      lines.forEach((line, i) => {
        if (words.test(line) && !isExample(line)) found.push(`${file}:${i + 1} ${line.trim()}`);
      });
    }
  expect(found).toEqual([]);
});
