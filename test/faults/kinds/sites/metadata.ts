import type { Kind } from '../../fault.js';
import { added, files, inLine, type LineChange } from './in-line.js';

const { pages, configuration, formats } = files;
const inPage = (name: string, change: Omit<LineChange, 'files'>): Kind =>
  inLine(name, { files: pages, ...change });

/** Faults in front matter, configuration and newsfragments. */
export const metadataKinds: readonly Kind[] = [
  inPage('title-misspelt', {
    line: /^title: /,
    change: (line) => line.replace('title', 'titel'),
    rules: ['page/metadata'],
  }),
  inPage('weight-misspelt', {
    line: /^weight: /,
    change: (line) => line.replace('weight', 'wieght'),
    rules: ['page/metadata'],
  }),
  inPage('weight-in-words', {
    line: /^weight: \d/,
    change: () => 'weight: first',
    rules: ['page/metadata'],
  }),
  inPage('title-empty', { line: /^title: /, change: () => 'title:', rules: ['page/metadata'] }),
  inPage('type-is-a-list', { line: /^type: \w/, change: () => 'type: [docs]', rules: ['page/metadata'] }),
  inPage('date-invalid', {
    line: /^weight: \d/,
    change: (line) => `${line}\ndate: tomorrow`,
    rules: ['page/metadata'],
  }),
  inPage('outputs-invalid', {
    line: /^weight: \d/,
    change: (line) => `${line}\noutputs: [html, pdf]`,
    rules: ['page/metadata'],
  }),
  inPage('metadata-quote-lost', {
    line: /^title: /,
    change: (line) => `${line.replace('title: ', 'title: "').replace(/"+/g, '"').replace(/"$/, '')}\n`,
    rules: ['yaml/syntax'],
  }),
  inPage('metadata-key-twice', {
    line: /^weight: \d/,
    change: (line) => `${line}\n${line}`,
    rules: ['yaml/duplicate-key'],
  }),
  inLine('configuration-syntax', {
    files: configuration,
    line: /^status = "/,
    change: (line) => line.replace(/"$/, ''),
    rules: ['page/configuration'],
  }),
  inLine('configuration-status', {
    files: configuration,
    line: /^status = "/,
    change: () => 'status = "finished"',
    rules: ['page/configuration'],
  }),
  inLine('format-address', {
    files: formats,
    line: /^\s+url: .*#/,
    change: (line) => line.replace('#', '#x'),
    rules: ['data/string-format'],
  }),
  inLine('format-misspelt', {
    files: formats,
    line: /^mx-[\w-]+:$/,
    change: (line) => line.replace(/^mx-/, 'mxx-'),
    rules: ['data/string-format'],
  }),
  inLine('format-title-lost', {
    files: formats,
    line: /^\s+title: /,
    change: (line) => line.replace('title', 'titel'),
    rules: ['data/string-format'],
    above: 3,
  }),
  added('newsfragment-kind', 'changelogs/client_server/newsfragments/99999.nwe', 'Text.\n', [
    'changelog/newsfragments',
  ]),
  added('newsfragment-empty', 'changelogs/client_server/newsfragments/99999.new', '\n', [
    'changelog/newsfragments',
  ]),
  added('newsfragment-without-issue', 'changelogs/client_server/newsfragments/rooms.new', 'Text.\n', [
    'changelog/newsfragments',
  ]),
  added('newsfragment-folder', 'changelogs/client_server/99999.new', 'Text.\n', ['changelog/newsfragments']),
  added('newsfragment-markup', 'changelogs/client_server/newsfragments/99998.new', 'Add **bold text.\n', [
    'markdown/unclosed-emphasis',
  ]),
  added('module-unused', 'content/client-server-api/modules/nosuchmodule.md', 'Text.\n', [
    'page/unused-file',
  ]),
  added(
    'page-twice',
    'content/appendices/_index.md',
    '---\ntitle: Appendices\n---\n\nText.\n',
    ['page/duplicate-path'],
    'content/appendices.md',
  ),
];
