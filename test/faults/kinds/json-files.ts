import type { Corpus } from '../corpus.js';
import { linesOf, replaceLines } from '../edit.js';
import type { Kind } from '../fault.js';

/** Files of event schemas in JSON syntax, and definitions of APIs in JSON. */
const jsonFiles = (corpus: Corpus): string[] =>
  [...corpus.files].flatMap(([path, text]) =>
    (path.startsWith('event-schemas/schema/') || path.endsWith('.json')) && isJson(text) ? [path] : [],
  );

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

/** YAML accepts some of these texts, and rejects others. */
const rules = ['json/syntax', 'yaml/syntax'];

interface Slip {
  readonly name: string;
  readonly pattern: RegExp;
  readonly by: string;
  /** Matches the line after it. */
  readonly next?: RegExp;
}

const slips: readonly Slip[] = [
  { name: 'json-schema-comma-too-many', pattern: /(["\d\]}el])$/, by: '$1,', next: /^\s*[\]}]/ },
  { name: 'json-schema-key-unquoted', pattern: /^(\s*)"([A-Za-z]+)":/, by: '$1$2:' },
  { name: 'json-schema-single-quotes', pattern: /: "([^"'\\:]*)"(,?)$/, by: ": '$1'$2" },
  { name: 'json-schema-value-unquoted', pattern: /: "([a-z]+)"(,?)$/, by: ': $1$2' },
  { name: 'json-schema-comment', pattern: /^(\s*"[^"\\]+": .*[,{[])$/, by: '$1 # a comment' },
  { name: 'json-schema-value-lost', pattern: /^(\s*"[^"\\]+":) "[^"\\]*",$/, by: '$1,' },
];

export const jsonFileKinds: readonly Kind[] = slips.map(({ name, pattern, by, next }) => ({
  name,
  plant(corpus, random) {
    const file = random.pick(jsonFiles(corpus));
    const lines = file === undefined ? [] : linesOf(corpus.files, file);
    const at = random.pick(
      [...lines.keys()].filter(
        (i) => pattern.test(lines[i] ?? '') && (next?.test(lines[i + 1] ?? '') ?? true),
      ),
    );
    if (file === undefined || at === undefined) return undefined;
    return {
      changes: replaceLines(corpus.files, file, at + 1, 1, [(lines[at] ?? '').replace(pattern, by)]),
      places: [{ file, line: at + 1, to: at + 2 }],
      rules,
    };
  },
}));
