import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a specification repository that is `times` as large to `folder`: each copy has its own targets, sections and API
 * files. Used to measure how the time grows with the input.
 */
export function enlarge(corpus: string, folder: string, times: number): void {
  mkdirSync(folder, { recursive: true });
  cpSync(corpus, folder, { recursive: true, dereference: false });
  const specification = join(folder, 'specification');
  const targets = readFileSync(join(specification, 'targets.yaml'), 'utf8');
  const [, head = '', groups = '', rest = ''] =
    /^targets:\n([\s\S]*?)^groups:.*\n([\s\S]*?)^(title_styles[\s\S]*)$/m.exec(targets) ?? [];
  let allTargets = head;
  let allGroups = groups;
  for (let copy = 2; copy <= times; copy++) {
    for (const kind of ['specification', 'api', 'event-schemas'])
      copyTree(join(corpus, kind), join(folder, kind), copy);
    allTargets += head
      .replace(/^ {2}([\w@]+):/gm, (_, name: string) => `  copy${copy}_${name}:`)
      .replace(/group:(\w+)/g, `group:copy${copy}_$1`)
      .replace(
        /(- |: )([\w/-]+\.rst)/g,
        (_, before: string, file: string) => `${before}${renamed(file, copy)}`,
      );
    allGroups += groups
      .replace(/^ {2}(\w+):/gm, `  copy${copy}_$1:`)
      .replace(/([\w/-]+\.rst)/g, (file: string) => renamed(file, copy));
  }
  writeFileSync(join(specification, 'targets.yaml'), `targets:\n${allTargets}groups:\n${allGroups}${rest}`);
}

/**
 * Writes a site that is `times` as large to `folder`: each copy has its own pages, modules, fragments, API files and events. Schemas
 * that files share are not duplicated.
 */
export function enlargeSite(corpus: string, folder: string, times: number): void {
  cpSync(corpus, folder, { recursive: true });
  for (let copy = 2; copy <= times; copy++) {
    for (const path of readdirSync(join(corpus, 'content'), { recursive: true, encoding: 'utf8' }))
      if (path.endsWith('.md') && path !== '_index.md') copyContent(corpus, folder, path, copy);
    for (const data of ['api', 'event-schemas/schema', 'event-schemas/examples'])
      copyData(join(corpus, 'data', data), join(folder, 'data', data), copy);
  }
}

/** Copies a page to a folder of its own, or a module or fragment beside it under a new name. */
function copyContent(corpus: string, folder: string, path: string, copy: number): void {
  const isPart = /\/(?:modules|fragments)\//.test(path);
  if (isPart && path.endsWith('index.md')) return;
  const text = readFileSync(join(corpus, 'content', path), 'utf8')
    .replace(/( (?:api|filename|event|desired_example_name|group_name)=")/g, `$1copy${copy}.`)
    .replace(/(rver-fragment name=")/g, `$1copy${copy}.`);
  const target = isPart ? join(dirname(path), `copy${copy}.${basename(path)}`) : join(`copy${copy}`, path);
  const file = join(folder, 'content', target);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Copies the files of a folder under new names, except those that other files refer to. */
function copyData(from: string, to: string, copy: number): void {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.isDirectory()) {
      const isShared = /^(?:definitions|examples|core|core-event-schema|components)$/.test(entry.name);
      if (!isShared) copyData(join(from, entry.name), join(to, entry.name), copy);
    } else if (entry.name.endsWith('.yaml'))
      cpSync(join(from, entry.name), join(to, `copy${copy}.${entry.name}`));
  }
}

const renamed = (file: string, copy: number): string =>
  file.replace(/([\w-]+)\.(rst|yaml)$/, `$1_copy${copy}.$2`);

/** Copies sections and API files under new names; shared files (`definitions`, parts of examples) are not duplicated. */
function copyTree(from: string, to: string, copy: number): void {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.isDirectory()) {
      if (
        !['definitions', 'core', 'core-event-schema', 'examples'].includes(entry.name) ||
        /event-schemas$/.test(from)
      ) {
        copyTree(join(from, entry.name), join(to, entry.name), copy);
      }
    } else if (
      /\.(rst|yaml)$/.test(entry.name) &&
      entry.name !== 'targets.yaml' &&
      !/event-schemas/.test(from)
    ) {
      const text = readFileSync(join(from, entry.name), 'utf8').replace(
        /\{\{(\w+?)_(cs|ss|as|is|push)_http_api\}\}/g,
        `{{$1_copy${copy}_$2_http_api}}`,
      );
      writeFileSync(join(to, renamed(entry.name, copy)), text);
    }
  }
}
