/** The candidate that differs least from a word, if it differs by a third of its letters at most. */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.floor(word.length / 3) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const distance = editDistance(word, candidate, least);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/** Levenshtein's distance, or `limit` where it is no less: only the cells that lie less than `limit` off the diagonal count (Ukkonen). */
function editDistance(a: string, b: string, limit: number): number {
  const row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - limit + 1);
    const to = Math.min(b.length, i + limit - 1);
    let diagonal = row[from - 1] ?? 0;
    let left = from === 1 ? i : limit;
    row[from - 1] = left;
    let least = left;
    for (let j = from; j <= to; j++) {
      const above = j < i + limit - 1 ? (row[j] ?? limit) : limit;
      const changed = diagonal + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1);
      diagonal = row[j] ?? limit;
      left = Math.min(above + 1, left + 1, changed);
      row[j] = left;
      if (left < least) least = left;
    }
    if (least >= limit) return limit;
  }
  return Math.min(row[b.length] ?? limit, limit);
}
