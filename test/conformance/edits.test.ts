import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Graph } from '../../src/graph/graph.js';
import { withPageSeverities } from '../../src/policy/severities.js';
import { createRenderer } from '../../src/render/create-renderer.js';
import { SiteRenderer } from '../../src/render/render-site.js';
import { fileReader } from '../../src/source/file-reader.js';
import type { Reader } from '../../src/source/reader.js';
import { mergedApi, openForMerge, presentGroups } from '../../src/spec/merged-api.js';
import { matrix } from '../../src/spec/presets.js';
import { openRepository } from '../../src/spec/repository.js';
import { ownTemplates } from '../render/template-set.js';
import * as edits from './edits.js';
import { compare } from './page-comparison.js';
import { golden, hasShared } from './shared.js';

const common = [edits.filesInLists, edits.emptyAdmonitions, edits.slashAfterBasePath, edits.requiredTwice];
const byCorpus: Readonly<Record<string, readonly edits.Edit[]>> = {
  'cs-r0.6.1': common,
  'cs-r0.4.0': [...common, edits.shortVersion],
  'doc-2015-10-13': common,
};

describe.skipIf(!hasShared)('edits that the old toolchain survived do not change the pages of', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'spec-edits-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(Object.entries(byCorpus))('%s', (name, list) => {
    const { corpus, labels } = golden(name);
    const reader = fileReader(corpus);
    const before = build(reader, labels);
    const after = build(edits.editedReader(reader, list), labels);
    expect(after.errors).toEqual(before.errors);
    expect([...after.pages.keys()]).toEqual([...before.pages.keys()]);
    for (const [path, page] of after.pages)
      expect(
        withoutMessages(page) === withoutLengths(before.pages.get(path) ?? ''),
        `${path} is the same`,
      ).toBe(true);
    for (const edit of list) expect(changedFiles(reader, edit), edit.title).not.toEqual([]);
  });

  test('merged documents', () => {
    const reader = fileReader(golden('cs-r0.6.1').corpus);
    const [before, after] = [reader, edits.editedReader(reader, [edits.slashAfterBasePath])].map((source) => {
      const repository = openForMerge(source, matrix, 'r0.6.1');
      return presentGroups(repository).map(
        (group) => mergedApi(repository, group, { version: 'r0.6.1', baseUrl: '' }).text,
      );
    });
    expect(after).toEqual(before);
  });

  test('a missing reference in the layout of 2015', () => {
    const reader = fileReader(golden('doc-2015-10-13').corpus);
    const [before, after] = [reader, edits.editedReader(reader, [edits.missingReference])].map((source) =>
      build(source, {}),
    );
    expect(changedFiles(reader, edits.missingReference)).not.toEqual([]);
    expect(after?.errors).toEqual([]);
    expect(idsIn(after?.pages.get('main.html'))).toEqual(idsIn(before?.pages.get('main.html')));
  });

  test('how-tos', () => {
    const { corpus, pages } = golden('doc-2015-10-13');
    const reference = join(pages, 'howtos.html');
    const edit = edits.howTos(readFileSync(reference, 'utf8'));
    const { pages: ours, errors } = build(edits.editedReader(fileReader(corpus), [edit]), {});
    expect(errors).toEqual([]);
    const page = join(folder, 'howtos.html');
    writeFileSync(page, ours.get('howtos.html') ?? '');
    const { anchors, headings } = compare(reference, page).scores;
    expect([anchors, headings]).toEqual([1, 1]);
  });
});

interface Built {
  readonly pages: ReadonlyMap<string, string>;
  readonly errors: readonly string[];
}

function build(reader: Reader, labels: Readonly<Record<string, string>>): Built {
  const graph = new Graph();
  const repository = openRepository(graph, reader, {
    protocol: matrix,
    labels,
    gitVersion: () => undefined,
    raw: true,
  });
  const targets = [...graph.get(repository.targets, '').targets.values()];
  const renderer = createRenderer(ownTemplates(), { raw: true }, () => {});
  const { files, diagnostics } = new SiteRenderer(repository, renderer).all(targets);
  const all = [
    ...diagnostics,
    ...targets.flatMap(({ name }) => graph.diagnostics(repository.document, name)),
    ...graph.diagnostics(repository.targets, ''),
  ];
  return {
    pages: new Map(
      [...files].flatMap(([path, text]) => (path.endsWith('.html') ? [[path, String(text)]] : [])),
    ),
    errors: withPageSeverities(all).flatMap(({ severity, message }) =>
      severity === 'error' ? [message] : [],
    ),
  };
}

/** The ids of a page apart from those of tables, whose rows depend on the file that is missing. */
const idsIn = (html = ''): string[] =>
  [...html.matchAll(/<(?!table|tr|pre)\w+[^<>]* id="([^"]+)"/g)].map(([, id = '']) => id);

/** The estimated height of a section includes its messages. */
/** Heights, and the places where the parser pauses, depend on the length of the messages. */
const withoutLengths = (html: string): string =>
  html.replace(/ style="--h:\d+"|<script src="[^"]*\/pause\.\w+\.js"><\/script>\n/g, '');

const withoutMessages = (html: string): string =>
  withoutLengths(html).replace(
    /<div class="system-message">\n<pre><code>\.\. note::\n<\/code><\/pre>\n<\/div>\n/g,
    '',
  );

/** The files that an edit changes. */
function changedFiles(reader: Reader, edit: edits.Edit, folder = ''): string[] {
  return (reader.list(folder) ?? []).flatMap(({ name, kind }) => {
    const path = folder === '' ? name : `${folder}/${name}`;
    if (kind === 'directory') return path.split('/').length > 6 ? [] : changedFiles(reader, edit, path);
    const text = reader.read(path) ?? '';
    return (edit.text?.(path, text) ?? text) === text ? [] : [path];
  });
}
