/** Punctuation that is allowed before markup (openers), after it (closers, in corresponding order), and on both sides (delimiters). */
const openers =
  '"\'(<[{\u0f3a\u0f3c\u169b\u2045\u207d\u208d\u2329\u2768\u276a\u276c\u276e\u2770\u2772\u2774' +
  '\u27c5\u27e6\u27e8\u27ea\u27ec\u27ee\u2983\u2985\u2987\u2989\u298b\u298d\u298f\u2991\u2993\u2995' +
  '\u2997\u29d8\u29da\u29fc\u2e22\u2e24\u2e26\u2e28\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018' +
  '\u301a\u301d\u301d\ufd3e\ufe17\ufe35\ufe37\ufe39\ufe3b\ufe3d\ufe3f\ufe41\ufe43\ufe47\ufe59\ufe5b' +
  '\ufe5d\uff08\uff3b\uff5b\uff5f\uff62\u00ab\u2018\u201c\u2039\u2e02\u2e04\u2e09\u2e0c\u2e1c\u2e20' +
  '\u201a\u201e\u00bb\u2019\u201d\u203a\u2e03\u2e05\u2e0a\u2e0d\u2e1d\u2e21\u201b\u201f';
const closers =
  '"\')>]}\u0f3b\u0f3d\u169c\u2046\u207e\u208e\u232a\u2769\u276b\u276d\u276f\u2771\u2773\u2775' +
  '\u27c6\u27e7\u27e9\u27eb\u27ed\u27ef\u2984\u2986\u2988\u298a\u298c\u298e\u2990\u2992\u2994\u2996' +
  '\u2998\u29d9\u29db\u29fd\u2e23\u2e25\u2e27\u2e29\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019' +
  '\u301b\u301e\u301f\ufd3f\ufe18\ufe36\ufe38\ufe3a\ufe3c\ufe3e\ufe40\ufe42\ufe44\ufe48\ufe5a\ufe5c' +
  '\ufe5e\uff09\uff3d\uff5d\uff60\uff63\u00bb\u2019\u201d\u203a\u2e03\u2e05\u2e0a\u2e0d\u2e1d\u2e21' +
  '\u201b\u201f\u00ab\u2018\u201c\u2039\u2e02\u2e04\u2e09\u2e0c\u2e1c\u2e20\u201a\u201e';
const delimiters =
  /[-/:\u058a\u00a1\u00b7\u00bf\u037e\u0387\u055a-\u055f\u0589\u05be\u05c0\u05c3\u05c6\u05f3\u05f4\u0609\u060a\u060c\u060d\u061b\u061e\u061f\u066a-\u066d\u06d4\u0700-\u070d\u07f7-\u07f9\u0830-\u083e\u0964\u0965\u0970\u0df4\u0e4f\u0e5a\u0e5b\u0f04-\u0f12\u0f85\u0fd0-\u0fd4\u104a-\u104f\u10fb\u1361-\u1368\u1400\u166d\u166e\u16eb-\u16ed\u1735\u1736\u17d4-\u17d6\u17d8-\u17da\u1800-\u180a\u1944\u1945\u19de\u19df\u1a1e\u1a1f\u1aa0-\u1aa6\u1aa8-\u1aad\u1b5a-\u1b60\u1c3b-\u1c3f\u1c7e\u1c7f\u1cd3\u2010-\u2017\u2020-\u2027\u2030-\u2038\u203b-\u203e\u2041-\u2043\u2047-\u2051\u2053\u2055-\u205e\u2cf9-\u2cfc\u2cfe\u2cff\u2e00\u2e01\u2e06-\u2e08\u2e0b\u2e0e-\u2e1b\u2e1e\u2e1f\u2e2a-\u2e2e\u2e30\u2e31\u3001-\u3003\u301c\u3030\u303d\u30a0\u30fb\ua4fe\ua4ff\ua60d-\ua60f\ua673\ua67e\ua6f2-\ua6f7\ua874-\ua877\ua8ce\ua8cf\ua8f8-\ua8fa\ua92e\ua92f\ua95f\ua9c1-\ua9cd\ua9de\ua9df\uaa5c-\uaa5f\uaade\uaadf\uabeb\ufe10-\ufe16\ufe19\ufe30-\ufe32\ufe45\ufe46\ufe49-\ufe4c\ufe50-\ufe52\ufe54-\ufe58\ufe5f-\ufe61\ufe63\ufe68\ufe6a\ufe6b\uff01-\uff03\uff05-\uff07\uff0a\uff0c-\uff0f\uff1a\uff1b\uff1f\uff20\uff3c\uff61\uff64\uff65\u{10100}\u{10101}\u{1039f}\u{103d0}\u{10857}\u{1091f}\u{1093f}\u{10a50}-\u{10a58}\u{10a7f}\u{10b39}-\u{10b3f}\u{110bb}\u{110bc}\u{110be}-\u{110c1}\u{12470}-\u{12473}]/u;
