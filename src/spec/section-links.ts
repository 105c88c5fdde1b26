import type { Addresses } from '../doc/resolve.js';
import { folderOf, joinPath } from '../source/reader.js';
import { pagePath, type Targets } from './targets.js';

const sectionAddress = /^([^?#:]+\.(?:md|rst))(#.*)?$/s;

/**
 * Links to section files as links to the pages that contain them: `barns.md#doors` in `specification/index.md` becomes `barns.html#doors`.
 * All pages are in one folder. Other addresses are published as written.
 */
export function sectionLinks({ targets }: Targets): Addresses {
  const pages = new Map<string, string>();
  for (const target of targets.values())
    for (const { path } of target.files) pages.set(`specification/${path}`, pagePath(target));
  return {
    link(address, origin) {
      const [, path = '', fragment = ''] = sectionAddress.exec(address) ?? [];
      const file = path === '' ? undefined : joinPath(folderOf(origin), decoded(path));
      const page = file === undefined ? undefined : pages.get(file);
      return page === undefined ? address : encodeURI(page) + fragment;
    },
    image: (address) => address,
    html: (markup) => markup,
  };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
