import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { examineEncoding } from '../../src/diagnostics/encoding.js';
import { SourceText } from '../../src/source/text.js';

const text = 'The farm\n========\n\nGrüße von der Wiese: タイ.\n';
const utf16 = (value: string): Buffer => Buffer.from(value, 'utf16le');
const swapped = (value: string): Buffer => utf16(value).swap16();
const utf32 = (value: string): Buffer =>
  Buffer.concat(
    [...value].map((character) => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32LE(character.codePointAt(0) ?? 0);
      return bytes;
    }),
  );

function examine(bytes: Uint8Array) {
  const source = SourceText.file('a.rst', new TextDecoder().decode(bytes));
  const { source: result, problem } = examineEncoding(source, () => bytes);
  return { text: result.text, severity: problem?.severity, message: problem?.message };
}

test('UTF-8 has no problem, with a byte order mark or without', () => {
  expect(examine(Buffer.from(text))).toEqual({ text, severity: undefined, message: undefined });
  expect(examine(Buffer.from(`\ufeff${text}`)).severity).toBeUndefined();
});

test.each([
  ['UTF-16LE', utf16(`\ufeff${text}`), text],
  ['UTF-16LE', utf16(text), text],
  ['UTF-16BE', swapped(`\ufeff${text}`), text],
  ['UTF-16BE', swapped(text), text],
  ['UTF-32LE', utf32(`\ufeff${text}`), ''],
  ['UTF-32LE', utf32(text), ''],
])('%s is an error that names the encoding', (encoding, bytes, decoded) => {
  expect(examine(bytes)).toEqual({
    text: decoded,
    severity: 'error',
    message: `The file is encoded as ${encoding}, not as UTF-8.`,
  });
});

test.each([
  ['a compressed file', gzipSync(text.repeat(50))],
  ['an image', Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex')],
  ['many zero bytes', Buffer.from(text.replaceAll(' ', '\0'))],
])('%s is a binary file', (_, bytes) => {
  expect(examine(bytes)).toEqual({ text: '', severity: 'error', message: 'The file is binary, not text.' });
});

test.each([
  [
    'Latin-1',
    Buffer.from(text.slice(0, 40), 'latin1'),
    'Invalid UTF-8, or a replacement character from an earlier conversion.',
  ],
  ['a control character', Buffer.from(`${text}\u0007`), 'Unexpected control character.'],
  ['one zero byte in a long text', Buffer.from(`${text.repeat(20)}\0`), 'Unexpected control character.'],
])('%s is a warning', (_, bytes, message) => {
  expect(examine(bytes)).toMatchObject({ severity: 'warning', message });
});

test('a byte sequence cut by the end of the sample is not invalid', () => {
  const long = 'タ'.repeat(4000);
  expect(examine(Buffer.from(`${long}\0`))).toMatchObject({ severity: 'warning' });
});