const closing = '\\.,;!?';

/** Additional closing quotes beside those at the same index of `closers`. */
const quotePairs: Readonly<Record<string, string>> = {
  '\u00bb': '\u00bb',
  '\u2018': '\u201a',
  '\u2019': '\u2019',
  '\u201a': '\u2018\u2019',
  '\u201c': '\u201e',
  '\u201e': '\u201c\u201d',
  '\u201d': '\u201d',
  '\u203a': '\u203a',
};

const before = new Set<string>(openers);
const after = new Set<string>([...closers, ...closing]);
const asciiBefore = asciiTable(
  (character) => before.has(character) || delimiters.test(character) || /\s/.test(character),
);
const asciiAfter = asciiTable(
  (character) =>
    after.has(character) || delimiters.test(character) || /\s/.test(character) || character === '\0',
);
const asciiWord = asciiTable((character) => /[A-Za-z0-9]/.test(character));

function asciiTable(test: (character: string) => boolean): Uint8Array {
  return Uint8Array.from({ length: 128 }, (_, code) => (test(String.fromCharCode(code)) ? 1 : 0));
}

/** Whether a start-string may follow the character at `index`. */
export function allowsStart(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (code < 128) return asciiBefore[code] === 1;
  const character = characterAt(text, index);
  return before.has(character) || delimiters.test(character) || /\s/.test(character);
}

/** Whether an end-string may precede the character at `index` or the end of the text. */
export function allowsEnd(text: string, index: number): boolean {
  if (index >= text.length) return true;
  const code = text.charCodeAt(index);
  if (code < 128) return asciiAfter[code] === 1;
  const character = String.fromCodePoint(text.codePointAt(index) ?? 0);
  return after.has(character) || delimiters.test(character) || /\s/.test(character);
}

/** Whether two characters are matching quotes or brackets. */
export function isPair(opener: string, closer: string): boolean {
  const index = openers.indexOf(opener);
  return index >= 0 && (closers[index] === closer || (quotePairs[opener] ?? '').includes(closer));
}

/** Whether the character at `index` is a letter or digit of any script, excluding `_`. */
export function isWordAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (code < 128) return asciiWord[code] === 1;
  return index < text.length && /[\p{L}\p{N}]/u.test(characterAt(text, index));
}

export const isSpaceAt = (text: string, index: number): boolean => {
  const code = text.charCodeAt(index);
  return code < 128
    ? code === 32 || (code >= 9 && code <= 13) || (code >= 28 && code <= 31)
    : /\s/.test(text.charAt(index));
};

/** The character that contains the UTF-16 code unit at `index`. */
function characterAt(text: string, index: number): string {
  const code = text.charCodeAt(index);
  const start = code >= 0xdc00 && code <= 0xdfff && index > 0 ? index - 1 : index;
  return String.fromCodePoint(text.codePointAt(start) ?? 0);
}
