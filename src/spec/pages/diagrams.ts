import { type Element, element } from '../../doc/nodes.js';
import type { Span } from '../../source/text.js';

/** The folder of diagrams. */
export const diagramFolder = 'assets/diagrams';

export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** The size of a WebP image in pixels; `undefined` for other content. */
export function webpSize(content: Uint8Array): ImageSize | undefined {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const tag = (at: number): string => String.fromCharCode(...content.subarray(at, at + 4));
  if (content.length < 30 || tag(0) !== 'RIFF' || tag(8) !== 'WEBP') return undefined;
  switch (tag(12)) {
    case 'VP8X':
      return { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    default:
      return undefined;
  }
}

const uint24 = (view: DataView, at: number): number =>
  view.getUint16(at, true) | (view.getUint8(at + 2) << 16);

/** An image that is shown at half its size: diagrams are drawn for screens with two pixels per point. */
export function diagramImage(uri: string, alt: string, size: ImageSize | undefined, span: Span): Element {
  const half = size && { width: `${size.width / 2}px`, height: `${size.height / 2}px` };
  const image = element('image', span, [], { uri, alt, loading: 'lazy', ...half });
  return element('paragraph', span, [image], { classes: ['diagram'] });
}
