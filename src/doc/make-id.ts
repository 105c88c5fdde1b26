/** Letters without a canonical decomposition into ASCII. */
const transliterations: Readonly<Record<string, string>> = {
  ø: 'o',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŧ: 't',
  ƀ: 'b',
  ƃ: 'b',
  ƈ: 'c',
  ƌ: 'd',
  ƒ: 'f',
  ƙ: 'k',
  ƚ: 'l',
  ƞ: 'n',
  ƥ: 'p',
  ƫ: 't',
  ƭ: 't',
  ƴ: 'y',
  ƶ: 'z',
  ǥ: 'g',
  ȥ: 'z',
  ȡ: 'd',
  ȴ: 'l',
  ȵ: 'n',
  ȶ: 't',
  ȷ: 'j',
  ȼ: 'c',
  ɇ: 'e',
  ɉ: 'j',
  ɋ: 'q',
  ɍ: 'r',
  ɏ: 'y',
  ß: 'sz',
  æ: 'ae',
  œ: 'oe',
  ȸ: 'db',
  ȹ: 'qp',
};
const isId = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const transliterated = new RegExp(`[${Object.keys(transliterations).join('')}]`, 'g');

/**
 * The id that docutils derives from a text (`docutils.nodes.make_id`): ASCII letters and digits joined by single hyphens,
 * starting with a letter; empty if the text contains no ASCII letter.
 */
export function makeId(text: string): string {
  if (isId.test(text)) return text;
  const lower = text.toLowerCase();
  const ascii = /^[\x00-\x7f]*$/.test(lower)
    ? lower
    : lower
        .replace(transliterated, (letter) => transliterations[letter] ?? '')
        .normalize('NFKD')
        .replace(/[^\x00-\x7f]/g, '');
  return ascii.replace(/[^a-z0-9]+/g, '-').replace(/^[-0-9]+|-+$/g, '');
}
