// The field above the table of contents shows the entries that contain all of its words.
(() => {
  lookAfterFrame();
  // The dev server dispatches this event after it has replaced the frame around the sections.
  document.addEventListener('frame-replaced', lookAfterFrame);

  function lookAfterFrame() {
    const field = document.querySelector('.contents-filter:not([data-ready])');
    if (!field) return;
    offerFilter(field, field.closest('nav'));
    field.setAttribute('data-ready', '');
  }

  function offerFilter(field, nav) {
    const none = document.createElement('p');
    none.className = 'contents-none';
    none.setAttribute('role', 'status');
    field.after(none);
    /** The branches that are unfolded because they contain a match. */
    const unfolded = new Set();
    const matches = [];

    const filter = () => {
      const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      nav.classList.toggle('filtered', words.length > 0);
      for (const branch of unfolded) branch.open = !!branch.parentElement.querySelector('[aria-current]');
      unfolded.clear();
      matches.length = 0;
      const top = nav.querySelector('.contents-list > ol');
      if (top) showMatches(top, words, false);
      none.textContent = words.length > 0 && matches.length === 0 ? 'No sections match.' : '';
    };

    /** Shows the entries of a list that match, those above them and those below them; returns whether there is a match. */
    const showMatches = (list, words, isBelowMatch) => {
      const before = matches.length;
      for (const item of list.children) {
        const [link, branch] = item.children;
        const text = link.textContent.toLowerCase();
        const isMatch = words.every((word) => text.includes(word));
        if (isMatch) matches.push(link);
        const hasMatch = branch && showMatches(branch.lastElementChild, words, isBelowMatch || isMatch);
        item.hidden = !isMatch && !hasMatch && !isBelowMatch;
        if (!hasMatch || branch.open || words.length === 0) continue;
        branch.open = true;
        unfolded.add(branch);
      }
      return matches.length > before;
    };

    field.addEventListener('input', filter);
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && field.value.trim() !== '') matches[0]?.click();
      else if (event.key === 'Escape' && field.value !== '') {
        field.value = '';
        filter();
      } else return;
      event.preventDefault();
    });
    // The dev server dispatches this event after it has replaced the table of contents.
    nav.addEventListener('contents-replaced', () => {
      if (field.value !== '') filter();
    });
    field.hidden = false;
  }
})();
