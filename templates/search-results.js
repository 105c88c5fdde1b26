// The results of the search field as elements.
globalThis.searchResults = (() => {
  const kinds = {
    operation: ['Operation', 'Operations'],
    event: ['Event', 'Events'],
    error: ['Error code', 'Error codes'],
    schema: ['Definition', 'Definitions'],
    property: ['Property', 'Properties'],
    section: ['Section', 'Sections'],
  };

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

  return { kinds, resultItem };
})();
