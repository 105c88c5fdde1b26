import { refusedScheme } from '../doc/link-schemes.js';

const imageData = /^data:image\/(?:png|jpeg|gif|webp|svg\+xml|avif)[;,]/i;

/** The URI if a page may link to it: a relative reference, or a scheme that cannot execute code. */
export function safeLink(address: string): string | undefined {
  return refusedScheme(address) === undefined ? address.replaceAll(' ', '%20') : undefined;
}

/** The URI if an image may be loaded from it. */
export function safeImage(address: string): string | undefined {
  return imageData.test(address) ? address : safeLink(address);
}
