// Follows links to anchors that are on another page now.
(() => {
  follow();
  addEventListener('hashchange', follow);

  /** The page has a link for each such anchor, which it also shows without this script. */
  function follow() {
    const element = elementOfAddress();
    if (element?.matches('.moved-anchors > *')) location.replace(element.querySelector('a').href);
  }

  /** Scripts run before `:target` applies. */
  function elementOfAddress() {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null;
    }
  }
})();
