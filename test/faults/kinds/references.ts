import { folderOf, joinPath, nameOf } from '../../../src/source/reader.js';
import type { Corpus } from '../corpus.js';
import { linesOf, replaceInLine } from '../edit.js';
import type { Kind } from '../fault.js';
import type { Random } from '../random.js';
import { dataFiles, definitionFiles, eventSchemas } from '../reading/places.js';

interface Reference {
  readonly file: string;
  readonly line: number;
  readonly to: string;
}

/** Keywords in which a schema may refer to itself: a value can still be finite. */
const nesting = new Set([
  'properties',
  'patternProperties',
  'additionalProperties',
  'items',
  'oneOf',
  'anyOf',
]);

/** Whether a reference is the whole schema of its file, or a parent of it. */
const isOfWholeFile = ({ file, line }: Reference, corpus: Corpus): boolean =>
  corpus.data
    .file(file)
    ?.keys.some((key) => key.line === line && !key.path.some((part) => nesting.has(part))) === true;

const written = /\$ref["']?:\s*["']?([^"'\s,}]+)/;

function references(corpus: Corpus, files: readonly string[]): Reference[] {
  return files.flatMap((file) =>
    linesOf(corpus.files, file).flatMap((text, i) => {
      const to = written.exec(text)?.[1];
      return to === undefined ? [] : [{ file, line: i + 1, to }];
    }),
  );
}

/** Rewrites a reference so that it is wrong. */
function rewritten(
  name: string,
  rule: string,
  files: (corpus: Corpus) => readonly string[],
  change: (reference: Reference, random: Random) => string,
  fits: (reference: Reference, corpus: Corpus) => boolean = () => true,
): Kind {
  return {
    name,
    plant(corpus, random) {
      const file = random.pick(files(corpus));
      const reference = random.pick(
        references(corpus, file === undefined ? [] : [file]).filter((one) => fits(one, corpus)),
      );
      if (!reference) return undefined;
      const to = change(reference, random);
      return {
        changes: replaceInLine(corpus.files, reference.file, reference.line, reference.to, to),
        places: [{ file: reference.file, line: reference.line }],
        rules: [rule],
      };
    },
  };
}

export const referenceKinds: readonly Kind[] = [
  rewritten('ref-emptied', 'ref/missing', dataFiles, () => ''),
  rewritten('ref-commented-out', 'ref/missing', dataFiles, () => '#/definitions/event'),
  rewritten('ref-name-misspelt', 'ref/missing', dataFiles, ({ to }, random) => {
    const [stem = '', ...endings] = nameOf(to).split('.');
    const folder = folderOf(to);
    return `${folder === '' ? '' : `${folder}/`}${[random.misspell(stem), ...endings].join('.')}`;
  }),
  rewritten('ref-folder-misspelt', 'ref/missing', dataFiles, ({ to }, random) =>
    to.includes('/') ? `${random.misspell(folderOf(to))}/${nameOf(to)}` : `definitins/${to}`,
  ),
  rewritten(
    'ref-outside',
    'ref/outside',
    dataFiles,
    ({ to }, random) => `${'../'.repeat(random.between(7, 9))}${to}`,
  ),
  rewritten('ref-to-itself', 'ref/circular', definitionFiles, ({ file }) => nameOf(file), isOfWholeFile),
  rewritten('ref-to-itself-event', 'ref/circular', eventSchemas, ({ file }) => nameOf(file), isOfWholeFile),
  {
    name: 'ref-target-renamed',
    plant(corpus, random) {
      const file = random.pick(definitionFiles(corpus));
      const text = file === undefined ? undefined : corpus.files.get(file);
      if (file === undefined || text === undefined) return undefined;
      const places = references(corpus, dataFiles(corpus))
        .filter((reference) => joinPath(folderOf(reference.file), reference.to) === file)
        .map(({ file: from, line }) => ({ file: from, line }));
      if (places.length === 0) return undefined;
      const changes = new Map<string, string | undefined>([
        [file, undefined],
        [`${folderOf(file)}/${random.misspell(nameOf(file).replace(/\..*/, ''))}.yaml`, text],
      ]);
      return { changes, places, rules: ['ref/missing'] };
    },
  },
];
