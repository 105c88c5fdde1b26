const longPage = 100_000;

/** The first code unit of a character beyond Latin-1. */
const wide = /[\u0100-\uffff]/g;

/** Character references mean nothing in the text of these elements, nor in comments and in CDATA of SVG and MathML. */
const literalStart =
  /<(script\b|style\b|xmp\b|iframe\b|noembed\b|noframes\b|noscript\b|plaintext\b|!--|!\[CDATA\[)/gi;
const endOf = (start: string): string => ({ '!--': '-->', '![cdata[': ']]>' })[start] ?? `</${start}`;

/**
 * Writes characters beyond Latin-1 as references, such as `&#8211;`, on a long page that has few of them. Browsers keep such a page with one
 * byte for each character, and decode it in half the time.
 */
export function narrow(html: string): string {
  if (html.length < longPage) return html;
  const literals = literalTexts(html);
  let literal = literals.next();
  let narrowed = '';
  let copied = 0;
  let left = html.length / 200;
  wide.lastIndex = 0;
  for (let match = wide.exec(html); match; match = wide.exec(html)) {
    const { index } = match;
    while (!literal.done && literal.value.end <= index) literal = literals.next();
    if (!literal.done && literal.value.start <= index) {
      wide.lastIndex = literal.value.end;
      continue;
    }
    if (--left < 0) return html;
    const point = html.codePointAt(index) ?? 0;
    narrowed += `${html.slice(copied, index)}&#${point};`;
    copied = index + (point > 0xffff ? 2 : 1);
    wide.lastIndex = copied;
  }
  return narrowed + html.slice(copied);
}

/** The ranges of text without character references. */
function* literalTexts(html: string): Generator<{ start: number; end: number }, undefined> {
  const endTags = new Map<string, RegExp>();
  literalStart.lastIndex = 0;
  for (let match = literalStart.exec(html); match; match = literalStart.exec(html)) {
    const name = match[1]?.toLowerCase() ?? '';
    const end = endTags.get(name) ?? new RegExp(endOf(name), 'gi');
    endTags.set(name, end);
    end.lastIndex = match.index;
    const found = end.exec(html);
    literalStart.lastIndex = found?.index ?? html.length;
    yield { start: match.index, end: literalStart.lastIndex };
  }
  return undefined;
}
