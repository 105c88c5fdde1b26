import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Content, type Edit, editTo } from './edit.js';
import { atMatch, oneOf, type Random } from './random.js';
import { sourceFiles } from './source-files.js';

type RepositoryEdit = (root: string, random: Random) => Edit | undefined;

const read = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');
const targetsFile = 'specification/targets.yaml';

const aSource = (root: string, random: Random, pattern = /./): string | undefined =>
  oneOf(
    sourceFiles(root).filter((path) => pattern.test(path)),
    random,
  );

const inTargets =
  (change: (text: string, random: Random) => string): RepositoryEdit =>
  (root, random) => {
    if (!existsSync(join(root, targetsFile))) return undefined;
    const text = read(root, targetsFile);
    const changed = change(text, random);
    return changed === text
      ? undefined
      : editTo(root, `${targetsFile} ${changed.length - text.length}`, new Map([[targetsFile, changed]]));
  };

const ofOneFile =
  (title: string, change: (text: string, path: string, random: Random) => Content): RepositoryEdit =>
  (root, random) => {
    const path = aSource(root, random);
    if (path === undefined) return undefined;
    return editTo(root, `${path} ${title}`, new Map([[path, change(read(root, path), path, random)]]));
  };

/** Edits of a repository as a whole: added, removed and moved files, changes of `targets.yaml`, styles and templates. */
export const repositoryEdits: Readonly<Record<string, RepositoryEdit>> = {
  removed: ofOneFile('removed', () => undefined),
  renamed: (root, random) => {
    const path = aSource(root, random);
    if (path === undefined) return undefined;
    return editTo(
      root,
      `${path} renamed`,
      new Map([
        [path, undefined],
        [`${dirname(path)}/moved-${basename(path)}`, read(root, path)],
      ]),
    );
  },
  'made empty': ofOneFile('made empty', () => ''),
  'in another encoding': ofOneFile('in another encoding', (text) =>
    Buffer.from(text.replace(/e/g, 'é'), 'latin1'),
  ),
  'with carriage returns': ofOneFile('with carriage returns', (text) => text.replace(/\r?\n/g, '\r\n')),
  'with a byte order mark': ofOneFile('with a byte order mark', (text) => `\ufeff${text}`),
  'two swapped': (root, random) => {
    const one = aSource(root, random, /\.rst$/);
    const other = aSource(root, random, /\.rst$/);
    if (one === undefined || other === undefined || one === other) return undefined;
    return editTo(
      root,
      `${one} and ${other} swapped`,
      new Map([
        [one, read(root, other)],
        [other, read(root, one)],
      ]),
    );
  },
  'a link to another file': (root, random) => {
    const path = aSource(root, random);
    if (path === undefined) return undefined;
    const other = oneOf(
      sourceFiles(root).filter((file) => dirname(file) === dirname(path)),
      random,
    );
    return editTo(
      root,
      `${path} is a link to ${other}`,
      new Map([[path, { link: basename(other ?? 'nowhere') }]]),
    );
  },
  'a folder removed': (root, random) => {
    const folder = dirname(aSource(root, random) ?? '.');
    const files = sourceFiles(root).filter((path) => path.startsWith(`${folder}/`));
    if (folder === 'specification' || files.length === 0) return undefined;
    return editTo(root, `${folder} removed`, new Map(files.map((path) => [path, undefined])));
  },
  'a folder renamed': (root, random) => {
    const folder = dirname(aSource(root, random, /^\w+\/\w+\//) ?? '.');
    const files = sourceFiles(root).filter((path) => path.startsWith(`${folder}/`));
    return editTo(
      root,
      `${folder} renamed`,
      new Map(
        files.flatMap((path): [string, Content][] => [
          [path, undefined],
          [path.replace(folder, `${folder}-moved`), read(root, path)],
        ]),
      ),
    );
  },
  'sections swapped': inTargets((text, random) =>
    atMatch(text, /^( +- .*\n)( +- .*\n)/gm, random, (found) => found.replace(/^(.*\n)(.*\n)/, '$2$1')),
  ),
  'a section removed': inTargets((text, random) => atMatch(text, /^ +- .*\n/gm, random, () => '')),
  'another depth': inTargets((text, random) =>
    atMatch(text, /- [\w/]+\.rst$/gm, random, (found) => `- { 1: ${found.slice(2)} }`),
  ),
  'a page with another name': inTargets((text, random) =>
    atMatch(text, /^ {2}\w+(?=[@\w]*:$)/gm, random, (found) => `${found}_named`),
  ),
  'another label': inTargets((text, random) =>
    atMatch(text, /version_label: .*/g, random, () => 'version_label: r9.9.9'),
  ),
  'other title styles': inTargets((text) =>
    text.replace(/title_styles: \["=", "-"/, 'title_styles: ["-", "="'),
  ),
  'a new page': (root, random) => {
    if (!existsSync(join(root, targetsFile))) return undefined;
    const name = `page_${Math.floor(random() * 1000)}`;
    const text = read(root, targetsFile);
    return editTo(
      root,
      `the page ${name}`,
      new Map([
        [targetsFile, text.replace('targets:\n', `targets:\n  ${name}:\n    files: [${name}.rst]\n`)],
        [`specification/${name}.rst`, `A page\n======\n\n.. contents:: Contents\n\nText\n----\n\nMore.\n`],
      ]),
    );
  },
  'a new event': (root, random) => {
    const section = aSource(root, random, /^specification\/.*\.rst$/);
    if (section === undefined) return undefined;
    const name = `m.made${Math.floor(random() * 1000)}`;
    return editTo(
      root,
      `the event ${name}`,
      new Map([
        [section, `${read(root, section)}\n\n{{${name.replaceAll('.', '_')}_event}}\n`],
        [
          `event-schemas/schema/${name}`,
          'title: Made\ndescription: Made *up*.\ntype: object\nproperties:\n  content:\n    type: object\n    properties:\n      a:\n        type: string\n        description: A.\n',
        ],
        [`event-schemas/examples/${name}`, `{"type": "${name}", "content": {"a": "b"}}\n`],
      ]),
    );
  },
  'a newsfragment': (root, random) => {
    const news = `changelogs/client_server/newsfragments/${Math.floor(random() * 1000)}.new`;
    return editTo(root, news, new Map([[news, 'Something *new*.\n']]));
  },
  'a style': (root, random) =>
    editTo(
      root,
      'a style',
      new Map([['templates/own.css', `p { margin: ${Math.floor(random() * 9)}px }\n`]]),
    ),
  'a template': (root, random) =>
    editTo(
      root,
      'a template',
      new Map([
        oneOf(
          [
            ['templates/request.hbs', '<div class="mine">{{{html}}}</div>\n'],
            ['templates/site_footer.hbs', `<footer>${random()}</footer>\n`],
            ['templates/site_footer.hbs', '<footer>{{#if}}</footer>\n'],
          ] as const,
          random,
        ) ?? ['templates/site_footer.hbs', undefined],
      ]),
    ),
};
