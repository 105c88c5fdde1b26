/**
 * The id that a text yields as an anchor: lower case, spaces as hyphens, and of the other characters only letters, digits, hyphens and
 * underscores. `/_matrix/client/v3/login` becomes `_matrixclientv3login`.
 */
export const anchorize = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/\s/g, '-')
    .replace(/[^\p{L}\p{N}_-]/gu, '');
