// The menu of documents.
(() => {
  lookAfterFrame();
  // The dev server dispatches this event after it has replaced the frame around the sections.
  document.addEventListener('frame-replaced', lookAfterFrame);

  function lookAfterFrame() {
    const menu = document.querySelector('.site-nav details:not([data-ready])');
    if (!menu) return;
    closeMenu(menu);
    menu.setAttribute('data-ready', '');
  }

  /** Closes the menu of documents on Escape and on clicks outside it. */
  function closeMenu(menu) {
    document.addEventListener('click', (event) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
    menu.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      menu.open = false;
      menu.querySelector('summary').focus();
    });
  }
})();
