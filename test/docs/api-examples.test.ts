import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runSpec } from '../e2e/run-spec.js';

const project = resolve(import.meta.dirname, '../..');
const examples = ['api.md', 'rst.md'].flatMap((name) => {
  const text = readFileSync(join(project, 'docs', name), 'utf8');
  return [...text.matchAll(/```js\n(.*?)```/gs)].map(([, code = ''], i) => ({
    name: `${name}, example ${i + 1}`,
    code,
  }));
});

/** A part of the output of each example. */
const outputs: readonly RegExp[] = [
  /courier\.html/,
  /^clean$/m,
  /^true 2$/m,
  /courier \[ '\/v1\/messages'/,
  /^breaking operation-moved .*\/v2\/messages\/{id}/m,
  /^200$/m,
  /missing/,
  /<reference refid="title">.*Unknown target name: "other"/s,
  /\[ 'section' \]/,
  /bullet_list 3/,
];

describe('the examples of the interface for programs', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'spec-examples-'));
    mkdirSync(join(folder, 'node_modules/@matrix-spec'), { recursive: true });
    symlinkSync(project, join(folder, 'node_modules/@matrix-spec/toolchain'));
    expect(runSpec(folder, ['init', 'courier']).status).toBe(0);
    cpSync(join(folder, 'courier'), join(folder, 'changed'), { recursive: true });
    const api = join(folder, 'changed/api/courier/messages.yaml');
    writeFileSync(api, readFileSync(api, 'utf8').replace('/v1/messages/{id}', '/v2/messages/{id}'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('are as many as the expected outputs', () => {
    expect(examples).toHaveLength(outputs.length);
  });

  test.each(examples.map((example, i) => ({ ...example, output: outputs[i] })))(
    '$name',
    ({ code, output }) => {
      const file = join(folder, 'example.mjs');
      writeFileSync(file, code);
      const { stdout, stderr, status } = spawnSync(process.execPath, [file], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toMatch(output ?? '');
    },
  );
});
