import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../source/text.js';

/** The title underlines defined in `targets.yaml`: one character per level, and characters relative to the previous title. */
export interface TitleStyles {
  readonly absolute: readonly string[];
  readonly relative: { readonly subtitle: string; readonly sametitle: string; readonly supertitle: string };
}

/** How a title specifies its level. */
export type TitleStyle =
  /** By the index of its character in `title_styles`. */
  | { readonly kind: 'absolute'; readonly index: number }
  /** By the number of levels below the last absolute title. */
  | { readonly kind: 'relative'; readonly below: number };

/** The style of an underline character; `undefined` if targets.yaml does not define it. */
export function titleStyle(character: string, styles: TitleStyles): TitleStyle | undefined {
  const index = styles.absolute.indexOf(character);
  if (index >= 0) return { kind: 'absolute', index };
  const { subtitle, sametitle, supertitle } = styles.relative;
  if (character === subtitle) return { kind: 'relative', below: 1 };
  if (character === sametitle) return { kind: 'relative', below: 0 };
  if (character === supertitle) return { kind: 'relative', below: -1 };
  return undefined;
}

export interface StyledTitle {
  readonly style: TitleStyle;
  readonly span: Span;
}

/**
 * Assigns levels, from 0, to the titles of a document in order. The first title of a file is at the file's depth,
 * regardless of its style; the other titles keep their distance from it. Reports a title more than one level deeper than the previous
 * one (`spec/title-level-skipped`) and a title below the last level of `title_styles` (`spec/title-too-deep`).
 */
export class TitleLevels {
  #offset = 0;
  #depth = 0;
  #firstOfFile = true;
  /** The level of the last absolute title, from which relative titles are counted. */
  #absolute = -1;
  /** The level of the last title. */
  #last = -1;

  constructor(
    private readonly styles: TitleStyles,
    private readonly report: (diagnostic: Diagnostic) => void,
  ) {}

  startFile(depth: number): void {
    this.#depth = depth;
    this.#firstOfFile = true;
  }

  next({ style, span }: StyledTitle): number {
    if (style.kind === 'relative') {
      const level = Math.max(0, this.#absolute + style.below);
      this.#last = level;
      return level;
    }
    if (this.#firstOfFile) this.#offset = this.#depth - style.index;
    const level = Math.max(0, style.index + this.#offset);
    const deepest = this.#firstOfFile ? Math.max(this.#last, level - 1) : this.#last;
    this.#firstOfFile = false;
    if (level > deepest + 1) this.#reportSkipped(level, deepest, span);
    if (level >= this.styles.absolute.length) this.#reportTooDeep(level, span);
    this.#absolute = level;
    this.#last = level;
    return level;
  }

  #reportSkipped(level: number, before: number, span: Span): void {
    const expected = this.styles.absolute[before + 1 - this.#offset];
    this.report({
      rule: 'spec/title-level-skipped',
      severity: 'error',
      message: `Title is ${level - before} levels deeper than the previous title; at most one level is allowed.`,
      span,
      help:
        expected === undefined
          ? 'Use the style of a higher level.'
          : span.source.path.endsWith('.md')
            ? `Begin the title with ${'#'.repeat(before + 2 - this.#offset)}, the next level.`
            : `Underline the title with ${expected}, the style of the next level.`,
    });
  }

  #reportTooDeep(level: number, span: Span): void {
    this.report({
      rule: 'spec/title-too-deep',
      severity: 'error',
      message: `Title is at level ${level + 1}, but "title_styles" in targets.yaml has only ${this.styles.absolute.length} levels.`,
      span,
      help: 'Move the section up, include its file at a smaller depth, or add a style to "title_styles".',
    });
  }
}
