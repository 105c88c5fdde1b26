/** The candidate with the smallest edit distance to a word; `undefined` if that exceeds a third of the word's length. */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.floor(word.length / 3) + 1;
  const row = () => new Uint32Array(word.length + 1);
  const rows: Rows = [row(), row(), row()];
  const letters = new Int16Array(letterClasses);
  for (let i = 0; i < word.length; i++) count(letters, word.charCodeAt(i), 1);
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    if (bagDistance(candidate, word.length, letters) >= least) continue;
    const distance = editDistance(candidate, word, least, rows);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

const letterClasses = 64;

const count = (letters: Int16Array, code: number, by: number): number => {
  const at = code % letterClasses;
  const before = letters[at] ?? 0;
  letters[at] = before + by;
  return before;
};

/**
 * A lower bound of the edit distance between a candidate and a word with the given counts of letters: how many letters of the longer
 * one the other lacks. Letters are counted by class. It excludes most candidates at a fraction of the cost of the distance.
 */
function bagDistance(candidate: string, wordLength: number, letters: Int16Array): number {
  let shared = 0;
  for (let i = 0; i < candidate.length; i++) if (count(letters, candidate.charCodeAt(i), -1) > 0) shared++;
  for (let i = 0; i < candidate.length; i++) count(letters, candidate.charCodeAt(i), 1);
  return Math.max(candidate.length, wordLength) - shared;
}

type Rows = readonly [Uint32Array, Uint32Array, Uint32Array];

/**
 * Optimal string alignment distance (Levenshtein with transpositions), capped at `limit`. Only cells within `limit` of
 * the diagonal are computed (Ukkonen). Each row has `b.length + 1` cells.
 */
function editDistance(a: string, b: string, limit: number, rows: Rows): number {
  let [above, row, next] = rows;
  for (let j = 0; j <= b.length; j++) row[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - limit + 1);
    const to = Math.min(b.length, i + limit - 1);
    const letter = a.charCodeAt(i - 1);
    let left = from === 1 ? i : limit;
    let least = left;
    next[from - 1] = left;
    for (let j = from; j <= to; j++) {
      const isSame = letter === b.charCodeAt(j - 1);
      // The computed part of the row above ends one cell earlier.
      const top = j < i + limit - 1 ? (row[j] ?? limit) : limit;
      left = Math.min(top + 1, left + 1, (row[j - 1] ?? limit) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1))
        left = Math.min(left, (above[j - 2] ?? limit) + 1);
      next[j] = left;
      if (left < least) least = left;
    }
    if (least >= limit) return limit;
    [above, row, next] = [row, next, above];
  }
  return Math.min(row[b.length] ?? limit, limit);
}

/** Whether two different words become equal by inserting, removing, replacing or swapping one letter or two adjacent ones. */
export function isOneEditApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const rest = (word: string, from: number): string => word.slice(from);
  return (
    rest(a, start + 1) === rest(b, start + 1) ||
    rest(a, start + 1) === rest(b, start) ||
    rest(a, start) === rest(b, start + 1) ||
    (a[start] === b[start + 1] && a[start + 1] === b[start] && rest(a, start + 2) === rest(b, start + 2))
  );
}
