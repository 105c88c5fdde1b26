import { readdirSync, readFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');
const libraries = join(dist, 'libraries');

const filesIn = (folder: string, extension: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension))
    .map((name) => join(folder, name));

describe('the package', () => {
  test('has no dependencies, and its files require only modules of Node and each other', () => {
    const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(manifest).not.toHaveProperty('dependencies');
    const required = filesIn(dist, '.cjs').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/(?<!["'`])\brequire\("([^"]+)"\)/g)].map(
        ([, name = '']) => name,
      ),
    );
    expect(required.length).toBeGreaterThan(0);
    expect(required.filter((name) => !isBuiltin(name))).toEqual([]);
  });

  test('contains every module that the sources load on demand', () => {
    const load = createRequire(import.meta.url);
    const contained = new Set(filesIn(libraries, '.cjs').flatMap((file) => Object.keys(load(file))));
    const loaded = filesIn(join(root, 'src'), '.ts').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bloadLibrary\(\s*['"]([^'"]+)/g)].map(
        ([, name = '']) => name,
      ),
    );
    expect(loaded).toContain('re2js');
    expect(loaded.filter((name) => !contained.has(name))).toEqual([]);
  });

  test('contains modules that can be loaded', () => {
    const load = createRequire(import.meta.url);
    for (const file of filesIn(libraries, '.cjs')) {
      const modules: Readonly<Record<string, () => unknown>> = load(file);
      for (const loadModule of Object.values(modules)) expect(loadModule()).toBeTruthy();
    }
  });

  test('includes the licences of the libraries that it contains', () => {
    const licenses = readFileSync(join(dist, 'LICENSES.txt'), 'utf8');
    for (const name of ['handlebars', 'js-yaml', 're2js', 'temml']) expect(licenses).toMatch(`\n${name} `);
  });
});
