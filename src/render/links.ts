const scheme = /^[a-z][a-z0-9+.-]*:/i;
// A browser skips these wherever they stand in a scheme: "java\nscript:" runs.
const skipped = /[\u0000-\u0020\u007f-\u009f]/g;

const linkSchemes = new Set([
  'ftp:',
  'ftps:',
  'geo:',
  'git:',
  'http:',
  'https:',
  'irc:',
  'ircs:',
  'magnet:',
  'mailto:',
  'matrix:',
  'mxc:',
  'news:',
  'sip:',
  'sips:',
  'sms:',
  'ssh:',
  'tel:',
  'urn:',
  'xmpp:',
]);
const imageData = /^data:image\/(?:png|jpeg|gif|webp|svg\+xml|avif)[;,]/i;

/** The address where it is one that a page may link to: relative, or of a scheme that runs nothing. */
export function safeLink(address: string): string | undefined {
  const found = scheme.exec(address.replace(skipped, ''))?.[0];
  return found === undefined || linkSchemes.has(found.toLowerCase())
    ? address.replaceAll(' ', '%20')
    : undefined;
}

/** The address where it is one that an image may be taken from. */
export function safeImage(address: string): string | undefined {
  return imageData.test(address) ? address : safeLink(address);
}
