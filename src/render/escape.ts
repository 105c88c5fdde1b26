const special = /[&<>"]/;

/** Escapes text for element content and for quoted attribute values. */
export function escapeHtml(text: string): string {
  // Most texts contain nothing to escape, and a search is cheaper than a copy.
  const first = text.search(special);
  if (first < 0) return text;
  let html = text.slice(0, first);
  let copied = first;
  for (let i = first; i < text.length; i++) {
    const entity = entityFor(text.charCodeAt(i));
    if (entity === undefined) continue;
    html += text.slice(copied, i) + entity;
    copied = i + 1;
  }
  return html + text.slice(copied);
}

function entityFor(code: number): string | undefined {
  switch (code) {
    case 38:
      return '&amp;';
    case 60:
      return '&lt;';
    case 62:
      return '&gt;';
    case 34:
      return '&quot;';
    default:
      return undefined;
  }
}
