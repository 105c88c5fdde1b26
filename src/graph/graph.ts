import type { Diagnostic, Report } from '../diagnostics/diagnostic.js';

/** The arguments of a computation: access to other queries, recorded as dependencies, and a sink for diagnostics. */
export interface Context {
  get<V>(query: Query<V>, key: string): V;
  readonly report: Report;
}

type Compute<V> = (key: string, context: Context) => V;
type Same<V> = (before: V, after: V) => boolean;

/** A memoized function of a key and of the queries it reads. */
export interface Query<V> {
  readonly name: string;
  /** The up-to-date result for a key. */
  result(key: string): Result<V>;
  /** Marks a result as stale, to be recomputed when next requested. Only inputs need this: they have no recorded dependencies. */
  invalidate(key: string): void;
  /** Every key requested so far. */
  keys(): readonly string[];
  /** The keys requested since the last invalidation of any query. */
  current(): readonly string[];
}

interface Result<V> extends Dependency {
  readonly value: V;
  /** The last list of dependencies that this result was added to; spares most duplicates. */
  recordedIn: readonly Dependency[] | undefined;
}

interface Dependency {
  refresh(): void;
  /** Revision in which the value last changed. */
  readonly changed: number;
  readonly dependencies: readonly Dependency[];
  readonly diagnostics: readonly Diagnostic[];
  /** Number of the last walk that visited this result. */
  walked: number;
}

/**
 * Queries with their results. A result is recomputed only if one of its dependencies changed; a result that
 * recomputes to an equal value (`same`) stops the propagation.
 */
export class Graph {
  #revision = 0;
  #computed = 0;
  #swept = 0;
  readonly #sweeps: (() => void)[] = [];
  #walks = 0;

  /** The number of computations so far; the difference before and after an edit is the cost of the edit. */
  get computed(): number {
    return this.#computed;
  }

  /**
   * Defines a query. `compute` must be a pure function of its key and of the queries it reads. `same` compares the
   * previous value with the recomputed one; if they are equal, dependents are not recomputed.
   */
  query<V>(name: string, compute: Compute<V>, same: Same<V> = Object.is): Query<V> {
    const entries = new Map<string, Entry<V>>();
    const clock = {
      revision: () => this.#revision,
      count: () => {
        this.#computed++;
      },
    };
    const isCurrent = (entry: Entry<V>): boolean => entry.verified === this.#revision;
    this.#sweeps.push(() => {
      for (const [key, { verified }] of entries) if (verified < this.#swept) entries.delete(key);
    });
    return {
      name,
      result: (key) => {
        let entry = entries.get(key);
        if (!entry) {
          entry = new Entry(`${name} of ${key}`, key, compute, same, clock);
          entries.set(key, entry);
        }
        return entry.result();
      },
      invalidate: (key) => {
        const entry = entries.get(key);
        if (!entry) return;
        entry.stale = true;
        this.#revision++;
      },
      keys: () => [...entries.keys()],
      current: () => [...entries].flatMap(([key, entry]) => (isCurrent(entry) ? [key] : [])),
    };
  }

  /**
   * Drops every result that has not been requested since the last sweep. A result is verified no earlier than its
   * dependencies, so no remaining result depends on a dropped one.
   */
  sweep(): void {
    for (const sweep of this.#sweeps) sweep();
    this.#swept = this.#revision;
  }

  get<V>(query: Query<V>, key: string): V {
    return query.result(key).value;
  }

  /** The diagnostics of a result and of its transitive dependencies, each once. */
  diagnostics<V>(query: Query<V>, key: string): Diagnostic[] {
    const walk = ++this.#walks;
    const open: Dependency[] = [query.result(key)];
    const diagnostics: Diagnostic[] = [];
    for (let entry = open.pop(); entry; entry = open.pop()) {
      if (entry.walked === walk) continue;
      entry.walked = walk;
      for (const diagnostic of entry.diagnostics) diagnostics.push(diagnostic);
      for (const dependency of entry.dependencies) if (dependency.walked !== walk) open.push(dependency);
    }
    return diagnostics;
  }
}

class Entry<V> implements Dependency {
  #value: { readonly it: V } | undefined;
  /** Revision in which the result was last verified or recomputed. */
  verified = -1;
  #computing = false;
  changed = -1;
  dependencies: readonly Dependency[] = [];
  diagnostics: readonly Diagnostic[] = [];
  stale = true;
  walked = 0;
  recordedIn: readonly Dependency[] | undefined;

  constructor(
    private readonly title: string,
    private readonly key: string,
    private readonly compute: Compute<V>,
    private readonly same: Same<V>,
    private readonly clock: { revision(): number; count(): void },
  ) {}

  get value(): V {
    if (!this.#value) throw new Error(`${this.title} was read before being computed`);
    return this.#value.it;
  }

  result(): Result<V> {
    this.refresh();
    return this;
  }

  refresh(): void {
    const revision = this.clock.revision();
    if (this.verified === revision) return;
    if (this.#computing) throw new Error(`${this.title} depends on itself`);
    this.#computing = true;
    try {
      if (this.stale || this.#dependencyChanged()) this.#recompute();
      this.verified = revision;
    } finally {
      this.#computing = false;
    }
  }

  #dependencyChanged(): boolean {
    for (const dependency of this.dependencies) {
      dependency.refresh();
      if (dependency.changed > this.verified) return true;
    }
    return false;
  }

  #recompute(): void {
    const dependencies: Dependency[] = [];
    const diagnostics: Diagnostic[] = [];
    const value = this.compute(this.key, {
      get: (query, key) => {
        const result = query.result(key);
        if (result.recordedIn !== dependencies) {
          result.recordedIn = dependencies;
          dependencies.push(result);
        }
        return result.value;
      },
      report: (diagnostic) => diagnostics.push(diagnostic),
    });
    this.clock.count();
    if (!this.#value || !this.same(this.#value.it, value)) this.changed = this.clock.revision();
    this.#value = { it: value };
    this.dependencies = dependencies;
    this.diagnostics = diagnostics;
    this.stale = false;
  }
}
