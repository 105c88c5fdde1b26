import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../source/text.js';

/** The underlines of titles that `targets.yaml` sets: one for each level, and those that count from the last title. */
export interface TitleStyles {
  readonly absolute: readonly string[];
  readonly relative: { readonly subtitle: string; readonly sametitle: string; readonly supertitle: string };
}

/** How a section states its level. */
export type TitleStyle =
  /** A character of `title_styles`. */
  | { readonly kind: 'absolute'; readonly index: number }
  /** Levels below the last title that has a level of its own. */
  | { readonly kind: 'relative'; readonly below: number };

/** What an underline's character says; `undefined` where the repository knows no such style. */
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
 * Levels, from 0, for the titles of a document in their order. A file (`depth` levels down) starts at the level of its
 * first title, whatever style that has, and its other titles keep their distance from it. A title that goes more than one
 * level deeper than the one before, or below the last of the styles, is reported.
 */
export class TitleLevels {
  #offset = 0;
  #depth = 0;
  #firstOfFile = true;
  /** Level of the last title that has a style of its own: what relative titles count from. */
  #absolute = -1;
  /** Level of the last title. */
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
    const wanted = this.styles.absolute[before + 1 - this.#offset];
    this.report({
      rule: 'spec/title-level-skipped',
      severity: 'error',
      message: `This title is ${level - before} levels deeper than the one before it; a title may be one deeper.`,
      span,
      help:
        wanted === undefined
          ? 'Use the style of a level above.'
          : `Underline it with ${wanted} for the next level.`,
    });
  }

  #reportTooDeep(level: number, span: Span): void {
    this.report({
      rule: 'spec/title-too-deep',
      severity: 'error',
      message: `This title is at level ${level + 1}; title_styles in targets.yaml has ${this.styles.absolute.length} levels.`,
      span,
      help: 'Move the section up, include its file at a smaller depth, or add a style to title_styles.',
    });
  }
}
