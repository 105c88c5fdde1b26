// Blocks of code and tables: buttons that copy, and boxes that the keyboard can scroll.
(() => {
  onApproach('pre, .scroll', (box) => {
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
  });

  function scrolls(box) {
    return box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
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
})();
