/** The agreement of a tree with the expected one; `structure` if only system messages differ. */
export type Match = 'whole' | 'structure' | 'none';

export function compare(expected: string, actual: string): Match {
  if (expected === actual) return 'whole';
  return withoutMessages(expected) === withoutMessages(actual) ? 'structure' : 'none';
}

/** Removes system messages from a tree in pseudo-XML. */
function withoutMessages(tree: string): string {
  const kept: string[] = [];
  let messageIndent = -1;
  for (const line of tree.split('\n')) {
    const indent = line.length - line.trimStart().length;
    if (messageIndent >= 0 && (indent > messageIndent || line.trim() === '')) continue;
    messageIndent = line.startsWith('<system_message', indent) ? indent : -1;
    if (messageIndent < 0) kept.push(line);
  }
  return kept.join('\n');
}

/** A diff of all lines, based on the longest common subsequence. */
export function diff(expected: string, actual: string): string {
  const a = expected.split('\n');
  const b = actual.split('\n');
  const common: Uint16Array[] = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const below = common[i + 1]?.[j] ?? 0;
      const beside = common[i]?.[j + 1] ?? 0;
      const row = common[i];
      if (row) row[j] = a[i] === b[j] ? (common[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(below, beside);
    }
  }
  const lines: string[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push(`  ${a[i]}`);
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0))) {
      lines.push(`- ${a[i++]}`);
    } else {
      lines.push(`+ ${b[j++]}`);
    }
  }
  return lines.join('\n');
}
