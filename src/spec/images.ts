import { type Element, isElement, type Node } from '../doc/nodes.js';
import { folderOf, joinPath } from '../source/reader.js';

/** The folder of sections, whose files stand in the site by the same paths. */
const sectionsFolder = 'specification/';

/** A picture that a document shows: where it stands in the repository, and where in the site. */
export interface SiteImage {
  readonly file: string;
  readonly path: string;
  readonly element: Element;
}

const placed = new WeakMap<Element, Map<string, Element>>();

/**
 * Lets the pictures of a block be found from the page at `pagePath`: an address relative to the section file becomes one relative
 * to the page. A block without any is returned as it is, and one block always as the same.
 */
export function placeImages(block: Element, pagePath: string, show: (image: SiteImage) => void): Element {
  for (const image of imagesIn(block)) show(image);
  const root = '../'.repeat(pagePath.split('/').length - 1);
  const known = placed.get(block) ?? new Map<string, Element>();
  placed.set(block, known);
  const before = known.get(root);
  if (before) return before;
  const result = withRoot(block, root);
  known.set(root, result);
  return result;
}

/** Whether a block shows files of the repository. */
export const containsImages = (block: Element): boolean => imagesIn(block).next().done === false;

function* imagesIn(element: Element): Generator<SiteImage> {
  const image = imageOf(element);
  if (image) yield image;
  for (const child of element.children) if (isElement(child)) yield* imagesIn(child);
}

/** The file that an image shows; `undefined` for addresses elsewhere, and outside the folder of sections. */
function imageOf(element: Element): SiteImage | undefined {
  const { uri } = element.attributes;
  if (element.type !== 'image' || uri === undefined || /^(?:[a-z][a-z0-9+.-]*:|\/|#)/i.test(uri))
    return undefined;
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
    const own = isElement(child) ? withRoot(child, root) : child;
    if (own !== child) changed = true;
    return own;
  });
  return changed ? { ...element, children } : element;
}
