// The search field. The files `search-*.js` precede this one in the script.
(() => {
  const { loadTexts, entriesOf } = searchTexts;
  const { readQuery, search } = searchRanking;
  const { createVocabulary, corrections } = searchCorrections;
  const { kinds, resultItem } = searchResults;
  const mostShown = 30;

  lookAfterFrame();
  // The dev server dispatches this event after it has replaced the frame around the sections.
  document.addEventListener('frame-replaced', lookAfterFrame);

  function lookAfterFrame() {
    const form = document.querySelector('form.search:not([data-ready])');
    if (!form) return;
    offerSearch(form);
    form.setAttribute('data-ready', '');
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
      let query = readQuery(text, () => []);
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
        query = readQuery(text, (word) => (known.has(word) ? [] : corrections(word, known)));
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
