import { expect, test } from 'vitest';
import { createMarks } from '../../src/diff/marks/create-decorator.js';
import { LiveRepository } from '../../src/serve/live-repository.js';
import { LiveSite } from '../../src/serve/live-site.js';
import { fileReader } from '../../src/source/file-reader.js';
import { expectFreshPages } from './incremental.js';
import { liveOptions, ownRepository, workspace } from './workspace.js';

const edits = Number(process.env.EDITS ?? 1);

test('pages with marks served after random edits equal a fresh build', { timeout: 300_000 }, () =>
  expectFreshPages(ownRepository, edits, createMarks(fileReader(ownRepository))),
);

test('a served page has the changes since the base, and none after they are undone', () => {
  const base = workspace();
  const copy = workspace();
  const options = { ...liveOptions(copy.root), marks: createMarks(fileReader(base.root)) };
  const site = new LiveSite(new LiveRepository(options), () => '');
  const page = (): string => String(site.file('index.html'));
  expect(page()).toContain('No changes');
  expect(page()).not.toContain('<ins>');
  const index = 'specification/index.rst';
  const text = copy.read(index) ?? '';
  copy.write(index, `${text.trimEnd()}\n\nA planted paragraph.\n`);
  site.apply({ files: new Set([index]), entries: false });
  expect(page()).toContain('<ins>A planted paragraph.</ins>');
  expect(page()).toContain('1 change');
  expect(String(site.file('assets/search.js'))).not.toContain('change-note');
  copy.write(index, text);
  site.apply({ files: new Set([index]), entries: false });
  expect(page()).toContain('No changes');
  for (const folder of [base, copy]) folder.dispose();
});
