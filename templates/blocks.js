// Blocks of code and tables: buttons that copy, and boxes that the keyboard can scroll.
(() => {
  const article = document.querySelector('main article');
  if (!article) return;

  lookAfterBlocks();

  /** As a block approaches the viewport, adds a copy button to code and makes scrollable blocks focusable. */
  function lookAfterBlocks() {
    const scrolls = (box) => box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
    const see = (box) => {
      if (scrolls(box)) {
        box.tabIndex = 0;
        box.setAttribute('role', 'group');
        box.setAttribute(
          'aria-label',
          box.querySelector('caption')?.textContent || (box.matches('pre') ? 'Code' : 'Table'),
        );
      } else if (box.tabIndex === 0) {
        for (const name of ['tabindex', 'role', 'aria-label']) box.removeAttribute(name);
      }
      if (box.matches('pre') && navigator.clipboard && !box.parentElement.matches('.code-box'))
        addCopyButtons(box);
    };
    const ownBoxes = (part) =>
      [...part.querySelectorAll('pre, .scroll')].filter((box) => box.closest('section, article') === part);
    // Observes sections rather than their many blocks, because the browser checks every observed element in each frame.
    const watcher = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) if (isIntersecting) ownBoxes(target).forEach(see);
      },
      { rootMargin: '50% 0px' },
    );
    whenIdle(() => {
      for (const part of [article, ...article.querySelectorAll('section')]) watcher.observe(part);
    });
    // The dev server dispatches this event after it has replaced a section.
    document.addEventListener('section-replaced', ({ target }) => {
      watcher.unobserve(target);
      watcher.observe(target);
    });
  }

  /** Buttons that copy a block of code; those of a request also copy its path, or a command that sends it. */
  function addCopyButtons(pre) {
    const box = document.createElement('div');
    const buttons = document.createElement('div');
    box.className = 'code-box';
    buttons.className = 'copy';
    const isRequest = pre.matches('.http') && /^[A-Z]+ \//.test(pre.textContent);
    for (const kind of isRequest ? ['code', 'path', 'curl'] : ['code']) buttons.append(copyButton(kind));
    pre.replaceWith(box);
    box.append(pre, buttons);
  }

  function copyButton(kind) {
    const button = document.createElement('button');
    const label = { code: 'Copy', path: 'Path', curl: 'curl' }[kind];
    button.type = 'button';
    button.dataset.copy = kind;
    button.textContent = label;
    if (kind !== 'code') button.setAttribute('aria-label', `Copy ${label}`);
    return button;
  }

  /** Runs a function after the browser has shown the page. */
  function whenIdle(run) {
    if (globalThis.requestIdleCallback) requestIdleCallback(run, { timeout: 1000 });
    else setTimeout(run);
  }
})();
