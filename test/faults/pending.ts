/** Kinds of which not every fault is found yet, by name, with the reason. */
export const pending: Readonly<Record<string, string>> = {
  'comma-before-brace':
    'json/syntax stands at the end of the file where the engine names no position (`Unexpected token ]`)',
  'emoji-number-twice': 'data/emoji compares the emoji with its code points, and does not look at numbers',
  'title-of-object-lost': 'schema/untitled and schema/duplicate-title look at the content of no event',
};

/** Rules that still tell of what follows from a file that cannot be read, with the reason. */
export const pendingConsequences: Readonly<Record<string, string>> = {
  'link/anchor': 'a page of which a part is missing (`isIncomplete` of its index) may have had the anchor',
  'schema/required': 'a parent that cannot be read may have had the property',
};
