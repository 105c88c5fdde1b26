const scheme = /^[a-z][a-z0-9+.-]*:/i;
// Browsers ignore these characters anywhere in a scheme: "java\nscript:" is executed.
const skipped = /[\u0000-\u0020\u007f-\u009f]/g;

/** Schemes that cannot execute code. */
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
/** The scheme of a URI, in lower case, if pages must not link to it: it may execute code. */
export function refusedScheme(address: string): string | undefined {
  const name = scheme.exec(address.replace(skipped, ''))?.[0].toLowerCase();
  return name === undefined || linkSchemes.has(name) ? undefined : name;
}
