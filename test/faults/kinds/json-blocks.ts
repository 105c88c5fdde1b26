import { replaceLines } from '../edit.js';
import type { Kind } from '../fault.js';
import { jsonBlocks } from '../reading/json-blocks.js';

/** A slip in a line of a JSON block of a section. */
interface Slip {
  readonly name: string;
  readonly pattern: RegExp;
  readonly by: string;
  /** Matches the line after it. */
  readonly next?: RegExp;
  /** Whether a parser notices it at a later line, up to the end of the block. */
  readonly isNoticedLater?: boolean;
}

const slips: readonly Slip[] = [
  { name: 'code-block-comma-lost', pattern: /(["\d\]}el]),$/, by: '$1' },
  { name: 'code-block-comma-too-many', pattern: /(["\d\]}el])$/, next: /^\s*[\]}]/, by: '$1,' },
  { name: 'code-block-key-unquoted', pattern: /^(\s*)"([A-Za-z_]+)":/, by: '$1$2:' },
  { name: 'code-block-opening-quote-lost', pattern: /^(\s*)"([A-Za-z_]+":)/, by: '$1$2' },
  { name: 'code-block-closing-quote-lost', pattern: /^(\s*"[A-Za-z_]+)":/, by: '$1:' },
  { name: 'code-block-single-quotes', pattern: /: "([^"'\\]*)"(,?)$/, by: ": '$1'$2" },
  { name: 'code-block-value-unquoted-at-end', pattern: /: "([^"'\\]+)"(,?)$/, by: ': "$1$2' },
  { name: 'code-block-python-literal', pattern: /: true(,?)$/, by: ': True$1' },
  { name: 'code-block-equals-sign', pattern: /^(\s*"[^"\\]+"): /, by: '$1 = ' },
  { name: 'code-block-semicolon', pattern: /(["\d\]}el]),$/, by: '$1;' },
  { name: 'code-block-bracket-lost', pattern: /^(\s*"[^"\\]+":) [[{]$/, by: '$1', isNoticedLater: true },
  { name: 'code-block-brace-too-many', pattern: /^(\s*)([}\]])(,?)$/, by: '$1$2$2$3', isNoticedLater: true },
];

export const jsonBlockKinds: readonly Kind[] = slips.map(({ name, pattern, by, next, isNoticedLater }) => ({
  name,
  cascade: 0,
  plant(corpus, random) {
    const block = random.pick(jsonBlocks(corpus));
    if (!block) return undefined;
    const { file, lines } = block;
    const at = random.pick(
      [...lines.keys()].filter(
        (i) => pattern.test(lines[i] ?? '') && (next?.test(lines[i + 1] ?? '') ?? true),
      ),
    );
    if (at === undefined) return undefined;
    const line = block.line + at;
    const changed = (lines[at] ?? '').replace(pattern, by);
    return {
      changes: replaceLines(corpus.files, file, line, 1, [changed]),
      places: [{ file, line, to: isNoticedLater ? block.line + lines.length - 1 : line + 1 }],
      rules: ['json/code-block'],
    };
  },
}));
