// Keys: to the next and the previous section, the list of keys, and a switch that turns single keys off.
(() => {
  const isOff = () => {
    try {
      return localStorage.getItem('spec-keys') === 'off';
    } catch {
      return storedHere === 'off';
    }
  };
  /** The choice on this page, if storage is disabled. */
  let storedHere;

  // Before the scripts that handle keys. People who dictate, and those who hit keys by mistake, need to turn them off.
  addEventListener(
    'keydown',
    (event) => {
      const { key, target } = event;
      if (key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!target.closest?.('input, textarea, select, dialog, [contenteditable]') && isOff())
        event.stopImmediatePropagation();
    },
    { capture: true },
  );
  document.addEventListener('change', ({ target }) => {
    if (!target.matches('.keys-switch input')) return;
    storedHere = target.checked ? 'on' : 'off';
    try {
      localStorage.setItem('spec-keys', storedHere);
    } catch {
      // Storage is disabled: the choice is for this page only.
    }
  });

  const article = document.querySelector('main article');
  if (!article) return;

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest?.('input, textarea, select, dialog, [contenteditable]')) return;
    if (event.key === 'j') step(1);
    else if (event.key === 'k') step(-1);
    else if (event.key === '?') showKeys();
    else return;
    event.preventDefault();
  });
  document.addEventListener('click', ({ target }) => {
    if (target.closest?.('.keys-open')) showKeys();
    // The list fills the dialog, so that only clicks on the backdrop have it as target.
    else if (target.matches?.('dialog.keys')) target.close();
  });

  /** Goes to another section; the keyboard continues from its heading. */
  function step(by) {
    const sections = [...article.querySelectorAll('section[id]')].filter(headingOf);
    const section = sections[indexOfCurrent(sections, by) + by];
    if (!section) return;
    const heading = headingOf(section);
    // Unlike a new entry of the history, this leaves the way back short.
    location.replace(`#${encodeURIComponent(section.id)}`);
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  function headingOf(section) {
    return section.querySelector(':scope > :is(h1, h2, h3, h4, h5, h6)');
  }

  /** The section that the last key went to, as long as it is visible; otherwise that at the upper edge. Above the first section: -1. */
  function indexOfCurrent(sections, by) {
    const focused = document.activeElement?.closest('section[id]');
    if (focused && headingOf(focused) === document.activeElement) {
      const { top } = document.activeElement.getBoundingClientRect();
      if (top >= 0 && top < innerHeight) return sections.indexOf(focused);
    }
    const edge = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + 8;
    const topOf = (at) => sections[at].getBoundingClientRect().top;
    let [low, high] = [-1, sections.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (topOf(middle) <= edge) low = middle;
      else high = middle - 1;
    }
    // From within a section, the way back is to its beginning.
    return by < 0 && low >= 0 && topOf(low) < edge - 40 ? low + 1 : low;
  }

  function showKeys() {
    const dialog = document.querySelector('dialog.keys');
    if (!dialog || dialog.open) return;
    const single = dialog.querySelector('.keys-switch input');
    if (single) single.checked = !isOff();
    dialog.showModal();
  }
})();
