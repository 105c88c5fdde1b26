const letters: Readonly<Record<string, string>> = {
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
const special = new RegExp(`[${Object.keys(letters).join('')}]`, 'g');

/**
 * The id that docutils makes of a text: ASCII letters and digits joined by single hyphens, a letter first; empty where there is
 * none (`docutils.nodes.make_id`).
 */
export function makeId(text: string): string {
  if (isId.test(text)) return text;
  const lower = text.toLowerCase();
  const ascii = /^[\x00-\x7f]*$/.test(lower)
    ? lower
    : lower
        .replace(special, (letter) => letters[letter] ?? '')
        .normalize('NFKD')
        .replace(/[^\x00-\x7f]/g, '');
  return ascii.replace(/[^a-z0-9]+/g, '-').replace(/^[-0-9]+|-+$/g, '');
}
