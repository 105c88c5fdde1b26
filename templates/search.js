// The search field.
(() => {
  const kinds = {
    operation: ['Operation', 'Operations'],
    event: ['Event', 'Events'],
    error: ['Error code', 'Error codes'],
    schema: ['Definition', 'Definitions'],
    property: ['Property', 'Properties'],
    section: ['Section', 'Sections'],
  };
  const mostShown = 30;
  const methods = /^(get|put|post|delete|patch|head|options)(?:\s+|$)/;

  lookAfterFrame();
  // The dev server dispatches this event after it has replaced the frame around the sections.
  document.addEventListener('frame-replaced', lookAfterFrame);

  function lookAfterFrame() {
    const form = document.querySelector('form.search:not([data-ready])');
    if (!form) return;
    offerSearch(form);
    form.setAttribute('data-ready', '');
  }

  // ---- texts

  /** Loads the texts: a script, because pages opened from the file system cannot fetch data. */
  function loadTexts(address) {
    return new Promise((resolve) => {
      const script = document.createElement('script');
      script.src = address;
      script.onload = script.onerror = () => {
        script.remove();
        resolve(globalThis.specificationTexts ?? []);
      };
      document.head.append(script);
    });
  }

  /** The sections of all documents with lower-case copies, and what they define. */
  function entriesOf(pages, root) {
    return pages.flatMap(({ path, title, sections }) => {
      const isHere = new URL(root + path, location.href).pathname === location.pathname;
      return sections.map(([id, heading, text, kind, name = '', rows = []]) => ({
        id,
        address: root + path,
        page: title,
        isHere,
        heading,
        text,
        kind: kind || 'section',
        // Without the number of the section.
        inHeading: heading.toLowerCase().replace(/^[\d.]+\s+/, ''),
        name: name.toLowerCase(),
        inText: text.toLowerCase(),
        path: kind === 'operation' ? segmentsOf(/\/\S*/.exec(heading.toLowerCase())?.[0] ?? '') : undefined,
        rows: rows.map((row) => ({ row, name: row.slice(row.lastIndexOf(':') + 1) })),
      }));
    });
  }

  // ---- matching

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
    // The beginning may be that of another version.
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

  function read(query, correct) {
    const phrase = query.trim().toLowerCase().replace(/\s+/g, ' ');
    const method = methods.exec(phrase)?.[1];
    const rest = method ? phrase.replace(methods, '') : phrase;
    const words = rest.split(' ').filter((word) => word !== '');
    // The first word may be the name of a method in prose: "get" alone is a word.
    const path = rest.startsWith('/') && words.length === 1 ? segmentsOf(rest) : undefined;
    return {
      phrase: rest,
      path,
      method: method && (words.length > 0 || phrase.length > 3) ? method : undefined,
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

  // ---- typing errors

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

  // ---- presentation

  /** Text with the words that begin with one of the searched words marked. */
  function marked(text, words) {
    const fragment = document.createDocumentFragment();
    const lower = text.toLowerCase();
    for (let at = 0; at < text.length; ) {
      let [next, length] = [text.length, 0];
      for (const word of words) {
        const found = lower.indexOf(word, at);
        if (found >= 0 && found < next) [next, length] = [found, word.length];
      }
      while (length > 0 && /[\p{L}\p{N}_]/u.test(text[next + length] ?? '')) length++;
      while (length > 0 && next > at && /[\p{L}\p{N}_]/u.test(text[next - 1]))
        [next, length] = [next - 1, length + 1];
      fragment.append(text.slice(at, next));
      if (length > 0) {
        const mark = document.createElement('mark');
        mark.textContent = text.slice(next, next + length);
        fragment.append(mark);
      }
      at = next + length;
    }
    return fragment;
  }

  /** Whole words around the first of the searched words. */
  function snippet({ text, inText }, words) {
    const first = words.map((word) => inText.indexOf(word)).filter((at) => at >= 0)[0] ?? 0;
    const start = first < 50 ? 0 : text.indexOf(' ', first - 50) + 1;
    const end = start + 150 >= text.length ? text.length : text.lastIndexOf(' ', start + 150);
    return `${start > 0 ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`;
  }

  function resultItem({ entry, kind, row, heading }, words) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    const where = document.createElement('small');
    const label = document.createElement('span');
    const id = entry.id + row;
    link.href = entry.address + (id ? `#${encodeURIComponent(id)}` : '');
    label.className = 'search-kind';
    label.textContent = kinds[kind][0];
    link.append(label, marked(heading, words));
    where.append(`${entry.page} – `, marked(row ? entry.heading : snippet(entry, words), words));
    link.append(where);
    item.append(link);
    return item;
  }

  function offerSearch(form) {
    const input = form.querySelector('input');
    const results = form.querySelector('.search-results');
    const { index, root } = form.dataset;
    let loading;
    let vocabulary;
    let only;
    let shown = '';
    /** The last query and the entries with all of its words. */
    let last;

    const load = () => {
      loading ??= loadTexts(index).then((pages) => {
        const entries = entriesOf(pages, root);
        vocabulary = createVocabulary(entries);
        return entries;
      });
      return loading;
    };

    const find = async () => {
      const text = input.value.trim();
      keepInAddress(text);
      if (text.length < 2) {
        results.hidden = true;
        return;
      }
      const entries = await load();
      if (text !== input.value.trim()) return;
      let query = read(text, () => []);
      // A longer query has some of the results of the shorter one; words of two letters match only beginnings.
      const isLonger = last && text.startsWith(last.text) && last.entries === entries;
      const candidates = isLonger && !query.path && !query.method ? last.found : entries;
      let found = search(candidates, query);
      last =
        query.path || query.method || query.words.some(([word]) => word.length < 3)
          ? undefined
          : { text, entries, found: [...new Set(found.map(({ entry }) => entry))] };
      if (found.length === 0) {
        const known = vocabulary();
        query = read(text, (word) => (known.has(word) ? [] : corrections(word, known)));
        found = search(entries, query);
      }
      if (text !== shown) only = undefined;
      shown = text;
      show(found, [...(query.method ? [query.method] : []), ...query.words.flat()]);
    };

    const show = (found, words) => {
      const counts = new Map();
      for (const { kind } of found) counts.set(kind, (counts.get(kind) ?? 0) + 1);
      const selected = only === undefined ? found : found.filter(({ kind }) => kind === only);
      const list = document.createElement('ul');
      list.append(...selected.slice(0, mostShown).map((result) => resultItem(result, words)));
      const none = document.createElement('p');
      none.textContent = 'Nothing found.';
      results.replaceChildren(...(found.length === 0 ? [none] : [filters(counts, found, words), list]));
      results.scrollTop = 0;
      results.hidden = false;
    };

    /** A button for each kind of results. */
    const filters = (counts, found, words) => {
      const group = document.createElement('div');
      group.className = 'search-filters';
      group.setAttribute('role', 'group');
      group.setAttribute('aria-label', 'Kinds of results');
      const button = (kind, label, count) => {
        const element = document.createElement('button');
        element.type = 'button';
        element.textContent = `${label} ${count}`;
        element.setAttribute('aria-pressed', String(kind === only));
        element.addEventListener('click', (event) => {
          // The button is replaced, so that the click would seem to be outside the form.
          event.stopPropagation();
          only = kind;
          show(found, words);
          results.querySelector('[aria-pressed=true]')?.focus();
        });
        return element;
      };
      group.append(button(undefined, 'All', found.length));
      for (const [kind, [, label]] of Object.entries(kinds))
        if (counts.has(kind)) group.append(button(kind, label, counts.get(kind)));
      return group;
    };

    let writing;
    /** Writes the query into the address, once it no longer changes. */
    const keepInAddress = (text) => {
      clearTimeout(writing);
      writing = setTimeout(() => {
        const address = new URL(location.href);
        if ((address.searchParams.get('q') ?? '') === text) return;
        if (text === '') address.searchParams.delete('q');
        else address.searchParams.set('q', text);
        try {
          history.replaceState(history.state, '', address);
        } catch {
          // Browsers refuse it for files.
        }
      }, 300);
    };

    const step = (event) => {
      const links = [...results.querySelectorAll('a')];
      const at = links.indexOf(document.activeElement);
      if (event.key === 'Escape') {
        results.hidden = true;
        input.focus();
      } else if (event.key === 'ArrowDown' && links.length > 0) {
        links[Math.min(at + 1, links.length - 1)].focus();
      } else if (event.key === 'ArrowUp' && at >= 0) {
        (links[at - 1] ?? input).focus();
      } else return;
      event.preventDefault();
    };

    // The dev server reports changes of any page.
    document.addEventListener('site-changed', () => {
      loading = vocabulary = last = undefined;
    });
    form.hidden = false;
    // The texts are loaded when the reader approaches the field.
    form.addEventListener('pointerenter', load, { once: true });
    input.addEventListener('focus', load);
    input.addEventListener('input', find);
    input.addEventListener('focus', find);
    form.addEventListener('keydown', step);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      results.querySelector('a')?.click();
    });
    results.addEventListener('click', (event) => {
      if (event.target.closest('a')) results.hidden = true;
    });
    document.addEventListener('click', (event) => {
      if (!form.contains(event.target)) results.hidden = true;
    });
    document.addEventListener('keydown', (event) => {
      const typing = event.target.closest?.('input, textarea, select, [contenteditable]');
      const isSlash = event.key === '/' && !typing && !(event.ctrlKey || event.metaKey || event.altKey);
      const isShortcut = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey;
      if (!isSlash && !isShortcut) return;
      event.preventDefault();
      input.focus();
      input.select();
    });
    const asked = new URL(location.href).searchParams.get('q');
    if (asked && input.value === '') {
      input.value = asked;
      find();
    }
  }
})();
