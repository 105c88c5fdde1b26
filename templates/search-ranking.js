// Queries of the search field, and the order of their results.
globalThis.searchRanking = (() => {
  const methods = /^(get|put|post|delete|patch|head|options)(?:\s+|$)/;

  const isWordAt = (text, at) => at === 0 || !/[a-z0-9]/.test(text[at - 1]);

  /** The segments of a path: `*` for parameters, `#` for versions. */
  function segmentsOf(path) {
    const written = path
      .replace(/[?#].*$/, '')
      .split('/')
      .slice(1);
    return written.map((part) => (/^[{<$:]/.test(part) ? '*' : /^[rv]\d+$/.test(part) ? '#' : part));
  }

  /** How well a written path matches the path of an operation: with or without its beginning, with values for parameters. */
  function pathScore(path, written) {
    const wanted = written.filter((part, i) => part !== '' || i < written.length - 1);
    if (wanted.length === 0) return 1;
    const fits = (own, part, isLast) =>
      own === part || own === '*' || part === '*' || (isLast && own.startsWith(part));
    // The beginning may belong to another version.
    for (let skipped = 0; skipped < Math.min(4, wanted.length); skipped++) {
      const rest = wanted.slice(skipped);
      if (rest.every((part) => part === '*')) return 0;
      for (let start = path.length - rest.length; start >= 0; start--) {
        const fitting = rest.filter((part, i) => fits(path[start + i], part, i === rest.length - 1));
        // Values of parameters alone would fit everywhere.
        if (fitting.length < rest.length || !rest.some((part, i) => path[start + i] !== '*' && part !== '*'))
          continue;
        const exact = rest.filter((part, i) => part === path[start + i]).length;
        const isEnd = start + rest.length === path.length;
        return (
          300 + exact * 20 + (isEnd ? 200 : 0) - skipped * 40 - Math.abs(path.length - wanted.length) * 5
        );
      }
    }
    return 0;
  }

  /** The score of a word in a name; 0 if it is not in it. */
  function nameScore(name, word) {
    const at = name.indexOf(word);
    if (at < 0) return 0;
    if (name === word) return 600;
    if (at === 0) return 120;
    return isWordAt(name, at) ? 60 : 25;
  }

  function textScore(text, word) {
    let at = text.indexOf(word);
    if (at < 0) return 0;
    // The beginning of a word counts more than its middle.
    for (; at >= 0; at = text.indexOf(word, at + 1)) {
      if (!isWordAt(text, at)) continue;
      return /[a-z0-9_]/.test(text[at + word.length] ?? ' ') ? 6 : 9;
    }
    return word.length > 2 ? 3 : 0;
  }

  /** The score of an entry for a query; 0 if a word is missing. */
  function scoreOf(entry, { words, phrase, method, path }) {
    if (method && !entry.inHeading.includes(`${method} /`)) return 0;
    let sum = method ? 50 : 0;
    if (path) {
      const score = entry.path ? pathScore(entry.path, path) : 0;
      if (score > 0) return sum + score;
    }
    for (const alternatives of words) {
      let best = 0;
      for (const [i, word] of alternatives.entries()) {
        const score =
          Math.max(nameScore(entry.inHeading, word), nameScore(entry.name, word)) ||
          textScore(entry.inText, word);
        best = Math.max(best, i === 0 ? score : score / 2);
      }
      if (best === 0) return 0;
      sum += best;
    }
    if (words.length > 1) {
      if (entry.inHeading.includes(phrase)) sum += 80;
      else if (entry.inText.includes(phrase)) sum += 8;
    }
    if (entry.kind !== 'section') sum += 10;
    return sum + (entry.isHere ? 2 : 0) - Math.min(10, entry.inHeading.length / 20);
  }

  /** A query as words and their alternatives, which `correct` returns, and as the method and path of an operation. */
  function readQuery(query, correct) {
    const phrase = query.trim().toLowerCase().replace(/\s+/g, ' ');
    // The name of a method may be a word in prose: "get" and "put" alone are the beginnings of many.
    const method = /^(?:get|put)$/.test(phrase) ? undefined : methods.exec(phrase)?.[1];
    const rest = method ? phrase.replace(methods, '') : phrase;
    const words = rest.split(' ').filter((word) => word !== '');
    const path = rest.startsWith('/') && words.length === 1 ? segmentsOf(rest) : undefined;
    return {
      phrase: rest,
      path,
      method,
      words: words.map((word) => [word, ...correct(word)]),
    };
  }

  /** The results of a query, the best first, each with its kind. */
  function search(entries, query) {
    const found = [];
    for (const entry of entries) {
      const score = scoreOf(entry, query);
      if (score > 0) found.push({ entry, kind: entry.kind, score, row: '', heading: entry.heading });
      if (query.words.length !== 1 || query.method || query.path) continue;
      for (const { row, name } of entry.rows)
        for (const [i, word] of query.words[0].entries()) {
          const lower = name.toLowerCase();
          if (!lower.startsWith(word)) continue;
          const isWhole = lower === word;
          const own = (isWhole ? 300 : 40 - Math.min(20, lower.length - word.length)) / (i === 0 ? 1 : 2);
          found.push({ entry, kind: 'property', score: own + (entry.isHere ? 2 : 0), row, heading: name });
          break;
        }
    }
    return found.sort((a, b) => b.score - a.score);
  }

  return { segmentsOf, readQuery, search };
})();
