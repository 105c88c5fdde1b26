/** Joins the base path of a file and a path: a slash at the end of the base path is not doubled. */
export const fullPathOf = (basePath: string, path: string): string =>
  path.startsWith('/') ? basePath.replace(/\/+$/, '') + path : basePath + path;
