/** docutils' normalized reference name: lower case, whitespace collapsed. */
export const normalizeName = (name: string): string => whitespaceNormalize(name).toLowerCase();

const needsNormalizing = /^\s|\s$|\s\s|[^\S ]/;

/** Collapses runs of whitespace to one space and trims both ends. */
export const whitespaceNormalize = (name: string): string =>
  needsNormalizing.test(name) ? name.split(/\s+/).filter(Boolean).join(' ') : name;
