const inText = /[&<>]/;
const inAttributes = /[&<>"]/;

/** Escapes text for element content and for quoted attribute values. */
export const escapeHtml = (text: string): string => escaped(text, inAttributes);

/** Escapes text for element content only, where quotes need no escapes. */
export const escapeText = (text: string): string => escaped(text, inText);

function escaped(text: string, special: RegExp): string {
  // Most texts contain nothing to escape, and a search is cheaper than a copy.
  const first = text.search(special);
  if (first < 0) return text;
  let html = text.slice(0, first);
  let copied = first;
  for (let i = first; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const entity = code === 34 && special === inText ? undefined : entityFor(code);
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
