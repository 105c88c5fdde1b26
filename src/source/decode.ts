/** Decodes a file. `encoding` is `latin1` or a label of the WHATWG Encoding Standard; invalid bytes become U+FFFD. */
export function decode(bytes: Uint8Array, encoding: string): string {
  // In the Encoding Standard, `latin1` is a label of windows-1252.
  return encoding === 'latin1'
    ? Buffer.from(bytes).toString('latin1')
    : new TextDecoder(encoding).decode(bytes);
}
