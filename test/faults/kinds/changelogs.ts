import type { Corpus } from '../corpus.js';
import { linesOf, replaceInLine, replaceLines } from '../edit.js';
import type { Changes, Fault, Kind } from '../fault.js';
import type { Random } from '../random.js';

/** Newsfragments of the corpus. */
const fragments = (corpus: Corpus): string[] =>
  [...corpus.files.keys()].filter((path) => /\/newsfragments\/(?:\d+|\+[\w-]+)\.\w+$/.test(path));

const changelogs = (corpus: Corpus): string[] =>
  [...corpus.files.keys()].filter((path) => /^changelogs\/\w+\.rst$|^CHANGELOG\.rst$/.test(path));

function renamed(name: string, to: (file: string, random: Random) => string): Kind {
  return {
    name,
    plant(corpus, random) {
      const file = random.pick(fragments(corpus));
      if (file === undefined) return undefined;
      const target = to(file, random);
      const changes: Changes = new Map<string, string | undefined>([
        [file, undefined],
        [target, corpus.files.get(file)],
      ]);
      return { changes, places: [{ file: target, line: 1 }], rules: ['changelog/newsfragments'] };
    },
  };
}

interface Version {
  readonly file: string;
  /** Line of the title, from 1. */
  readonly line: number;
  readonly title: string;
}

const versions = (corpus: Corpus, file: string): Version[] => {
  const lines = linesOf(corpus.files, file);
  return lines.flatMap((title, i) =>
    /^=+$/.test(lines[i + 1] ?? '') && /[rv]\d+\.\d+/.test(title) ? [{ file, line: i + 1, title }] : [],
  );
};

/** Replaces the title of a version. */
function atVersion(
  name: string,
  title: (version: Version, next: Version, random: Random) => string | undefined,
  plan?: (fault: Fault, next: Version) => Fault,
): Kind {
  return {
    name,
    plant(corpus, random) {
      const file = random.pick(changelogs(corpus));
      const all = file === undefined ? [] : versions(corpus, file);
      const at = random.between(0, all.length - 2);
      const [version, next] = [all[at], all[at + 1]];
      const text = version && next && title(version, next, random);
      if (!version || !next || text === undefined) return undefined;
      const fault = {
        changes: replaceLines(corpus.files, version.file, version.line, 2, [text, '='.repeat(text.length)]),
        places: [{ file: version.file, line: version.line }],
        rules: ['changelog/versions'],
      };
      return plan ? plan(fault, next) : fault;
    },
  };
}

const orNext = (fault: Fault, next: Version): Fault => ({
  ...fault,
  // Either of two conflicting titles may be wrong.
  places: [...fault.places, { file: next.file, line: next.line }],
});

export const changelogKinds: readonly Kind[] = [
  renamed('newsfragment-kind-misspelt', (file, random) =>
    file.replace(/\w+$/, (kind) => random.misspell(kind)),
  ),
  renamed('newsfragment-without-number', (file) => file.replace(/[^/]+\.(\w+)$/, 'fix.$1')),
  renamed('newsfragment-without-kind', (file) => file.replace(/\.\w+$/, '')),
  renamed('newsfragment-beside-folder', (file) => file.replace('/newsfragments/', '/')),
  renamed('newsfragment-above-folder', (file) => file.replace(/\w+\/newsfragments\//, '')),
  renamed('newsfragment-in-misspelt-folder', (file, random) =>
    file.replace('newsfragments', random.pick(['newsfragment', 'newfragments', 'changelog.d']) ?? ''),
  ),
  renamed('newsfragment-in-folder-of-kind', (file) => file.replace(/[^/]+\.(\w+)$/, '$1/$&')),
  {
    name: 'newsfragment-emptied',
    plant(corpus, random) {
      const file = random.pick(fragments(corpus));
      if (file === undefined) return undefined;
      return {
        changes: new Map([[file, '\n']]),
        places: [{ file, line: 1 }],
        rules: ['changelog/newsfragments'],
      };
    },
  },
  {
    name: 'newsfragment-markup-unclosed',
    cascade: 0,
    plant(corpus, random) {
      const file = random.pick(fragments(corpus));
      const text = file === undefined ? '' : (corpus.files.get(file) ?? '').trim();
      if (file === undefined || /[`*]/.test(text)) return undefined;
      return {
        changes: replaceInLine(corpus.files, file, 1, text.split(' ')[0] ?? '', `\`\`${text.split(' ')[0]}`),
        places: [{ file, line: 1 }],
        rules: ['rst/inline-unclosed'],
      };
    },
  },
  atVersion('version-no-version', ({ title }) => title.replace(/[rv]\d+\.\d+(\.\d+)?/, 'the newest')),
  atVersion(
    'version-twice',
    ({ title }, next) =>
      title.replace(/[rv]\d+\.\d+(\.\d+)?/, /[rv]\d+\.\d+(\.\d+)?/.exec(next.title)?.[0] ?? ''),
    orNext,
  ),
  atVersion(
    'versions-out-of-order',
    ({ title }) => title.replace(/([rv])\d+\.\d+(\.\d+)?/, '$10.0.0'),
    orNext,
  ),
  {
    name: 'towncrier-kind-key-misspelt',
    plant(corpus, random) {
      const file = random.pick([...corpus.files.keys()].filter((path) => path.endsWith('pyproject.toml')));
      if (file === undefined) return undefined;
      const lines = linesOf(corpus.files, file);
      const from = lines.findIndex((text) => text.includes('[[tool.towncrier.type]]'));
      const line = random.pick(
        lines.flatMap((text, i) =>
          i > from && /^\s*(directory|name|showcontent) =/.test(text) ? [i + 1] : [],
        ),
      );
      if (from < 0 || line === undefined) return undefined;
      const key = /\w+/.exec(lines[line - 1] ?? '')?.[0] ?? '';
      return {
        changes: replaceInLine(corpus.files, file, line, key, random.misspell(key)),
        places: [{ file, line }],
        rules: ['changelog/configuration'],
      };
    },
  },
  {
    name: 'towncrier-configuration-broken',
    plant(corpus, random) {
      const file = random.pick([...corpus.files.keys()].filter((path) => path.endsWith('pyproject.toml')));
      if (file === undefined) return undefined;
      const lines = linesOf(corpus.files, file);
      const line = random.pick(lines.flatMap((text, i) => (/= ".*"$/.test(text) ? [i + 1] : [])));
      if (line === undefined) return undefined;
      return {
        changes: replaceLines(corpus.files, file, line, 1, [(lines[line - 1] ?? '').slice(0, -1)]),
        places: [{ file, line, to: line + 1 }],
        rules: ['changelog/configuration'],
      };
    },
  },
];
