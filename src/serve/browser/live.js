// Updates the page that contains this script when its sources change, and shows their problems.
(() => {
  const { page, version } = document.currentScript.dataset;
  const article = document.querySelector('main article');
  let shownVersion = version;
  /** The distance of the text from the upper edge of the window, in pixels. */
  const edge = 90;
  const unitOf = (node) => node?.nodeType === 1 && node.localName === 'section' && 'unit' in node.dataset;

  // ---- the page

  /** Applies a patch; the visible content keeps its position on the screen. */
  function apply(patch) {
    const anchor = readingPosition();
    if (anchor) withoutScrollAnchoring();
    if (patch.style) replaceStyle(patch.style);
    if (patch.frame) replaceFrame(patch.frame);
    if (patch.order) reorder(patch.order);
    const changed = [];
    const fresh = patch.sections.flatMap(({ key, html }) => {
      const section = sectionOf(key);
      changed.push(section);
      return replaceOwn(section, html);
    });
    if (patch.contents !== undefined) replaceContents(patch.contents);
    for (const section of changed) section.dispatchEvent(new Event('section-replaced', { bubbles: true }));
    if (anchor)
      scrollBy({ top: anchor.section.getBoundingClientRect().top - anchor.top, behavior: 'instant' });
    notice.show(changed);
    mark(fresh);
  }

  /** Sections by key, as they were last looked up. */
  let sections = new Map();
  const allSections = () =>
    new Map(
      [...article.querySelectorAll('section[data-unit]')].map((section) => [section.dataset.unit, section]),
    );

  function sectionOf(key) {
    const isCurrent = (section) => section?.dataset.unit === key && article.contains(section);
    if (!isCurrent(sections.get(key))) sections = allSections();
    return sections.get(key);
  }

  /** Keeps the browser from moving the page, too, until it has laid out the changes. */
  function withoutScrollAnchoring() {
    const { style } = document.documentElement;
    style.overflowAnchor = 'none';
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        style.overflowAnchor = '';
      }),
    );
  }

  /** The innermost section at the upper edge of the window, below the header, and its position. */
  function readingPosition() {
    if (scrollY === 0) return undefined;
    const { left, width } = article.getBoundingClientRect();
    const section =
      document
        .elementsFromPoint(left + width / 2, edge)
        .map((element) => element.closest('section[data-unit]'))
        .find((found) => found) ??
      [...article.children].findLast((part) => unitOf(part) && part.getBoundingClientRect().top <= edge);
    return section && { section, top: section.getBoundingClientRect().top };
  }

  /** Replaces the content of a section before its nested sections. Returns the blocks whose text is new. */
  function replaceOwn(section, html) {
    const before = new Set(ownBlocks(section).map(textOf));
    const open = [...ownElements(section, 'details')].map((part) => part.open);
    const template = document.createElement('template');
    template.innerHTML = html;
    template.content.prepend('\n');
    template.content.normalize();
    replaceWhereUnequal(section, [...template.content.childNodes]);
    for (const [i, part] of [...ownElements(section, 'details')].entries()) part.open ||= open[i] === true;
    return ownBlocks(section).filter((block) => !before.has(textOf(block)));
  }

  /** Replaces the section's own nodes by `fresh`, except for equal ones at the beginning and end, which need no new layout. */
  function replaceWhereUnequal(section, fresh) {
    const nodes = [...section.childNodes];
    const end = nodes.findIndex(unitOf);
    const own = end < 0 ? nodes : nodes.slice(0, end);
    const most = Math.min(own.length, fresh.length);
    let first = 0;
    while (first < most && own[first].isEqualNode(fresh[first])) first++;
    let last = 0;
    while (last < most - first && own.at(-1 - last).isEqualNode(fresh.at(-1 - last))) last++;
    const next = nodes[own.length - last] ?? null;
    for (const node of own.slice(first, own.length - last)) node.remove();
    for (const node of fresh.slice(first, fresh.length - last)) section.insertBefore(node, next);
  }

  /** A block's text without the buttons that the page's script adds. */
  const textOf = (block) => (block.matches('.code-box') ? block.querySelector('pre') : block).textContent;

  function ownBlocks(section) {
    const children = [...section.children];
    const end = children.findIndex(unitOf);
    return end < 0 ? children : children.slice(0, end);
  }

  function* ownElements(section, selector) {
    for (const child of ownBlocks(section)) {
      if (child.matches(selector)) yield child;
      yield* child.querySelectorAll(selector);
    }
  }

  /** Arranges all sections in the given order, nested by level. Sections that keep their position are not moved. */
  function reorder(order) {
    const known = allSections();
    const root = { element: article, level: Number.NEGATIVE_INFINITY, children: [] };
    const open = [root];
    for (const [key, id, level] of order) {
      const element = known.get(key) ?? document.createElement('section');
      if (!known.has(key)) element.append('\n');
      known.set(key, element);
      setAttribute(element, 'id', id);
      setAttribute(element, 'data-unit', key);
      while (open.at(-1).level >= level) open.pop();
      const node = { element, level, children: [] };
      open.at(-1).children.push(node);
      open.push(node);
    }
    const wanted = new Set(order.map(([key]) => known.get(key)));
    for (const section of article.querySelectorAll('section[data-unit]')) {
      if (!wanted.has(section)) detach(section);
    }
    arrange(root);
  }

  function arrange({ element, children }) {
    const wanted = new Set(children.map((child) => child.element));
    for (const child of [...element.children]) if (unitOf(child) && !wanted.has(child)) detach(child);
    let next = [...element.children].find(unitOf);
    for (const child of children) {
      if (child.element === next) {
        do next = next.nextElementSibling;
        while (next && !unitOf(next));
      } else {
        detach(child.element);
        if (next) next.before(child.element, '\n');
        else element.append(child.element, '\n');
      }
      arrange(child);
    }
  }

  /** Removes a section and the line break after it. */
  function detach(section) {
    const { nextSibling } = section;
    if (section.parentNode && nextSibling?.nodeType === 3) {
      if (nextSibling.data === '\n') nextSibling.remove();
      else nextSibling.data = nextSibling.data.replace(/^\n/, '');
    }
    section.remove();
  }

  function setAttribute(element, name, value) {
    if (value === undefined || value === null) element.removeAttribute(name);
    else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }

  function replaceContents(html) {
    const list = document.querySelector('nav.contents .contents-list');
    if (!list) return;
    list.innerHTML = `\n${html}`;
    list.dispatchEvent(new Event('contents-replaced', { bubbles: true }));
  }

  /** Replaces the changed parts of the page around the sections. */
  function replaceFrame(frame) {
    const [before, after] = [frame.before, frame.after].map((html) =>
      new DOMParser().parseFromString(html, 'text/html'),
    );
    document.title = after.title;
    const metadata = 'meta[name=description], meta[property]';
    for (const part of document.head.querySelectorAll(metadata)) part.remove();
    document.querySelector('title').after(...after.head.querySelectorAll(metadata));
    replaceParts(before.body, after.body, document.body);
    document.dispatchEvent(new Event('frame-replaced'));
  }

  function replaceParts(before, after, live) {
    const parts = (element) => [...element.children].filter((child) => !unitOf(child));
    let [old, fresh, shown] = [parts(before), parts(after), parts(live)];
    if (old.length !== fresh.length || old.some((part, i) => part.localName !== fresh[i].localName)) {
      if (live === article) {
        for (const part of shown) part.remove();
        article.prepend(...fresh);
        return;
      }
      // Parts that are added or removed are between those at the start and those at the end.
      const isSame = (part, other) =>
        part.localName === other.localName && part.className === other.className;
      const count = Math.min(old.length, fresh.length);
      let [start, end] = [0, 0];
      while (start < count && isSame(old[start], fresh[start])) start++;
      while (end < count - start && isSame(old.at(-1 - end), fresh.at(-1 - end))) end++;
      const removed = shown.slice(start, old.length - end);
      if (removed.some((part) => part.contains(article))) return location.reload();
      const next = shown[old.length - end] ?? null;
      const withText = (part) =>
        part.nextSibling?.nodeType === Node.TEXT_NODE ? [part, part.nextSibling] : [part];
      for (const node of removed.flatMap(withText)) node.remove();
      for (const node of fresh.slice(start, fresh.length - end).flatMap(withText))
        live.insertBefore(node, next);
      const kept = (list) => [...list.slice(0, start), ...(end > 0 ? list.slice(-end) : [])];
      [old, fresh, shown] = [kept(old), kept(fresh), kept(shown.slice(0, old.length))];
    }
    for (const [i, part] of fresh.entries()) {
      if (part.isEqualNode(old[i])) continue;
      if (shown[i].contains(article)) {
        replaceParts(old[i], part, shown[i]);
        continue;
      }
      const list = part.querySelector('.contents-list');
      if (list) list.replaceWith(shown[i].querySelector('.contents-list'));
      shown[i].replaceWith(part);
    }
  }

  /** Replaces the style sheet as soon as the new one is loaded. */
  function replaceStyle(path) {
    // Another one may still be loading.
    const before = [...document.querySelectorAll('link[rel=stylesheet]')];
    const last = before.at(-1);
    const after = last.cloneNode();
    after.href = last.getAttribute('href').replace(/assets\/.*/, path);
    after.addEventListener('load', () => {
      for (const link of before) link.remove();
    });
    last.after(after);
  }

  /** Highlights blocks briefly. The highlights are overlays: animating the blocks themselves would require a layout for each frame. */
  function mark(blocks) {
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    // Blocks in a section that the browser skips have no position.
    const isPlaced = (block) => block.checkVisibility({ contentVisibilityAuto: true });
    const rectangles = blocks
      .slice(0, 30)
      .filter(isPlaced)
      .map((block) => block.getBoundingClientRect());
    for (const { left, top, width, height } of rectangles) {
      const box = make('div', { className: 'mark' });
      box.style.cssText = `left: ${left + scrollX}px; top: ${top + scrollY}px; width: ${width}px; height: ${height}px`;
      shadow.append(box);
      const fading = box.animate(
        { opacity: [1, 0] },
        { duration: 1500, easing: isCalm ? 'steps(1)' : 'ease-in' },
      );
      fading.onfinish = () => box.remove();
    }
  }

  // In a narrower window, highlights would be misplaced and widen the page.
  addEventListener('resize', () => {
    for (const box of shadow.querySelectorAll('.mark')) box.remove();
  });

  // ---- layout

  /** The browser skips sections outside the viewport once all sections have been laid out, so that it knows their sizes. */
  function skipHiddenSections() {
    const sheet = new CSSStyleSheet();
    const rule = (properties) => `@media screen { main section[data-unit] { ${properties} } }`;
    // The containment that skipping sections brings, so that nothing moves later.
    const remembered = 'contain: content; contain-intrinsic-block-size: auto 200px;';
    sheet.replaceSync(rule(remembered));
    document.adoptedStyleSheets.push(sheet);
    const skip = () => sheet.replaceSync(rule(`content-visibility: auto; ${remembered}`));
    // Sizes are remembered at the end of a frame.
    addEventListener('load', () =>
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(skip))),
    );
  }

  // ---- problems and notices

  const host = document.createElement('spec-live');
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial; font: 14px/1.5 system-ui, sans-serif; color: light-dark(#1d2126, #e3e6ea); color-scheme: inherit; }
    * { box-sizing: border-box; }
    [hidden] { display: none !important; }
    .mark { position: absolute; pointer-events: none; border-radius: 2px; outline: 2px solid rgb(255 190 60 / 0.9); outline-offset: 3px; }
    .overlay { position: fixed; inset: 0; width: 100%; max-width: none; height: 100%; max-height: none; overflow: auto; padding: 5vh 4vw; color: inherit; background: rgb(15 18 22 / 0.72); border: 0; }
    .sheet { max-width: 60rem; margin: 0 auto; padding: 0 1.5rem 1.5rem; background: light-dark(#fff, #1c2127); border-radius: 8px; border-top: 5px solid light-dark(#c62828, #ef5350); }
    h2 { position: sticky; top: -5vh; display: flex; gap: 1rem; align-items: center; justify-content: space-between; margin: 0 -1.5rem; padding: 1rem 1.5rem .75rem; font-size: 17px; background: inherit; border-radius: 4px; }
    h3 { margin: 1.25rem 0 .25rem; font-size: 15px; overflow-wrap: anywhere; }
    pre { margin: .5rem 0; padding: .6rem .8rem; overflow-x: auto; background: light-dark(#f4f5f7, #12161a); border-radius: 5px; font: 13px/1.45 ui-monospace, monospace; }
    p { margin: .25rem 0; overflow-wrap: anywhere; }
    a { color: light-dark(#0b57d0, #8ab4f8); } code { font: 13px ui-monospace, monospace; }
    .rule { color: light-dark(#5f6872, #9aa3ad); font-size: 12px; }
    button { font: inherit; font-size: 14px; font-weight: normal; color: inherit; cursor: pointer; padding: .2rem .7rem; white-space: nowrap; background: transparent; border: 1px solid #9aa3ad; border-radius: 5px; }
    .corner { position: fixed; right: 12px; bottom: 12px; z-index: 2147483645; display: flex; flex-direction: column; align-items: flex-end; gap: 8px; max-width: min(44rem, calc(100vw - 24px)); pointer-events: none; } .corner > * { pointer-events: auto; }
    .chip { padding: .3rem .8rem; background: light-dark(#fff, #1c2127); border: 1px solid light-dark(#b6bec7, #4a535d); border-radius: 1rem; box-shadow: 0 2px 10px rgb(0 0 0 / .2); }
    .chip.error { background: #c62828; color: #fff; border-color: #c62828; } .chip.warning { background: light-dark(#ffe9b8, #4a3a10); border-color: light-dark(#d9a21b, #8a6d1f); color: light-dark(#3d2c00, #ffe2a0); }
    .panel { max-width: 100%; max-height: 60vh; overflow: auto; padding: .5rem 1rem 1rem; background: light-dark(#fff, #1c2127); border: 1px solid light-dark(#b6bec7, #4a535d); border-radius: 8px; box-shadow: 0 4px 18px rgb(0 0 0 / .25); }
    .error > .kind { color: light-dark(#c62828, #ff8a80); } .warning > .kind { color: light-dark(#8a5a00, #ffca5f); }
    @media print { :host { display: none; } }
  `);
  shadow.adoptedStyleSheets = [sheet];
  document.documentElement.append(host);

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  const locationElement = ({ file, line, column, link }) => {
    const text = `${file}:${line}:${column}`;
    return link ? make('a', { href: link, textContent: text }) : make('code', { textContent: text });
  };

  const problemElement = (problem) => {
    const { severity, message, rule, frame, help, related } = problem;
    return make(
      'section',
      { className: severity },
      make('h3', { className: 'kind', textContent: message }),
      make('p', {}, locationElement(problem), ' ', make('span', { className: 'rule', textContent: rule })),
      make('pre', { textContent: frame, tabIndex: 0 }),
      ...related.map((other) => make('p', {}, `${other.message}: `, locationElement(other))),
      ...(help ? [make('p', {}, make('b', { textContent: 'Help: ' }), help)] : []),
    );
  };

  const problemElements = (problems, most) => [
    ...problems.slice(0, most).map(problemElement),
    ...(problems.length > most
      ? [make('p', { textContent: `${problems.length - most} more. Run \`spec check\` to see all.` })]
      : []),
  ];

  const count = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;

  const overlay = make('dialog', { className: 'overlay', hidden: true });
  overlay.setAttribute('role', 'alertdialog');
  overlay.setAttribute('aria-label', 'Errors in the sources');
  const headline = make('span');
  const close = make('button', { type: 'button', textContent: 'Close (Esc)' });
  const list = make('div');
  overlay.append(make('div', { className: 'sheet' }, make('h2', {}, headline, close), list));
  const corner = make('div', { className: 'corner' });
  const notices = make('div', { className: 'chip', hidden: true });
  notices.setAttribute('role', 'status');
  const panel = make('div', { className: 'panel', hidden: true });
  panel.setAttribute('role', 'region');
  panel.setAttribute('aria-label', 'Problems in files you changed');
  const chip = make('button', { className: 'chip', type: 'button', hidden: true });
  corner.append(panel, notices, chip);
  shadow.append(overlay, corner);

  let errors = [];
  let dismissed = '';
  chip.addEventListener('click', () => {
    if (errors.length > 0) {
      dismissed = '';
      showErrors();
    } else showPanel(panel.hidden);
  });
  close.addEventListener('click', dismiss);
  overlay.addEventListener('cancel', dismiss);
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    if (!overlay.hidden) dismiss();
    else if (!panel.hidden) {
      showPanel(false);
      chip.focus();
    }
  });

  function showPanel(isShown) {
    panel.hidden = !isShown;
    chip.setAttribute('aria-expanded', String(isShown));
  }

  function dismiss() {
    dismissed = JSON.stringify(errors);
    showErrors();
  }

  /** Shows or hides the overlay. It is a modal dialog, so closing it restores the focus. */
  function showErrors() {
    headline.textContent = `${count(errors.length, 'error')}: this is the last good version of the page`;
    list.replaceChildren(...problemElements(errors, 50));
    const isShown = errors.length > 0 && dismissed !== JSON.stringify(errors);
    overlay.hidden = !isShown;
    if (isShown) showPanel(false);
    if (isShown && !overlay.open) overlay.showModal();
    else if (!isShown && overlay.open) overlay.close();
  }

  function showProblems(problems) {
    errors = problems.errors;
    if (errors.length === 0) dismissed = '';
    showErrors();
    const others = problems.others;
    panel.replaceChildren(...problemElements(others, 100));
    if (others.length === 0) showPanel(false);
    const worst =
      errors.length > 0 || others.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
    chip.className = `chip ${worst}`;
    chip.textContent =
      errors.length > 0
        ? count(errors.length, 'error')
        : `${count(others.length, 'problem')} in files you changed`;
    chip.hidden = errors.length + others.length === 0;
    // Space to scroll the end of the page above the chip.
    document.documentElement.style.paddingBottom = chip.hidden ? '' : '60px';
  }

  const notice = {
    timer: 0,
    display(...content) {
      clearTimeout(this.timer);
      notices.replaceChildren(...content);
      notices.hidden = false;
    },
    /** Links to a changed section if it is not visible. */
    show(sections) {
      const [section] = sections;
      if (!section) return;
      const { top, bottom } = section.getBoundingClientRect();
      if (bottom > 0 && top < innerHeight) return this.hide();
      const title = section.querySelector('h1, h2, h3, h4, h5, h6')?.textContent.trim() || 'the beginning';
      const more = sections.length > 1 ? ` and ${sections.length - 1} more` : '';
      const link = make('a', { href: `#${section.id}`, textContent: title });
      this.display('Changed: ', link, more);
      this.timer = setTimeout(() => this.hide(), 6000);
    },
    hide() {
      clearTimeout(this.timer);
      notices.hidden = true;
    },
  };

  // ---- the connection

  let events;
  let wait = 100;
  let retry = 0;
  let lost = 0;

  function connect() {
    clearTimeout(retry);
    events?.close();
    const query = new URLSearchParams({ page, version: shownVersion });
    events = new EventSource(`/_spec/events?${query}`);
    events.onopen = () => {
      wait = 100;
      clearTimeout(lost);
      lost = 0;
      notice.hide();
      document.dispatchEvent(new Event('site-changed'));
    };
    events.onmessage = ({ data }) => receive(JSON.parse(data));
    events.onerror = () => {
      disconnect();
      lost ||= setTimeout(() => notice.display('Connection to the dev server lost; reconnecting…'), 1000);
      retry = setTimeout(connect, wait);
      wait = Math.min(wait * 2, 2000);
    };
  }

  function disconnect() {
    clearTimeout(retry);
    events?.close();
    events = undefined;
  }

  function receive(event) {
    if (event.type === 'reload') {
      disconnect();
      location.reload();
    } else if (event.type === 'patch') {
      apply(event.patch);
      shownVersion = event.version;
    } else if (event.type === 'problems') showProblems(event);
    else if (event.type === 'site') document.dispatchEvent(new Event('site-changed'));
  }

  // Hidden pages disconnect, because browsers limit the number of connections to a server.
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) disconnect();
    else if (!events) connect();
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) connect();
  });
  addEventListener('pagehide', disconnect);
  skipHiddenSections();
  if (!document.hidden) connect();
})();
