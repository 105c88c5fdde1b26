/** Kinds of which not every fault is found yet, by name, with the reason. */
export const pending: Readonly<Record<string, string>> = {};
