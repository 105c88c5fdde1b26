import type { Node } from '../nodes.js';

const keywords: readonly (readonly [RegExp, string])[] = [
  [/\$Date: (\d\d\d\d)[-/](\d\d)[-/](\d\d)[ T][\d:]+[^$]* \$/gi, '$1-$2-$3'],
  [/\$RCSfile: ([^$]+),v \$/gi, '$1'],
  [/\$[a-zA-Z]+: ([^$]+) \$/g, '$1'],
];

/** Replaces an expanded RCS keyword (`$Date: … $`) in a single text node by its value. */
export function cleanKeywords(children: Node[]): Node[] {
  const [only] = children;
  if (children.length !== 1 || only?.type !== 'text') return children;
  for (const [pattern, replacement] of keywords) {
    const value = only.value.replace(pattern, replacement);
    if (value !== only.value) return [{ ...only, value }];
  }
  return children;
}
