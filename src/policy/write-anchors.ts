import { isComment, readEntry } from '../spec/anchors.js';

/** An entry of `anchors.txt` with the comments above it. */
interface Block {
  readonly comments: readonly string[];
  readonly line: string;
  readonly key: string;
}

export interface WrittenAnchors {
  readonly text: string;
  readonly added: number;
  readonly removed: number;
  /** The number of listed anchors that no longer exist. */
  readonly missing: number;
}

const header = `# The anchors that other sites may link to, one per line: a page and an id. \`spec check\` reports removed anchors, and
# \`spec check --write-anchors\` adds new ones. If an id has to change, keep the old one as an alias:
# page.html#old-id -> new-id
`;

const key = (page: string, id: string): string => `${page}#${id}`;

/**
 * Returns the text of `anchors.txt` with all ids of all pages. Comments stay with the entry below them, and aliases are kept; anchors that no
 * longer exist are removed only if `forget` is set.
 */
export function writeAnchors(
  before: string | undefined,
  pages: ReadonlyMap<string, ReadonlySet<string>>,
  forget: boolean,
): WrittenAnchors {
  const { head, blocks, tail } = parse(before ?? `${header}\n`);
  const listed = new Set(blocks.map((block) => block.key));
  const exists = ({ line }: Block): boolean => {
    const found = readEntry(line);
    return !found || found.to !== undefined || pages.get(found.page)?.has(found.id) === true;
  };
  const present = blocks.filter(exists);
  const added = [...pages].flatMap(([page, ids]) =>
    [...ids]
      .filter((id) => !listed.has(key(page, id)))
      .map((id): Block => ({ comments: [], line: key(page, id), key: key(page, id) })),
  );
  const kept = forget ? present : blocks;
  const lines = [...kept, ...added]
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .flatMap(({ comments, line }) => [...comments, line]);
  return {
    text: [...head, ...lines, ...tail].map((line) => `${line}\n`).join(''),
    added: added.length,
    removed: blocks.length - kept.length,
    missing: forget ? 0 : blocks.length - present.length,
  };
}

/** Comments up to the first blank line belong to the whole list, comments after the last entry to no entry. */
function parse(text: string): { head: string[]; blocks: Block[]; tail: string[] } {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  const first = lines.findIndex((line) => !isComment(line));
  const before = first < 0 ? lines : lines.slice(0, first);
  const headLength = before.findLastIndex((line) => line.trim() === '') + 1;
  const blocks: Block[] = [];
  let comments: string[] = [];
  for (const line of lines.slice(headLength)) {
    if (isComment(line)) {
      comments.push(line);
      continue;
    }
    const found = readEntry(line);
    blocks.push({ comments, line, key: found ? key(found.page, found.id) : line.trim() });
    comments = [];
  }
  return { head: lines.slice(0, headLength), blocks, tail: comments };
}
