// The texts that the search field searches.
globalThis.searchTexts = (() => {
  const { segmentsOf } = searchRanking;

  /** Loads the texts: a script, because pages opened from the file system cannot fetch data. */
  function loadTexts(address) {
    return new Promise((resolve) => {
      const script = document.createElement('script');
      script.src = address;
      script.onload = script.onerror = () => {
        script.remove();
        resolve(globalThis.specificationTexts ?? []);
      };
      document.head.append(script);
    });
  }

  /** The sections of all documents with lower-case copies, and what they define. */
  function entriesOf(pages, root) {
    return pages.flatMap(({ path, title, sections }) => {
      const isHere = new URL(root + path, location.href).pathname === location.pathname;
      return sections.map(([id, heading, text, kind, name = '', rows = []]) => ({
        id,
        address: root + path,
        page: title,
        isHere,
        heading,
        text,
        kind: kind || 'section',
        // Without the number of the section.
        inHeading: heading.toLowerCase().replace(/^[\d.]+\s+/, ''),
        name: name.toLowerCase(),
        inText: text.toLowerCase(),
        path: kind === 'operation' ? segmentsOf(/\/\S*/.exec(heading.toLowerCase())?.[0] ?? '') : undefined,
        rows: rows.map((row) => ({ row, name: row.slice(row.lastIndexOf(':') + 1) })),
      }));
    });
  }

  return { loadTexts, entriesOf };
})();
