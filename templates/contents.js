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

  /** Highlights the current section in the table of contents and collapses the other branches. */
  function followReading(nav) {
    const details = nav.querySelector('details');
    const bar = nav.querySelector('.contents-current');
    const wide = matchMedia('(min-width: 64rem)');
    let marked;
    /** The links to the sections of the page, in the order of the page. */
    let links;
    /** The sections at the upper edge of the viewport, from the outermost to the innermost. */
    const atEdge = new Set();
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
      for (const link of nav.querySelectorAll('a[href^="#"]')) {
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
      for (const item of nav.querySelectorAll('li.open')) item.classList.remove('open');
      marked = link;
      bar.textContent = link ? link.textContent : '';
      if (!link) return;
      link.setAttribute('aria-current', 'location');
      for (let item = link.closest('li'); item; item = item.parentElement.closest('li'))
        item.classList.add('open');
      const scroller = wide.matches ? nav : nav.querySelector('.contents-list');
      const [inner, outer] = [link.getBoundingClientRect(), scroller.getBoundingClientRect()];
      if (inner.top < outer.top + 40 || inner.bottom > outer.bottom - 40) {
        scroller.scrollTop += inner.top - outer.top - outer.height / 3;
      }
    };
    unfold();
    wide.addEventListener('change', unfold);
    nav.addEventListener('click', (event) => {
      if (!wide.matches && event.target.closest('a')) details.open = false;
    });
    // The dev server dispatches this event after it has replaced the table of contents.
    nav.addEventListener('contents-replaced', () => {
      marked = undefined;
      watch();
    });
    // The edge moves with the height of the window.
    addEventListener('resize', watch, { passive: true });
    whenIdle(watch);
  }

  /** Runs a function after the browser has shown the page. */
  function whenIdle(run) {
    if (globalThis.requestIdleCallback) requestIdleCallback(run, { timeout: 1000 });
    else setTimeout(run);
  }
})();
