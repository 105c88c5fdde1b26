// Progressive enhancement: pages are readable without this script, and it fetches nothing from other sites.
(() => {
  const article = document.querySelector('main article');
  if (!article) return;

  alignTarget();
  addEventListener('hashchange', alignTarget);
  lookAfterBlocks();
  lookAfterFrame();
  // The dev server dispatches this event after it has replaced the frame around the sections.
  document.addEventListener('frame-replaced', lookAfterFrame);

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

  /** Runs a function after the browser has shown the page. */
  function whenIdle(run) {
    if (globalThis.requestIdleCallback) requestIdleCallback(run, { timeout: 1000 });
    else setTimeout(run);
  }

  /** Enhances the frame around the text, once. */
  function lookAfterFrame() {
    const fresh = (selector) => document.querySelector(`${selector}:not([data-ready])`);
    const contents = fresh('nav.contents');
    if (contents) followReading(contents);
    const menu = fresh('.site-nav details');
    if (menu) closeMenu(menu);
    const search = fresh('form.search');
    if (search) offerSearch(search);
    for (const part of [contents, menu, search]) part?.setAttribute('data-ready', '');
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
        addCopyButton(box);
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
  function addCopyButton(pre) {
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

  /** Searches the text of all documents; the index is loaded when the field is first used. */
  function offerSearch(form) {
    const input = form.querySelector('input');
    const results = form.querySelector('.search-results');
    const { index, root } = form.dataset;
    let sections;
    let loading;

    // The index is a script because pages opened from the file system cannot fetch data.
    const load = () => {
      loading ??= new Promise((resolve) => {
        const script = document.createElement('script');
        script.src = index;
        script.onload = resolve;
        script.onerror = resolve;
        script.addEventListener('load', () => script.remove());
        document.head.append(script);
      }).then(() => {
        const pages = globalThis.specificationTexts ?? [];
        sections = pages.flatMap(({ path, title, sections: own }) =>
          own.map(([id, heading, text]) => ({
            href: `${root}${path}${id ? `#${encodeURIComponent(id)}` : ''}`,
            page: title,
            isHere: new URL(root + path, location.href).pathname === location.pathname,
            heading,
            text,
            inHeading: heading.toLowerCase(),
            inText: text.toLowerCase(),
          })),
        );
      });
      return loading;
    };

    /** The score of a section for all words; 0 if one of them is missing. */
    const score = (section, words, phrase) => {
      let sum = section.isHere ? 1 : 0;
      for (const word of words) {
        const at = section.inHeading.indexOf(word);
        if (at >= 0) sum += at === 0 || !/[a-z0-9]/.test(section.inHeading[at - 1]) ? 30 : 15;
        else if (section.inText.includes(word)) sum += 4;
        else return 0;
      }
      if (section.inHeading.includes(phrase)) sum += 20;
      else if (section.inText.includes(phrase)) sum += 5;
      return sum - Math.min(10, section.inHeading.length / 20);
    };

    const marked = (text, words) => {
      const fragment = document.createDocumentFragment();
      const lower = text.toLowerCase();
      for (let at = 0; at < text.length; ) {
        let [next, length] = [text.length, 0];
        for (const word of words) {
          const found = lower.indexOf(word, at);
          if (found >= 0 && found < next) [next, length] = [found, word.length];
        }
        fragment.append(text.slice(at, next));
        if (length > 0) {
          const mark = document.createElement('mark');
          mark.textContent = text.slice(next, next + length);
          fragment.append(mark);
        }
        at = next + length;
      }
      return fragment;
    };

    const show = (section, words) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      const where = document.createElement('small');
      const first = words.map((word) => section.inText.indexOf(word)).filter((at) => at >= 0)[0] ?? 0;
      const start = first < 40 ? 0 : section.text.indexOf(' ', first - 40) + 1;
      link.href = section.href;
      link.append(marked(section.heading, words));
      where.append(`${section.page} – `, marked(section.text.slice(start, start + 140), words));
      link.append(where);
      item.append(link);
      return item;
    };

    const find = async () => {
      const phrase = input.value.trim().toLowerCase();
      if (phrase.length < 2) {
        results.hidden = true;
        return;
      }
      await load();
      if (phrase !== input.value.trim().toLowerCase()) return;
      const words = phrase.split(/\s+/);
      const found = sections
        .map((section) => ({ section, score: score(section, words, phrase) }))
        .filter((result) => result.score > 0)
        .sort((a, b) => b.score - a.score)
        .slice(0, 30);
      if (found.length === 0) {
        const none = document.createElement('p');
        none.textContent = 'Nothing found.';
        results.replaceChildren(none);
      } else {
        const list = document.createElement('ul');
        list.append(...found.map(({ section }) => show(section, words)));
        results.replaceChildren(list);
      }
      results.scrollTop = 0;
      results.hidden = false;
    };

    const step = (event) => {
      const links = [...results.querySelectorAll('a')];
      const at = links.indexOf(document.activeElement);
      if (event.key === 'Escape') {
        results.hidden = true;
        input.focus();
      } else if (event.key === 'ArrowDown' && links.length > 0) {
        links[Math.min(at + 1, links.length - 1)].focus();
      } else if (event.key === 'ArrowUp' && at >= 0) {
        (links[at - 1] ?? input).focus();
      } else return;
      event.preventDefault();
    };

    // The dev server reports changes of any page.
    document.addEventListener('site-changed', () => {
      loading = undefined;
    });
    form.hidden = false;
    input.addEventListener('focus', load);
    input.addEventListener('input', find);
    input.addEventListener('focus', find);
    form.addEventListener('keydown', step);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      results.querySelector('a')?.click();
    });
    results.addEventListener('click', (event) => {
      if (event.target.closest('a')) results.hidden = true;
    });
    document.addEventListener('click', (event) => {
      if (!form.contains(event.target)) results.hidden = true;
    });
    document.addEventListener('keydown', (event) => {
      const typing = event.target.closest?.('input, textarea, select, [contenteditable]');
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.focus();
    });
  }
})();
