import { folderOf, joinPath } from '../../source/reader.js';

/** The page of the site that an address on the page `from` refers to, and the fragment; without a path for other sites. */
export function pageOfAddress(
  address: string,
  from: string,
  basePath: string,
): { readonly path: string | undefined; readonly fragment: string } {
  const hash = address.indexOf('#');
  const [written = ''] = (hash < 0 ? address : address.slice(0, hash)).split('?');
  const fragment = hash < 0 ? '' : address.slice(hash + 1);
  if (written === '') return { path: from, fragment };
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(written)) return { path: undefined, fragment };
  const isRooted = written.startsWith('/');
  if (isRooted && !written.startsWith(`${basePath}/`)) return { path: undefined, fragment };
  const path = isRooted
    ? written.slice(basePath.length + 1)
    : joinPath(folderOf(from), written.replace(/\/$/, ''));
  const isFolder = written.endsWith('/') || path === '';
  const page = isFolder ? `${path ?? ''}/index.html`.replace(/\/+/g, '/').replace(/^\//, '') : path;
  return { path: page, fragment };
}

/** The address of an element of the page `to`, relative to the page `from`; in a site of folders, without the name of the file. */
export function relativeAddress(from: string, to: string, id: string, usesFolders: boolean): string {
  const fragment = `#${encodeURIComponent(id)}`;
  return from === to ? fragment : `${relativePath(from, to, usesFolders)}${fragment}`;
}

/** The address of the page `to`, relative to the page `from`. */
export function relativePath(from: string, to: string, usesFolders: boolean): string {
  const steps = from.split('/').slice(0, -1);
  const target = to.split('/');
  let shared = 0;
  while (shared < steps.length && shared < target.length - 1 && steps[shared] === target[shared]) shared++;
  const path = [...steps.slice(shared).map(() => '..'), ...target.slice(shared)].map(encodeStep).join('/');
  const shown = usesFolders ? path.replace(/(^|\/)index\.html$/, '$1') : path;
  return shown === '' ? './' : shown;
}

const encodeStep = (step: string): string => encodeURIComponent(step);
