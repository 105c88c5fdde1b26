/** Options of `sectnum`. */
export interface SectionNumbering {
  /** Titles deeper than this have no number; left out: all have one. */
  readonly depth?: number | undefined;
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
  readonly start?: number | undefined;
}

/**
 * Section numbers for titles of the given levels (from 1, in the order of the document): `1`, `1.1`, `1.2`, `2`. A title of level 0, the
 * document's own, has none.
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
