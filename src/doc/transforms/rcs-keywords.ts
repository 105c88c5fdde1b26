import type { Node } from '../nodes.js';

const keywords: readonly (readonly [RegExp, string])[] = [
  [/\$Date: (\d\d\d\d)[-/](\d\d)[-/](\d\d)[ T][\d:]+[^$]* \$/gi, '$1-$2-$3'],
  [/\$RCSfile: ([^$]+),v \$/gi, '$1'],
  [/\$[a-zA-Z]+: ([^$]+) \$/g, '$1'],
];

/** A text with an expanded keyword of a version control system (`$Date: … $`) becomes what the keyword says. */
export function cleanKeywords(children: Node[]): Node[] {
  const [only] = children;
  if (children.length !== 1 || only?.type !== 'text') return children;
  for (const [pattern, replacement] of keywords) {
    const value = only.value.replace(pattern, replacement);
    if (value !== only.value) return [{ ...only, value }];
  }
  return children;
}
