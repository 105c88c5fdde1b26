/** The number of hashes that represent a text. */
const sketchSize = 48;
/** A hash in more texts than this is too common to identify one. */
const mostCandidates = 16;
/** The share of common hashes from which two texts are versions of one. */
const threshold = 0.4;

/**
 * Pairs each text of one list with its likely other version in another list, by the words that they share: the indices in
 * `after` by those in `before`. Runs in linear time: each text is compared with the few texts that share a hash of its sketch.
 */
export function pairByLikeness(
  before: readonly string[],
  after: readonly string[],
): ReadonlyMap<number, number> {
  const sketches = after.map(sketchOf);
  const byHash = new Map<number, number[]>();
  for (const [i, sketch] of sketches.entries())
    for (const hash of sketch) {
      const list = byHash.get(hash);
      if (list) list.push(i);
      else byHash.set(hash, [i]);
    }
  const candidates: { readonly from: number; readonly to: number; readonly share: number }[] = [];
  for (const [from, text] of before.entries()) {
    const sketch = sketchOf(text);
    const common = new Map<number, number>();
    for (const hash of sketch) {
      const list = byHash.get(hash) ?? [];
      if (list.length > mostCandidates) continue;
      for (const to of list) common.set(to, (common.get(to) ?? 0) + 1);
    }
    for (const [to, count] of common) {
      const size = Math.max(sketch.size, sketches[to]?.size ?? 0);
      if (count >= size * threshold) candidates.push({ from, to, share: count / size });
    }
  }
  candidates.sort((a, b) => b.share - a.share || a.from - b.from || a.to - b.to);
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  for (const { from, to } of candidates) {
    if (pairs.has(from) || taken.has(to)) continue;
    pairs.set(from, to);
    taken.add(to);
  }
  return pairs;
}

/** The least hashes of the words of a text: texts that share many words share many of these. */
function sketchOf(text: string): ReadonlySet<number> {
  const hashes = new Set<number>();
  for (const [word] of text.matchAll(/[\p{L}\p{N}_]+/gu)) hashes.add(hashOf(word));
  if (hashes.size <= sketchSize) return hashes;
  return new Set([...hashes].sort((a, b) => a - b).slice(0, sketchSize));
}

/** FNV-1a, with the bits mixed so that the least hashes are a random sample of the words. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
