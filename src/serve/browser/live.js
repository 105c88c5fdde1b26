// Receives the changes and the problems of the page that contains this script. The other files of this folder precede it in the script.
(() => {
  const { showProblems, notice } = liveOverlay;
  const { apply } = livePatches;
  const { page, version } = document.currentScript.dataset;
  let shownVersion = version;
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
})();
