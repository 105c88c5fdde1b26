// Updates the page as the server describes the differences between two of its states.
globalThis.livePatches = (() => {
  const { notice, mark } = liveOverlay;
  const article = document.querySelector('main article');
  /** The distance of the text from the upper edge of the window, in pixels. */
  const edge = 90;
  const unitOf = (node) => node?.nodeType === 1 && node.localName === 'section' && 'unit' in node.dataset;

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
    for (const { key, html } of patch.heads) {
      const heading = replaceHead(sectionOf(key), html);
      if (heading) fresh.push(heading);
    }
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
    const nodes = [...section.childNodes];
    const end = nodes.findIndex(unitOf);
    const own = end < 0 ? nodes : nodes.slice(0, end);
    replaceWhereUnequal(section, own, [...template.content.childNodes]);
    for (const [i, part] of [...ownElements(section, 'details')].entries()) part.open ||= open[i] === true;
    return ownBlocks(section).filter((block) => !before.has(textOf(block)));
  }

  /** Replaces the ids and the heading at the start of a section. Returns the heading if more than its number is new. */
  function replaceHead(section, html) {
    const blocks = ownBlocks(section);
    const old = blocks.slice(0, blocks.findIndex(isHeading) + 1);
    const template = document.createElement('template');
    template.innerHTML = html;
    const fresh = [...template.content.children];
    replaceWhereUnequal(section, old, fresh);
    const heading = fresh.at(-1);
    return titleOf(heading) === titleOf(old.at(-1)) ? undefined : heading;
  }

  const isHeading = ({ localName }) => /^h[1-6]$/.test(localName);
  const titleOf = (heading) =>
    [...heading.childNodes]
      .filter((node) => node.className !== 'sectnum')
      .map((node) => node.textContent)
      .join('');

  /** Replaces a section's nodes `own` by `fresh`, except for equal ones at the beginning and end, which need no new layout. */
  function replaceWhereUnequal(section, own, fresh) {
    const most = Math.min(own.length, fresh.length);
    let first = 0;
    while (first < most && own[first].isEqualNode(fresh[first])) first++;
    let last = 0;
    while (last < most - first && own.at(-1 - last).isEqualNode(fresh.at(-1 - last))) last++;
    const next = last > 0 ? own.at(-last) : own.length > 0 ? own.at(-1).nextSibling : section.firstChild;
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
    const known = withRenamed(allSections(), order);
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

  /** Sections by key. Those at the place of a section that no longer exists take its element: their titles have changed. */
  function withRenamed(before, order) {
    const known = new Map(before);
    const keys = [...before.keys()];
    const positions = new Map(keys.map((key, i) => [key, i]));
    const taken = new Set(order.map(([key]) => key));
    let next = 0;
    for (const [key] of order) {
      if (before.has(key)) next = positions.get(key) + 1;
      else if (next < keys.length && !taken.has(keys[next])) {
        known.set(key, before.get(keys[next]));
        taken.add(keys[next++]);
      }
    }
    return known;
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

  return { apply };
})();
