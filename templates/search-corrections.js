// Corrections of typing errors in queries.
globalThis.searchCorrections = (() => {
  /** The words of the texts with the number of their occurrences and the set of their letters. */
  function createVocabulary(entries) {
    const counts = new Map();
    let next = 0;
    const add = ({ inHeading, inText, name, rows }) => {
      for (const text of [inHeading, inText, name, ...rows.map((row) => row.name.toLowerCase())])
        for (const [word] of text.matchAll(/[\p{L}\p{N}_]{4,}/gu)) {
          const known = counts.get(word);
          if (known) known.count++;
          else counts.set(word, { count: 1, letters: lettersOf(word) });
        }
    };
    // Reads the texts while the browser is idle, so that the first typing error does not wait for them.
    const read = (deadline) => {
      while (next < entries.length && deadline.timeRemaining() > 2) add(entries[next++]);
      if (next < entries.length) requestIdleCallback(read);
    };
    globalThis.requestIdleCallback?.(read);
    return () => {
      while (next < entries.length) add(entries[next++]);
      return counts;
    };
  }

  /** The words that are the nearest to a word that does not occur. */
  function corrections(word, vocabulary) {
    const most = word.length < 4 ? 0 : word.length < 7 ? 1 : 2;
    if (most === 0) return [];
    const near = [];
    const own = lettersOf(word);
    for (const [other, { count, letters }] of vocabulary) {
      if (Math.abs(other.length - word.length) > most) continue;
      // A change adds and removes one letter at most.
      if (bitsIn(own ^ letters) > 2 * most) continue;
      const distance = distanceOf(word, other, most);
      if (distance <= most) near.push({ other, distance, count });
    }
    near.sort((a, b) => a.distance - b.distance || b.count - a.count);
    return near.slice(0, 3).map(({ other }) => other);
  }

  /** The set of letters in a word, as bits. */
  function lettersOf(word) {
    let letters = 0;
    for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) & 31);
    return letters;
  }

  function bitsIn(number) {
    let count = 0;
    for (let rest = number; rest !== 0; rest &= rest - 1) count++;
    return count;
  }

  /** The number of changed, added, removed and exchanged letters; larger than `most` if it exceeds it. */
  function distanceOf(a, b, most) {
    let before = [];
    let last = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        const same = a[i - 1] === b[j - 1] ? 0 : 1;
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
          row[j] = Math.min(row[j], before[j - 2] + 1);
        least = Math.min(least, row[j]);
      }
      if (least > most) return most + 1;
      [before, last] = [last, row];
    }
    return last[b.length];
  }

  return { createVocabulary, corrections };
})();
