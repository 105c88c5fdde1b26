// Calls functions with the article and its sections as they approach the viewport, for `blocks.js` and `tree.js`.
globalThis.onApproach = (() => {
  const article = document.querySelector('main article');
  const actions = [];
  // Observes sections rather than their many blocks, because the browser checks every observed element in each frame.
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries)
        if (isIntersecting) for (const action of actions) action(target);
    },
    { rootMargin: '50% 0px' },
  );
  if (article) whenIdle(watch);
  // The dev server dispatches this event after it has replaced a section.
  document.addEventListener('section-replaced', ({ target }) => {
    watcher.unobserve(target);
    watcher.observe(target);
  });

  function watch() {
    for (const part of [article, ...article.querySelectorAll('section')]) watcher.observe(part);
  }

  /** Runs a function after the browser has shown the page. */
  function whenIdle(run) {
    if (globalThis.requestIdleCallback) requestIdleCallback(run, { timeout: 1000 });
    else setTimeout(run);
  }

  /** The elements of a part of the page that match a selector and belong to no other part. */
  const ownElements = (part, selector) =>
    [...part.querySelectorAll(selector)].filter((element) => element.closest('section, article') === part);

  /** Calls `action` with each element that matches the selector as its section approaches, and again after the section has been replaced. */
  return (selector, action) => {
    actions.push((part) => ownElements(part, selector).forEach(action));
  };
})();
