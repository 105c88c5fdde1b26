import { isComment, readEntry } from '../spec/anchors.js';

/** The lines of an `anchors.txt`, each entry with the comments above it. */
interface Block {
  readonly comments: readonly string[];
  readonly line: string;
  readonly key: string;
}

export interface WrittenAnchors {
  readonly text: string;
  readonly added: number;
  readonly removed: number;
  /** How many listed places are gone and stay listed. */
  readonly lost: number;
}

const header = `# The places that others may link to: a page and an id on each line. \`spec check\` sees to it that none is lost, and
# \`spec check --write-anchors\` adds new ones. Where an id has to change, the page keeps the old one as an alias:
# page.html#old-id -> new-id
`;

const key = (page: string, id: string): string => `${page}#${id}`;

/**
 * The text of `anchors.txt` with every id of every page. Comments and aliases stay, an entry with the comments above it; places that are gone stay listed
 * unless `forget` says otherwise.
 */
export function writeAnchors(
  before: string | undefined,
  pages: ReadonlyMap<string, ReadonlySet<string>>,
  forget: boolean,
): WrittenAnchors {
  const { head, blocks, tail } = parse(before ?? `${header}\n`);
  const listed = new Set(blocks.map((block) => block.key));
  const isThere = ({ line }: Block): boolean => {
    const found = readEntry(line);
    return !found || found.to !== undefined || pages.get(found.page)?.has(found.id) === true;
  };
  const present = blocks.filter(isThere);
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
    lost: forget ? 0 : blocks.length - present.length,
  };
}

/** Comments up to the first blank line speak of the whole list, those after the last entry of none. */
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
