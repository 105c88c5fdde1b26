import type { Changes } from '../source/changes.js';
import { type FileReader, fileReader } from '../source/file-reader.js';
import { KeptRepository } from '../spec/kept-repository.js';
import type { PhaseListener } from './build.js';
import { type Found, findProblems, validatePaths, type Workspace } from './check.js';
import type { Opened } from './opened.js';
import type { CheckRequest } from './options.js';

/** Results that this many checks have not used are removed. Fewer checks would drop the results of a file that is broken only briefly. */
const checksBetweenSweeps = 50;

/** A check that is repeated after changes. It keeps all results that they do not affect. */
export class RepeatedCheck {
  readonly #reader: FileReader;
  #kept: KeptRepository | undefined;
  #checked = 0;

  /** Throws a UsageError if the paths of the request are invalid. */
  constructor(
    private readonly opened: Opened,
    private readonly request: Omit<CheckRequest, 'staged'>,
  ) {
    validatePaths(opened.root, request);
    this.#reader = fileReader(opened.root);
  }

  /** Checks the repository; `changes` are those since the last check. Throws as `findProblems` does, and then starts again. */
  async findProblems(changes: Changes, onPhase: PhaseListener): Promise<Found> {
    const kept = this.#kept;
    this.#kept = undefined;
    if (kept) kept.apply(changes);
    else this.#reader.forget();
    let open = kept;
    const workspace: Workspace = {
      reader: this.#reader,
      open: (options) => {
        open ??= new KeptRepository(this.#reader, options);
        open.configure(options);
        return open.repository;
      },
    };
    const found = await findProblems(this.opened, this.request, onPhase, { workspace });
    this.#kept = open;
    if (++this.#checked % checksBetweenSweeps === 0) open?.repository.graph.sweep();
    return found;
  }
}
