// Links to other versions: they keep the anchor where it exists, and open another page only if the version has it.
(() => {
  const selector = 'a[data-site]';

  // Links that are opened in another tab keep the anchor too.
  for (const type of ['pointerdown', 'focusin'])
    document.addEventListener(type, ({ target }) => {
      const link = target.closest?.(selector);
      if (link) link.hash = location.hash;
    });
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.(selector);
    const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || !isPlain || event.defaultPrevented || !location.protocol.startsWith('http')) return;
    event.preventDefault();
    addressIn(link).then((address) => location.assign(address));
  });
  document.addEventListener('keydown', (event) => {
    const menu = event.target.closest?.('.version-switch details');
    if (event.key !== 'Escape' || !menu?.open) return;
    menu.open = false;
    menu.querySelector('summary').focus();
  });
  document.addEventListener('click', ({ target }) => {
    const menu = document.querySelector('.version-switch details[open]');
    if (menu && !menu.contains(target)) menu.open = false;
  });

  /** The address of the page in another version according to its index; that of the link if the index cannot be read. */
  async function addressIn(link) {
    const { site } = link.dataset;
    try {
      const response = await fetch(`${site}index.json`, { signal: AbortSignal.timeout(3000) });
      if (!response.ok) return link.href;
      const { documents, errorCodes } = await response.json();
      const { document: name, path } = document.querySelector('.version-switch').dataset;
      const page = documents.find((one) => one.path === path) ?? documents.find((one) => one.name === name);
      if (!page) return site;
      const id = decodeURIComponent(location.hash.slice(1));
      const exists =
        page.sections.some((section) => section.id === id || section.anchors?.includes(id)) ||
        errorCodes.some((code) => code.page === page.path && code.id === id);
      const file = page.path.split('/').map(encodeURIComponent).join('/');
      return site + file.replace(/(^|\/)index\.html$/, '$1') + (exists ? location.hash : '');
    } catch {
      return link.href;
    }
  }
})();
