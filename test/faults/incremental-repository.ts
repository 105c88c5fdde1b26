import { check } from '../../src/check/run.js';
import { locationOf } from '../../src/diagnostics/order.js';
import { mergeSameCause } from '../../src/diagnostics/same-cause.js';
import { Graph } from '../../src/graph/graph.js';
import { fileReader } from '../../src/source/file-reader.js';
import type { Reader } from '../../src/source/reader.js';
import { layoutOf } from '../../src/spec/layouts/index.js';
import { matrix } from '../../src/spec/presets.js';
import type { Protocol } from '../../src/spec/protocol.js';
import { openRepository, type Repository } from '../../src/spec/repository.js';
import type { Changes } from './fault.js';
import { overlayReader } from './overlay-reader.js';

/** A diagnostic with its resolved location. */
export interface Problem {
  readonly rule: string;
  readonly severity: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** Further locations of the same problem. */
  readonly further: readonly { readonly file: string; readonly line: number }[];
}

const labels = {
  client: 'unstable',
  server: 'unstable',
  appservice: 'unstable',
  push_gateway: 'unstable',
  identity: 'unstable',
};

const open = (reader: Reader, protocol: Protocol): Repository =>
  openRepository(new Graph(), reader, {
    protocol,
    labels,
    gitVersion: () => undefined,
    raw: true,
    keepsTypeTitles: true,
  });

async function problemsOf(repository: Repository): Promise<Problem[]> {
  const { diagnostics } = await check(repository);
  return mergeSameCause(diagnostics).map(({ rule, severity, message, span, related = [] }) => {
    const { file, start } = locationOf(span);
    const further = related
      .filter((other) => other.message === 'also here')
      .map((other) => locationOf(other.span))
      .map((location) => ({ file: location.file, line: location.start.line }));
    return { rule, severity, file, line: start.line, column: start.column, message, further };
  });
}

/** An opened repository to which changes are applied and reverted, as in a dev server. */
export class IncrementalRepository {
  readonly #reader;
  readonly #repository;
  readonly #layout: string;
  readonly #base: Reader;

  constructor(
    private readonly root: string,
    private readonly protocol: Protocol = matrix,
  ) {
    this.#base = fileReader(root);
    this.#reader = overlayReader(this.#base);
    this.#repository = open(this.#reader, protocol);
    this.#layout = this.#layoutIn(this.#reader);
  }

  /** Returns the problems of the repository after the changes, checked incrementally. */
  problems(changes: Changes): Promise<Problem[]> {
    return this.with(changes, problemsOf);
  }

  /** Returns the same, from a newly opened repository. */
  freshProblems(changes: Changes): Promise<Problem[]> {
    return problemsOf(this.#fresh(changes));
  }

  /** Returns what `read` finds in the repository after the changes, which are reverted then. */
  async with<Result>(
    changes: Changes,
    read: (repository: Repository) => Result | Promise<Result>,
  ): Promise<Result> {
    this.#reader.changes = changes;
    // The layout is detected once, when the repository is opened.
    if (this.#layoutIn(this.#reader) !== this.#layout) {
      this.#reader.changes = new Map();
      return read(this.#fresh(changes));
    }
    this.#invalidate(changes);
    try {
      return await read(this.#repository);
    } finally {
      this.#reader.changes = new Map();
      this.#invalidate(changes);
    }
  }

  #fresh(changes: Changes): Repository {
    const reader = overlayReader(fileReader(this.root));
    reader.changes = changes;
    return open(reader, this.protocol);
  }

  #layoutIn(reader: Reader): string {
    const layout = layoutOf(reader, this.protocol);
    return JSON.stringify([layout.name, layout.conventions, layout.changelogs(reader, this.protocol)]);
  }

  #invalidate(changes: Changes): void {
    const { sources } = this.#repository;
    for (const path of changes.keys()) sources.invalidate(path);
    const isMoved = [...changes].some(
      ([path, text]) => text === undefined || this.#reader.canonical(path) === undefined,
    );
    const wasAdded = [...changes.keys()].some((path) => this.#base.canonical(path) === undefined);
    if (isMoved || wasAdded) sources.invalidateEntries();
  }
}
