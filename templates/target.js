// The target of the address, on pages whose sections have estimated heights.
(() => {
  alignTarget();
  addEventListener('hashchange', alignTarget);

  /** Scrolls to the target of the address once more, after the sections around it have got their real heights. */
  function alignTarget() {
    const [{ type } = {}] = performance.getEntriesByType('navigation');
    // On other ways to the page the browser restores the position.
    if (type !== undefined && type !== 'navigate') return;
    const target = targetOfAddress();
    // The dev server's pages have real heights from the start.
    if (!target || !document.querySelector('main section[style]')) return;
    const stop = new AbortController();
    for (const name of ['wheel', 'keydown', 'pointerdown', 'touchstart'])
      addEventListener(name, () => stop.abort(), { signal: stop.signal, passive: true });
    const align = (left) => {
      if (stop.signal.aborted) return;
      target.scrollIntoView({ behavior: 'instant' });
      if (left > 0) requestAnimationFrame(() => align(left - 1));
      else stop.abort();
    };
    requestAnimationFrame(() => align(2));
  }

  function targetOfAddress() {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null;
    }
  }
})();
