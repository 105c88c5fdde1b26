import { SourceText } from '../source/text.js';
import type { Diagnostic } from './diagnostic.js';

const invalid = /[\u0000-\u0008\u000b\u000e-\u001f\u007f\ufffd]+/;

/** Bytes examined to recognize an encoding. */
const sampleSize = 8192;
const byteOrderMarks: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['UTF-32LE', [0xff, 0xfe, 0, 0]],
  ['UTF-32BE', [0, 0, 0xfe, 0xff]],
  ['UTF-16LE', [0xff, 0xfe]],
  ['UTF-16BE', [0xfe, 0xff]],
];

/** A file as it is to be parsed. */
export interface DecodedFile {
  readonly source: SourceText;
  readonly problem: Diagnostic | undefined;
}

/**
 * Examines the text of a file that was decoded as UTF-8. Reports `source/encoding`: an error for a file in UTF-16 or UTF-32,
 * which is decoded, and for a binary file, whose text is empty; a warning for the first invalid UTF-8 sequence, which is
 * decoded as U+FFFD, or control character:
 *
 *     Grüße, saved as Latin-1    Gr��e
 *                                  ^^
 */
export function examineEncoding(source: SourceText, bytesOf: () => Uint8Array | undefined): DecodedFile {
  const match = invalid.exec(source.text);
  if (!match) return { source, problem: undefined };
  if (/[\u0000\ufffd]/.test(match[0])) {
    const bytes = bytesOf() ?? new Uint8Array();
    const encoding = encodingOf(bytes);
    if (encoding !== undefined) return decoded(source.path, bytes, encoding);
    if (isBinary(bytes)) return binary(source.path);
  }
  const problem: Diagnostic = {
    rule: 'source/encoding',
    severity: 'warning',
    message: match[0].startsWith('\ufffd')
      ? 'Invalid UTF-8, or a replacement character from an earlier conversion.'
      : 'Unexpected control character.',
    span: { source, start: match.index, end: match.index + match[0].length },
    help: 'Rewrite the text, and save the file as UTF-8.',
  };
  return { source, problem };
}

function decoded(path: string, bytes: Uint8Array, encoding: string): DecodedFile {
  // Decoders for UTF-32 do not exist.
  const text = encoding.startsWith('UTF-16') ? new TextDecoder(encoding).decode(bytes) : '';
  const source = SourceText.file(path, text);
  const message = `The file is encoded as ${encoding}, not as UTF-8.`;
  return { source, problem: fileError(source, message, 'Convert the file to UTF-8.') };
}

function binary(path: string): DecodedFile {
  const source = SourceText.file(path, '');
  const help = 'Replace it with a text file encoded as UTF-8.';
  return { source, problem: fileError(source, 'The file is binary, not text.', help) };
}

const fileError = (source: SourceText, message: string, help: string): Diagnostic => ({
  rule: 'source/encoding',
  severity: 'error',
  message,
  span: { source, start: 0, end: 0 },
  help,
});

/** The encoding of UTF-16 or UTF-32 text, by its byte order mark or by the zero bytes of ASCII characters. */
function encodingOf(bytes: Uint8Array): string | undefined {
  const marked = byteOrderMarks.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte));
  if (marked) return marked[0];
  const sample = bytes.subarray(0, sampleSize);
  const zeros = [0, 0, 0, 0];
  for (const [i, byte] of sample.entries()) if (byte === 0) zeros[i % 4] = (zeros[i % 4] ?? 0) + 1;
  const quarter = sample.length / 4;
  const pattern = zeros
    .map((count) => (count > quarter * 0.6 ? '0' : count < quarter * 0.05 ? 'x' : '?'))
    .join('');
  return zeroPatterns[pattern];
}

/** Encodings by the zero bytes in each group of four bytes. */
const zeroPatterns: Readonly<Record<string, string>> = {
  x0x0: 'UTF-16LE',
  '0x0x': 'UTF-16BE',
  x000: 'UTF-32LE',
  '000x': 'UTF-32BE',
};

/** Whether a file has zero bytes in number, or together with invalid UTF-8. */
function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, sampleSize);
  const zeros = sample.reduce((count, byte) => (byte === 0 ? count + 1 : count), 0);
  if (zeros === 0) return false;
  return zeros > sample.length / 100 || new TextDecoder().decode(sample).slice(0, -1).includes('\ufffd');
}
