/** Options of `sectnum`. */
export interface SectionNumbering {
  /** The deepest level that is numbered; all levels by default. */
  readonly depth?: number | undefined;
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
  readonly start?: number | undefined;
}

/**
 * Section numbers (`1`, `1.1`, `1.2`, `2`) for titles in document order, given their levels from 1. Level 0, the
 * document title, is not numbered.
 */
export function sectionNumbers(
  levels: readonly number[],
  options: SectionNumbering = {},
): (string | undefined)[] {
  const { depth = Number.POSITIVE_INFINITY, prefix = '', suffix = '', start = 1 } = options;
  const counts: number[] = [];
  return levels.map((level) => {
    if (level < 1) return undefined;
    while (counts.length < level) counts.push(counts.length === 0 ? start - 1 : 0);
    counts.length = level;
    counts[level - 1] = (counts[level - 1] ?? 0) + 1;
    return level > depth ? undefined : `${prefix}${counts.join('.')}${suffix}`;
  });
}
