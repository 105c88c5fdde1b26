import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LiveRepository } from '../../src/serve/live-repository.js';
import { LiveSite } from '../../src/serve/live-site.js';
import { liveOptions, type Workspace, workspace } from './workspace.js';

let fixtureRepository: Workspace;
beforeEach(() => {
  fixtureRepository = workspace();
});
afterEach(() => fixtureRepository.dispose());

const open = (): LiveSite =>
  new LiveSite(
    new LiveRepository(liveOptions(fixtureRepository.root)),
    (path, version) => `<i>${path} ${version}</i>`,
  );
const changed = (...files: string[]) => ({ files: new Set(files), entries: false });

test('a file that becomes a link, or a file again, is read again even if only a change is reported', () => {
  const index = 'specification/index.rst';
  const path = join(fixtureRepository.root, index);
  const text = fixtureRepository.read(index) ?? '';
  fixtureRepository.write('specification/other.rst', 'Another page\n============\n\nText.\n');
  const site = open();
  const before = site.file('index.html');
  rmSync(path);
  symlinkSync('other.rst', path);
  site.apply(changed(index));
  expect(site.file('index.html')).toContain('Another page');
  rmSync(path);
  fixtureRepository.write(index, text);
  site.apply(changed(index));
  expect(String(site.file('index.html')).replace(/<i>.*<\/i>/, '')).toBe(
    String(before).replace(/<i>.*<\/i>/, ''),
  );
});

test.each(['site_footer', 'page'])('a template %s that is invalid from the start can be fixed', (name) => {
  fixtureRepository.write(`templates/${name}.hbs`, '{{#if}}');
  const site = open();
  expect(site.file('index.html')).toContain('<i>index.html 1</i>');
  expect(site.siteDiagnostics.map(({ rule }) => rule)).toEqual(['templates/syntax']);
  fixtureRepository.remove(`templates/${name}.hbs`);
  site.apply(changed(`templates/${name}.hbs`));
  expect(site.file('index.html')).toContain('The farm');
  expect(site.siteDiagnostics).toEqual([]);
});

test('the version of a list of documents changes with the documents and templates', () => {
  fixtureRepository.write('specification/targets.yaml', 'targets:\n  farm:\n    files: [index.rst]\n');
  const site = open();
  expect(site.file('index.html')).toContain('<i>index.html -1</i>');
  site.apply(changed('specification/index.rst'));
  expect(site.file('index.html')).toContain('<i>index.html -1</i>');
  fixtureRepository.write('specification/index.rst', 'The meadow\n==========\n');
  site.apply(changed('specification/index.rst'));
  expect(site.file('index.html')).toContain('<i>index.html -2</i>');
  fixtureRepository.write('templates/site_footer.hbs', '<footer>Mine</footer>');
  site.apply(changed('templates/site_footer.hbs'));
  expect(site.file('index.html')).toContain('<i>index.html -3</i>');
});
