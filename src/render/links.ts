const scheme = /^[a-z][a-z0-9+.-]*:/i;
// Browsers ignore these characters anywhere in a scheme: "java\nscript:" is executed.
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

/** The URI if a page may link to it: a relative reference, or a scheme that cannot execute code. */
export function safeLink(address: string): string | undefined {
  const found = scheme.exec(address.replace(skipped, ''))?.[0];
  return found === undefined || linkSchemes.has(found.toLowerCase())
    ? address.replaceAll(' ', '%20')
    : undefined;
}

/** The URI if an image may be loaded from it. */
export function safeImage(address: string): string | undefined {
  return imageData.test(address) ? address : safeLink(address);
}
