/** docutils' form of a reference name: lower case, runs of white space as one blank. */
export const normalizeName = (name: string): string => whitespaceNormalize(name).toLowerCase();

const uneven = /^\s|\s$|\s\s|[^\S ]/;

/** Runs of white space as one blank, none at the ends. */
export const whitespaceNormalize = (name: string): string =>
  uneven.test(name) ? name.split(/\s+/).filter(Boolean).join(' ') : name;
