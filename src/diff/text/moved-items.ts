/** The indices of the items that are not in the longest ascending subsequence of a list: the fewest that were moved. */
export function movedItems(ranks: readonly number[]): readonly number[] {
  /** The index of the last item of the best subsequence of each length. */
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [i, rank] of ranks.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ranks[ends[middle] ?? 0] ?? 0) < rank) low = middle + 1;
      else high = middle;
    }
    previous.push(ends[low - 1]);
    ends[low] = i;
  }
  const kept = new Set<number>();
  for (let i = ends.at(-1); i !== undefined; i = previous[i]) kept.add(i);
  return ranks.flatMap((_, i) => (kept.has(i) ? [] : [i]));
}
