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
    const request = pre.classList.contains('http') ? readRequest(pre.textContent) : undefined;
    buttons.append(copyButton('Copy', pre.textContent));
    if (request) buttons.append(copyButton('Path', request.path), copyButton('curl', curlCommand(request)));
    pre.replaceWith(box);
    box.append(pre, buttons);
  }

  function copyButton(label, text) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    if (label !== 'Copy') button.setAttribute('aria-label', `Copy ${label}`);
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(text);
      button.textContent = 'Copied';
      setTimeout(() => {
        button.textContent = label;
      }, 1500);
    });
    return button;
  }

  /** The parts of an HTTP request; `undefined` for other text. */
  function readRequest(text) {
    const [head, ...rest] = text.split('\n\n');
    const [start, ...fields] = head.split('\n');
    const [, method, path] = /^([A-Z]+) (\/\S*)/.exec(start) ?? [];
    if (!method) return undefined;
    const headers = fields.filter((field) => /^[\w-]+:/.test(field));
    return { method, path, headers, body: rest.join('\n\n').trim() };
  }

  function curlCommand({ method, path, headers, body }) {
    const quoted = (text) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
    const host = headers.find((field) => /^host:/i.test(field))?.replace(/^host:\s*/i, '');
    const sent = headers.filter((field) => !/^(?:host|content-length):/i.test(field));
    return [
      `curl -X ${method} ${quoted(`https://${host ?? 'example.org'}${path}`)}`,
      ...sent.map((field) => `-H ${quoted(field)}`),
      ...(body === '' ? [] : [`--data-raw ${quoted(body)}`]),
    ].join(' \\\n  ');
  }

  /** Runs a function after the browser has shown the page. */
  function whenIdle(run) {
    if (globalThis.requestIdleCallback) requestIdleCallback(run, { timeout: 1000 });
    else setTimeout(run);
  }
})();
