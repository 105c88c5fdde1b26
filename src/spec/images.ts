import { type Element, isElement, type Node } from '../doc/nodes.js';
import { folderOf, joinPath } from '../source/reader.js';

/** The folder of sections; the site has its images at the same paths, relative to the root. */
const sectionsFolder = 'specification/';

/** An image that a document shows, with its path in the repository (`file`) and in the site (`path`). */
export interface SiteImage {
  readonly file: string;
  readonly path: string;
  readonly element: Element;
}

const placed = new WeakMap<Element, Map<string, Element>>();

/**
 * Rewrites the image URIs in a block from relative to the section file to relative to the page at `pagePath`, and calls `show`
 * for each image. A block without images is returned unchanged. The result for a block and page folder is always the same object.
 */
export function placeImages(block: Element, pagePath: string, show: (image: SiteImage) => void): Element {
  if (!containsImages(block)) return block;
  visitImages(block, show);
  const root = '../'.repeat(pagePath.split('/').length - 1);
  const known = placed.get(block) ?? new Map<string, Element>();
  placed.set(block, known);
  const before = known.get(root);
  if (before) return before;
  const result = withRoot(block, root);
  known.set(root, result);
  return result;
}

/** Whether a block shows images of the repository. */
export const containsImages = (block: Element): boolean =>
  imageOf(block) !== undefined || block.children.some((child) => isElement(child) && containsImages(child));

function visitImages(element: Element, show: (image: SiteImage) => void): void {
  const image = imageOf(element);
  if (image) show(image);
  for (const child of element.children) if (isElement(child)) visitImages(child, show);
}

/** The image of the repository that an element shows; `undefined` for absolute URLs and files outside the folder of sections. */
function imageOf(element: Element): SiteImage | undefined {
  if (element.type !== 'image') return undefined;
  const { uri } = element.attributes;
  if (uri === undefined || /^(?:[a-z][a-z0-9+.-]*:|\/|#)/i.test(uri)) return undefined;
  const file = joinPath(folderOf(element.source.path), uri);
  return file?.startsWith(sectionsFolder)
    ? { file, path: file.slice(sectionsFolder.length), element }
    : undefined;
}

function withRoot(element: Element, root: string): Element {
  const image = imageOf(element);
  if (image) return { ...element, attributes: { ...element.attributes, uri: root + image.path } };
  let changed = false;
  const children = element.children.map((child): Node => {
    const result = isElement(child) ? withRoot(child, root) : child;
    if (result !== child) changed = true;
    return result;
  });
  return changed ? { ...element, children } : element;
}
