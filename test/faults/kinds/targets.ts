import type { Corpus } from '../corpus.js';
import { linesOf, replaceInLine, replaceLines } from '../edit.js';
import type { Fault, Kind } from '../fault.js';
import type { Random } from '../random.js';
import { sections } from '../reading/text.js';

const file = 'specification/targets.yaml';

/** Plants a fault in a line of targets.yaml. */
function inTargets(
  name: string,
  pattern: RegExp,
  plan: (match: RegExpExecArray, line: number, corpus: Corpus, random: Random) => Fault | undefined,
): Kind {
  return {
    name,
    plant(corpus, random) {
      const found = random.pick(
        linesOf(corpus.files, file).flatMap((text, i) => {
          const match = pattern.exec(text);
          return match ? [{ match, line: i + 1 }] : [];
        }),
      );
      return found && plan(found.match, found.line, corpus, random);
    },
  };
}

const misspelt =
  (rules: readonly string[], from = 0) =>
  ([, word = '']: RegExpExecArray, line: number, corpus: Corpus, random: Random): Fault => ({
    changes: replaceInLine(corpus.files, file, line, word, random.misspell(word)),
    places: [{ file, line: line - from, to: line }],
    rules,
  });

export const targetKinds: readonly Kind[] = [
  inTargets('section-path-misspelt', /([\w-]{4,})\.rst/, misspelt(['spec/missing-section'])),
  inTargets('group-misspelt', /group:([\w-]+)/, misspelt(['spec/targets'])),
  inTargets(
    'targets-key-misspelt',
    /^(targets|groups|title_styles|relative_title_styles):/,
    misspelt(['spec/targets', 'spec/title-style']),
  ),
  // A target without `files` is reported at its name, on the line before.
  inTargets('target-key-misspelt', /^ +(files|version_label):/, misspelt(['spec/targets'], 1)),
  inTargets('targets-levels-no-number', /\{ (\d): /, ([, levels = ''], line, corpus) => ({
    changes: replaceInLine(corpus.files, file, line, `{ ${levels}:`, '{ one:'),
    places: [{ file, line }],
    rules: ['spec/targets'],
  })),
  inTargets('targets-levels-too-many', /\{ (\d): /, ([, levels = ''], line, corpus) => ({
    changes: replaceInLine(corpus.files, file, line, `{ ${levels}:`, '{ 9:'),
    places: [{ file, line }],
    rules: ['spec/title-too-deep'],
  })),
  inTargets('section-twice', /^\s*- [\w/-]+\.rst$/, ([text], line, corpus) => ({
    changes: replaceLines(corpus.files, file, line, 1, [text, text]),
    places: [{ file, line, to: line + 1 }],
    rules: ['spec/targets'],
  })),
  inTargets('version-label-misspelt', /%(\w+)%/, misspelt(['spec/unknown-label'])),
  {
    name: 'release-label-misspelt',
    plant(corpus, random) {
      const places = [...corpus.files].flatMap(([path, text]) =>
        /^(specification\/.*\.rst|api\/.*\.yaml)$/.test(path) && /%[A-Z_]+%/.test(text)
          ? linesOf(corpus.files, path).flatMap((line, i) => {
              const token = /%([A-Z_]+)%/.exec(line)?.[1];
              return token === undefined ? [] : [{ file: path, line: i + 1, token }];
            })
          : [],
      );
      const place = random.pick(places);
      if (!place) return undefined;
      const wrong = random.pick([`%${random.misspell(place.token)}%`, `%${place.token}`, `${place.token}%`]);
      return {
        changes: replaceInLine(corpus.files, place.file, place.line, `%${place.token}%`, wrong ?? ''),
        places: [{ file: place.file, line: place.line }],
        rules: ['spec/unknown-label'],
      };
    },
  },
  {
    name: 'section-renamed',
    plant(corpus, random) {
      const section = random.pick(sections(corpus));
      const text = section && corpus.files.get(section.file);
      if (!section || text === undefined) return undefined;
      const to = section.file.replace(/[\w-]+\.rst$/, (name) => `renamed_${name}`);
      return {
        changes: new Map<string, string | undefined>([
          [section.file, undefined],
          [to, text],
        ]),
        places: [{ file, line: section.named }],
        rules: ['spec/missing-section'],
      };
    },
  },
  {
    name: 'section-entry-lost',
    plant(corpus, random) {
      const section = random.pick(sections(corpus));
      if (!section) return undefined;
      const [before = '', text = '', after = ''] = linesOf(corpus.files, file).slice(section.named - 2);
      const others = sections(corpus).filter((other) => other.file === section.file);
      // Removing the only entry would leave an invalid list.
      const isOnly = ![before, after].some((line) => /^\s*- /.test(line));
      if (!/^\s*- \S*$/.test(text) || others.length > 1 || isOnly) return undefined;
      return {
        changes: replaceLines(corpus.files, file, section.named, 1, []),
        places: [{ file: section.file, line: 1 }],
        rules: ['spec/unused'],
      };
    },
  },
];
