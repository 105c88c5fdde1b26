// The table of contents follows the reader.
(() => {
  lookAfterFrame();
  // The dev server dispatches this event after it has replaced the frame around the sections.
  document.addEventListener('frame-replaced', lookAfterFrame);

  function lookAfterFrame() {
    const contents = document.querySelector('nav.contents:not([data-ready])');
    if (!contents) return;
    followReading(contents);
    contents.setAttribute('data-ready', '');
  }

  /** Highlights the current section and unfolds its branch. */
  function followReading(nav) {
    const details = nav.querySelector('details');
    const bar = nav.querySelector('.contents-current');
    const wide = matchMedia('(min-width: 64rem)');
    let marked;
    /** The links to the sections of the page, in the order of the page. */
    let links;
    /** The sections at the upper edge of the viewport, from the outermost to the innermost. */
    const atEdge = new Set();
    /** The branches that are unfolded because they contain the current section. */
    const unfolded = new Set();
    /** The addresses of the branches that the reader has unfolded. */
    const chosen = new Set();
    let watcher;

    const unfold = () => {
      details.open = wide.matches;
    };
    const watch = () => {
      watcher?.disconnect();
      atEdge.clear();
      links = new Map();
      const edge = wide.matches ? 90 : 70;
      watcher = new IntersectionObserver(
        (entries) => {
          for (const { isIntersecting, target } of entries) {
            if (isIntersecting) atEdge.add(target);
            else atEdge.delete(target);
          }
          mark();
        },
        // The line at the upper edge: nothing has to be measured while the page scrolls.
        { rootMargin: `-${edge}px 0px ${edge + 1 - innerHeight}px 0px` },
      );
      for (const link of nav.querySelectorAll('li a[href^="#"]')) {
        const section = document.getElementById(decodeURIComponent(link.hash.slice(1)));
        if (!section) continue;
        links.set(section, link);
        watcher.observe(section);
      }
    };

    /** The innermost section at the edge. */
    const current = () => {
      let inner;
      for (const section of atEdge) if (!inner || inner.contains(section)) inner = section;
      return links.get(inner);
    };

    const mark = () => {
      const link = current();
      if (link === marked) return;
      marked?.removeAttribute('aria-current');
      marked = link;
      bar.textContent = link ? link.textContent : '';
      link?.setAttribute('aria-current', 'location');
      if (nav.matches('.filtered')) return;
      unfoldBranch(link);
      if (!link) return;
      const scroller = wide.matches ? nav : nav.querySelector('.contents-list');
      const [inner, outer] = [link.getBoundingClientRect(), scroller.getBoundingClientRect()];
      if (inner.top < outer.top + 40 || inner.bottom > outer.bottom - 40) {
        scroller.scrollTop += inner.top - outer.top - outer.height / 3;
      }
    };

    /** Unfolds the branch of a link, and folds those that were unfolded for other links. */
    const unfoldBranch = (link) => {
      const branches = new Set();
      for (let item = link?.closest('li'); item; item = item.parentElement.closest('li')) {
        const branch = item.querySelector(':scope > details');
        if (branch) branches.add(branch);
      }
      for (const branch of unfolded) {
        if (branches.has(branch)) continue;
        branch.open = false;
        unfolded.delete(branch);
      }
      for (const branch of branches) {
        if (branch.open) continue;
        branch.open = true;
        unfolded.add(branch);
      }
    };

    unfold();
    wide.addEventListener('change', unfold);
    nav.addEventListener('click', ({ target }) => {
      if (!wide.matches && target.closest('a')) details.open = false;
      const branch = target.closest('li summary')?.parentElement;
      if (!branch) return;
      unfolded.delete(branch);
      const address = branch.parentElement.querySelector('a').hash;
      if (branch.open) chosen.delete(address);
      else chosen.add(address);
    });
    // The dev server dispatches this event after it has replaced the table of contents.
    nav.addEventListener('contents-replaced', () => {
      marked = undefined;
      unfolded.clear();
      for (const branch of nav.querySelectorAll('li > details'))
        if (chosen.has(branch.parentElement.querySelector('a').hash)) branch.open = true;
      watch();
    });
    // The edge moves with the height of the window.
    addEventListener('resize', watch, { passive: true });
    // After the browser has shown the page.
    if (globalThis.requestIdleCallback) requestIdleCallback(watch, { timeout: 1000 });
    else setTimeout(watch);
  }
})();
