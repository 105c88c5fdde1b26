/**
 * The code blocks of a section that have a name, by that name.
 *
 *     .. code:: json
 *       :name: sign-empty-input      <- the name
 *
 *       {}                           <- the text, less its indentation
 */
export function namedCodeBlocks(text: string): ReadonlyMap<string, string> {
  const blocks = new Map<string, string>();
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    const name = /^ {2}:name: (\S+)$/.exec(line)?.[1];
    if (name === undefined) continue;
    const rest = lines.slice(index + 1);
    const end = rest.findIndex((follower) => /^\S/.test(follower));
    const body = end < 0 ? rest : rest.slice(0, end);
    blocks.set(
      name,
      body
        .map((bodyLine) => bodyLine.slice(2))
        .join('\n')
        .trim(),
    );
  }
  return blocks;
}
