/**
 * Returns the keys of a JSON Pointer (RFC 6901) in a fragment of a URI: `/paths/~1rooms~1%7Bid%7D` is `paths`, `/rooms/{id}`. The empty
 * pointer has no keys. Returns `undefined` for a fragment that is not a pointer.
 */
export function parsePointer(fragment: string): string[] | undefined {
  const pointer = decodeUri(fragment);
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) return undefined;
  return pointer
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Returns keys as a JSON Pointer. */
export const formatPointer = (keys: readonly string[]): string =>
  keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Decodes `%` escapes; a text with malformed escapes is returned as it is. */
export function decodeUri(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
