/** The candidate that differs least from a word, if it differs by a third of its letters at most. */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.floor(word.length / 3) + 1;
  const row = new Uint32Array(word.length + 1);
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const distance = editDistance(candidate, word, least, row);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/**
 * Levenshtein's distance, or `limit` where it is no less: only the cells that lie less than `limit` off the diagonal count (Ukkonen).
 * `row` has room for the letters of `b` and one more.
 */
function editDistance(a: string, b: string, limit: number, row: Uint32Array): number {
  for (let j = 0; j <= b.length; j++) row[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - limit + 1);
    const to = Math.min(b.length, i + limit - 1);
    const letter = a.charCodeAt(i - 1);
    let diagonal = row[from - 1] ?? limit;
    let left = from === 1 ? i : limit;
    let least = left;
    row[from - 1] = left;
    for (let j = from; j <= to; j++) {
      const above = row[j] ?? limit;
      left = Math.min(above + 1, left + 1, diagonal + (letter === b.charCodeAt(j - 1) ? 0 : 1));
      diagonal = above;
      row[j] = left;
      if (left < least) least = left;
    }
    if (least >= limit) return limit;
  }
  return Math.min(row[b.length] ?? limit, limit);
}
