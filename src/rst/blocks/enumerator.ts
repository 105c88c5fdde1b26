export type Format = 'parens' | 'rparen' | 'period';
export type Sequence = 'arabic' | 'loweralpha' | 'upperalpha' | 'lowerroman' | 'upperroman' | '#';

export interface Enumerator {
  readonly format: Format;
  readonly sequence: Sequence;
  readonly text: string;
  /** `undefined` if the text is not a valid number, such as `iiii`. */
  readonly ordinal: number | undefined;
  /** The length of the marker, including trailing spaces. */
  readonly length: number;
}

export const affixes: Readonly<Record<Format, { readonly prefix: string; readonly suffix: string }>> = {
  parens: { prefix: '(', suffix: ')' },
  rparen: { prefix: '', suffix: ')' },
  period: { prefix: '', suffix: '.' },
};

const pattern =
  /^(?:\(([0-9]+|[a-zA-Z]|[ivxlcdm]+|[IVXLCDM]+|#)\)|([0-9]+|[a-zA-Z]|[ivxlcdm]+|[IVXLCDM]+|#)\)|([0-9]+|[a-zA-Z]|[ivxlcdm]+|[IVXLCDM]+|#)\.)(?: +|$)/;

const sequences: readonly (readonly [Exclude<Sequence, '#'>, RegExp])[] = [
  ['arabic', /^[0-9]+$/],
  ['loweralpha', /^[a-z]$/],
  ['upperalpha', /^[A-Z]$/],
  ['lowerroman', /^[ivxlcdm]+$/],
  ['upperroman', /^[IVXLCDM]+$/],
];

/** Whether a period or a parenthesis follows the first word: a fast check that most lines fail. */
function mayEnumerate(line: string): boolean {
  let at = line.charCodeAt(0) === 40 ? 1 : 0;
  if (line.charCodeAt(at) === 35) at++;
  else while (isLetterOrDigit(line.charCodeAt(at))) at++;
  const after = line.charCodeAt(at);
  return after === 46 || after === 41;
}

const isLetterOrDigit = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);

/** Parses the enumerator at the start of a line. `expected` resolves ambiguities, such as `i`. */
export function enumeratorOf(line: string, expected?: Sequence): Enumerator | undefined {
  const match = mayEnumerate(line) ? pattern.exec(line) : null;
  if (!match) return undefined;
  const [whole, parens, rparen, period] = match;
  const format: Format = parens !== undefined ? 'parens' : rparen !== undefined ? 'rparen' : 'period';
  const text = parens ?? rparen ?? period ?? '';
  const sequence = sequenceOf(text, expected);
  return { format, sequence, text, ordinal: ordinalOf(text, sequence), length: whole.length };
}

function sequenceOf(text: string, expected: Sequence | undefined): Sequence {
  if (text === '#') return '#';
  const preferred = expected && sequences.find(([name]) => name === expected);
  if (preferred) {
    if (preferred[1].test(text)) return preferred[0];
  } else if (text === 'i') return 'lowerroman';
  else if (text === 'I') return 'upperroman';
  return sequences.find(([, test]) => test.test(text))?.[0] ?? 'arabic';
}

function ordinalOf(text: string, sequence: Sequence): number | undefined {
  switch (sequence) {
    case '#':
      return 1;
    case 'arabic':
      return Number(text);
    case 'loweralpha':
    case 'upperalpha':
      return text.toLowerCase().charCodeAt(0) - 96;
    default:
      return fromRoman(text.toUpperCase());
  }
}

/** The enumerator of an ordinal with a trailing space; `undefined` if the sequence has no such number. */
export function enumeratorText(ordinal: number, sequence: Sequence, format: Format): string | undefined {
  const number = numberText(ordinal, sequence);
  return number === undefined ? undefined : `${affixes[format].prefix}${number}${affixes[format].suffix} `;
}

function numberText(ordinal: number, sequence: Sequence): string | undefined {
  switch (sequence) {
    case '#':
      return '#';
    case 'arabic':
      return String(ordinal);
    case 'loweralpha':
      return ordinal > 26 ? undefined : String.fromCharCode(ordinal + 96);
    case 'upperalpha':
      return ordinal > 26 ? undefined : String.fromCharCode(ordinal + 64);
    case 'lowerroman':
      return toRoman(ordinal)?.toLowerCase();
    case 'upperroman':
      return toRoman(ordinal);
  }
}

const numerals: readonly (readonly [string, number])[] = [
  ['M', 1000],
  ['CM', 900],
  ['D', 500],
  ['CD', 400],
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
];

function toRoman(value: number): string | undefined {
  if (value < 1 || value > 4999) return undefined;
  let rest = value;
  let text = '';
  for (const [numeral, worth] of numerals) {
    while (rest >= worth) {
      text += numeral;
      rest -= worth;
    }
  }
  return text;
}

/** The value of a canonical Roman numeral. */
function fromRoman(text: string): number | undefined {
  if (text.length > 20) return undefined;
  let value = 0;
  let at = 0;
  for (const [numeral, worth] of numerals) {
    while (text.startsWith(numeral, at)) {
      value += worth;
      at += numeral.length;
    }
  }
  return at === text.length && toRoman(value) === text ? value : undefined;
}
