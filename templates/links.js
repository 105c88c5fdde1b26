// The section, table, row, note or example under the pointer or with the focus shows a link to itself, with buttons that copy.
(() => {
  const article = document.querySelector('main article');
  if (!article) return;
  const linked = 'h2, h3, h4, h5, h6, tr[id], table[id], .admonition[id], .code-box:has(> pre[id])';
  let tools;
  let shown;

  article.addEventListener('pointerover', show);
  article.addEventListener('focusin', show);

  function show({ target, type }) {
    // A heading that has the focus itself is read without them.
    if (target.closest('.link-tools') || (type === 'focusin' && target.matches('h2, h3, h4, h5, h6'))) return;
    const element = target.closest(linked);
    if (element === shown && (!element || tools?.isConnected)) return;
    // Scrolling by keyboard moves other elements under the pointer.
    if (type === 'pointerover' && tools?.isConnected && shown?.querySelector(':focus-visible')) return;
    tools?.remove();
    shown = element;
    const place = element && placeOf(element);
    if (!place?.id || !place.host) return;
    tools = toolsFor(place);
    place.host.append(tools);
  }

  /** The id of an element, a name for it, and the element in it to which the link is added. */
  function placeOf(element) {
    if (element.matches('tr')) {
      const host = element.cells[0];
      return { id: element.id, host, kind: 'row', name: `\`${nameIn(host).replaceAll('`', '')}\`` };
    }
    if (element.matches('table')) {
      const host = element.caption ?? element.querySelector('thead th');
      return {
        id: element.id,
        host,
        kind: 'table',
        name: element.caption ? nameIn(element.caption) : 'Table',
      };
    }
    if (element.matches('.admonition')) {
      const title = element.querySelector('.admonition-title');
      return { id: element.id, host: title ?? element, kind: 'note', name: title ? nameIn(title) : 'Note' };
    }
    if (element.matches('.code-box')) {
      const id = element.querySelector('pre').id;
      return { id, host: element.querySelector('.copy'), kind: 'example', name: 'Example' };
    }
    const section = element.parentElement;
    const isSection = section.matches('section[id]') && headingOf(section) === element;
    return isSection ? { id: section.id, host: element, kind: 'section', name: undefined } : undefined;
  }

  function toolsFor({ id, host, kind, name }) {
    const group = document.createElement('span');
    group.className = 'link-tools';
    if (kind !== 'section') {
      const link = document.createElement('a');
      link.className = 'part-link';
      link.href = `#${encodeURIComponent(id)}`;
      link.setAttribute('aria-label', `Link to this ${kind}`);
      group.append(link);
    }
    if (!navigator.clipboard) return group;
    if (host.querySelector('.operation')) {
      group.append(button('Path', 'path', 'Copy path'));
      const own = [...host.parentElement.querySelectorAll('pre.http')];
      if (own.some((pre) => pre.closest('section[id]') === host.parentElement))
        group.append(button('curl', 'curl', 'Copy as curl'));
    }
    const fullName = kind === 'row' ? fullNameOf(id) : undefined;
    if (fullName !== undefined) {
      const copyName = button('Name', 'name', `Copy name: ${fullName}`);
      copyName.dataset.name = fullName;
      group.append(copyName);
    }
    const markdown = button('MD', 'markdown', 'Copy link as Markdown (MD)');
    const heading = headingOf(host.closest('section[id]'));
    const section = heading ? nameIn(heading) : document.title;
    markdown.dataset.id = id;
    markdown.dataset.title = name === undefined ? section : `${name} in ${section}`;
    group.append(markdown);
    return group;
  }

  function button(text, kind, label) {
    const element = document.createElement('button');
    element.type = 'button';
    element.dataset.copy = kind;
    element.textContent = text;
    element.title = label;
    element.setAttribute('aria-label', label);
    return element;
  }

  /** `rooms.join` of a row `get-sync.response.200.rooms:join`; `undefined` for a row of the outermost table. */
  function fullNameOf(id) {
    const [part] =
      /\.(?:request(?:\.[a-z]+)?|response\.[^.:]+(?:\.headers)?|content|event|schema)(?=[.:])/.exec(id) ?? [];
    const path = part && id.slice(id.indexOf(part) + part.length);
    return path?.startsWith('.') ? path.slice(1).replace(':', '.') : undefined;
  }

  function headingOf(section) {
    return section?.querySelector(':scope > :is(h1, h2, h3, h4, h5, h6)');
  }

  /** The text of an element, with code as in Markdown, without numbers and links to the element itself. */
  function nameIn(element) {
    const copy = element.cloneNode(true);
    for (const part of copy.querySelectorAll('.link-tools, .sectnum, .permalink, .self-link, .used-by'))
      part.remove();
    for (const code of copy.querySelectorAll('code')) code.textContent = `\`${code.textContent}\``;
    return copy.textContent.trim().replace(/\s+/g, ' ');
  }
})();
