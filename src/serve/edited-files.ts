import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Stands for a text that was never read, which differs from any other. */
const unknown = Symbol('unknown');

/**
 * The files that the author has edited: those that differ from the last commit or, outside a checkout, from their state at the
 * start. Files whose edits are undone are no longer included.
 */
export class EditedFiles {
  /** Files that differ from the last commit; `undefined` outside a checkout. */
  #uncommitted: ReadonlySet<string> | undefined;
  /** Files changed since git was run. */
  readonly #recent = new Set<string>();
  /** The text of changed files at the start. */
  readonly #original = new Map<string, string | undefined | typeof unknown>();

  constructor(private readonly root: string) {}

  /** Records files before a change is applied; `known` has the texts of files read before. */
  note(
    files: Iterable<string>,
    known: (file: string) => { readonly text: string | undefined } | undefined,
  ): void {
    for (const file of files) {
      this.#recent.add(file);
      if (this.#original.has(file)) continue;
      const before = known(file);
      this.#original.set(file, before ? before.text : unknown);
    }
  }

  /** The paths of all edited files; `textOf` reads the current text of a file. */
  paths(textOf: (file: string) => string | undefined): ReadonlySet<string> {
    if (this.#uncommitted) return new Set([...this.#uncommitted, ...this.#recent]);
    return new Set([...this.#original].flatMap(([file, text]) => (textOf(file) === text ? [] : [file])));
  }

  /** Compares the checkout with the last commit. */
  async refresh(): Promise<void> {
    const recent = [...this.#recent];
    this.#uncommitted = await uncommittedFiles(this.root);
    for (const file of recent) this.#recent.delete(file);
  }
}

/** The files that differ from the last commit; `undefined` outside a checkout, without a commit, or in an ignored folder. */
async function uncommittedFiles(root: string): Promise<ReadonlySet<string> | undefined> {
  const git = async (...args: string[]): Promise<string> => {
    // Without optional locks, git does not write its index, whose lock would delay the next update.
    const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0' };
    return (await run('git', args, { cwd: root, env, maxBuffer: 1 << 28 })).stdout;
  };
  try {
    const isIgnored = await git('check-ignore', '--quiet', '.').then(
      () => true,
      () => false,
    );
    if (isIgnored) return undefined;
    const lists = await Promise.all([
      git('diff', '--name-only', '--no-renames', '--relative', '-z', 'HEAD', '--', '.'),
      git('ls-files', '--others', '--exclude-standard', '-z', '--', '.'),
    ]);
    return new Set(lists.flatMap((list) => list.split('\0').filter(Boolean)));
  } catch {
    return undefined;
  }
}
