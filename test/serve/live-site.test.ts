import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSpecification } from '../../src/api/index.js';
import { LiveRepository, type Settings } from '../../src/serve/live-repository.js';
import { LiveSite } from '../../src/serve/live-site.js';
import { SourceText } from '../../src/source/text.js';
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
  expect(String(site.file('index.html')).replace(/<i>index.*<\/i>/, '')).toBe(
    String(before).replace(/<i>index.*<\/i>/, ''),
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

test('a saved template is rendered once, even if it is reported several times', () => {
  const live = new LiveRepository(liveOptions(fixtureRepository.root));
  const first = live.renderer;
  fixtureRepository.write('templates/site_footer.hbs', '<footer>Mine</footer>');
  live.apply(changed('templates/site_footer.hbs'));
  const second = live.renderer;
  expect(second).not.toBe(first);
  live.apply(changed('templates/site_footer.hbs'));
  expect(live.renderer).toBe(second);
});

test('a changed configuration is read again; while it is invalid, the previous one applies', () => {
  const invalid = SourceText.file('spec.config.yaml', 'rulse: {}');
  let settings: Settings = { options: { rules: new Map(), labels: {} }, problems: [] };
  const options = { ...liveOptions(fixtureRepository.root), readSettings: () => settings };
  fixtureRepository.write(
    'specification/index.rst',
    'The farm %CLIENT_RELEASE_LABEL%\n========================================\n\n.. noet:: Hay\n',
  );
  const site = new LiveSite(new LiveRepository(options), () => '');
  const severities = () => {
    site.complete();
    return site.diagnostics.map(({ rule, severity }) => `${rule} ${severity}`);
  };
  expect(severities()).toEqual(['rst/unknown-directive warning']);

  settings = {
    options: { rules: new Map([['rst/unknown-directive', 'info']]), labels: { client: 'r0.9.0' } },
    problems: [],
  };
  site.apply(changed('spec.config.yaml'));
  expect(severities()).toEqual(['rst/unknown-directive info']);
  expect(site.file('index.html')).toContain('The farm r0.9.0');

  const span = { source: invalid, start: 0, end: 5 };
  settings = { problems: [{ rule: 'config/unknown-key', severity: 'error', message: 'Unknown.', span }] };
  site.apply(changed('spec.config.yaml'));
  expect(severities()).toEqual(['config/unknown-key error', 'rst/unknown-directive info']);
  expect(site.file('index.html')).toContain('The farm r0.9.0');
});

test('settings that API files determine are read again when one changes', () => {
  let reads = 0;
  const readSettings = (): Settings => {
    reads++;
    return { options: { rules: new Map(), labels: {} }, problems: [] };
  };
  const live = new LiveRepository({ ...liveOptions(fixtureRepository.root), readSettings });
  const site = new LiveSite(live, () => '');
  site.complete();
  const { repository } = live;
  site.apply(changed('specification/index.rst'));
  expect(reads).toBe(0);
  site.apply(changed('api/pasture/cows.yaml'));
  expect(reads).toBe(1);
  expect(live.repository).toBe(repository);
});

test('a removed targets.yaml is reported', () => {
  const site = open();
  site.complete();
  fixtureRepository.remove('specification/targets.yaml');
  site.apply({ files: new Set(['specification/targets.yaml']), entries: true });
  site.complete();
  expect(site.siteDiagnostics.map(({ message }) => message)).toEqual([
    'File not found: specification/targets.yaml.',
  ]);
});

test('the search index follows updates', () => {
  const site = open();
  expect(String(site.file('assets/search.js'))).not.toContain('clover');
  fixtureRepository.write('specification/index.rst', 'The farm\n========\n\nAll the clover.\n');
  site.apply(changed('specification/index.rst'));
  expect(String(site.file('assets/search.js'))).toContain('clover');
});

test('the pages of chapters equal those of a build', async () => {
  fixtureRepository.write(
    'specification/mail.rst',
    'Mail\n====\n\nSend\n----\n\nSort_.\n\nSort\n----\n\nSend_.\n',
  );
  fixtureRepository.write(
    'specification/targets.yaml',
    'targets: { index: { files: [index.rst] }, mail: { files: [mail.rst] } }\ntitle_styles: ["=", "-"]\n',
  );
  const options = { ...liveOptions(fixtureRepository.root), isMultiPage: true };
  const site = new LiveSite(new LiveRepository(options), (path, version) => `<i>${path} ${version}</i>`);
  const built = async () => {
    const { files } = await openSpecification(fixtureRepository.root).build({ multiPage: true });
    return String(files.get('mail/send.html')).replaceAll(/ style="--h:\d+"/g, '');
  };
  /** The page that is served, without what the server adds. */
  const served = () =>
    String(site.file('mail/send.html')).replaceAll(/ data-unit="[^"]*"|<i>.*<\/i>(?=\n<\/body>)/g, '');
  expect(await built()).toContain('<a href="sort.html#sort">Sort</a>');
  expect(served()).toBe(await built());
  expect(site.file('mail/send.html')).toContain('<i>mail/send.html 1</i>');
  const write = (now: string, later: string): void => {
    fixtureRepository.write(
      'specification/mail.rst',
      `Mail\n====\n\nSend\n----\n\n${now}\n\nSort\n----\n\nSend_. ${later}\n`,
    );
    site.apply(changed('specification/mail.rst'));
    // Other pages follow after the open ones.
    expect(site.version('mail/send.html')).toBeGreaterThan(0);
    site.complete();
  };
  write('Now.', 'Later.');
  expect(site.version('mail/send.html')).toBe(2);
  expect(site.file('mail/send.html')).toContain('<p>Now.</p>');
  expect(served()).toBe(await built());
  write('Now.', 'Much later.');
  expect(site.version('mail/send.html')).toBe(2);
  expect(served()).toBe(await built());
});

test('links to anchors that are on another page follow anchors.txt', () => {
  const files = { index: 'Farm\n====\n\nText.\n', barn: 'Barn\n====\n\nHay\n---\n\nText.\n' };
  for (const [name, text] of Object.entries(files))
    fixtureRepository.write(`specification/${name}.rst`, text);
  fixtureRepository.write(
    'specification/targets.yaml',
    'targets: { index: { files: [index.rst] }, barn: { files: [barn.rst] } }\ntitle_styles: ["=", "-"]\n',
  );
  const site = open();
  expect(site.file('index.html')).not.toContain('moved-anchors"');
  fixtureRepository.write(
    'anchors.txt',
    'index.html#straw -> barn.html#hay\nindex.html#farm -> barn.html#hay\n',
  );
  site.apply({ files: new Set(['anchors.txt']), entries: true });
  expect(site.file('index.html')).toContain(
    '<p id="straw">This section has moved to <a href="barn.html#hay">Barn</a>.</p>\n</div>',
  );
  expect(site.file('index.html')).not.toContain('<p id="farm">');
});
