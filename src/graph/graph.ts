import type { Diagnostic, Report } from '../diagnostics/diagnostic.js';

/** What a result is computed with: other queries, which are recorded as what it depends on, and a place for problems. */
export interface Context {
  get<V>(query: Query<V>, key: string): V;
  readonly report: Report;
}

type Compute<V> = (key: string, context: Context) => V;
type Same<V> = (before: V, after: V) => boolean;

/** A memoised function of a key and of what it asks for. */
export interface Query<V> {
  readonly name: string;
  /** The result for a key, brought up to date. */
  result(key: string): Result<V>;
  /** Has a result computed again when it is next asked for: for inputs, which ask for nothing that is recorded. */
  invalidate(key: string): void;
  /** The keys that have been asked for. */
  keys(): readonly string[];
  /** The keys that have been asked for since anything was invalidated, by whomever. */
  current(): readonly string[];
}

interface Result<V> extends Dependency {
  readonly value: V;
}

interface Dependency {
  refresh(): void;
  /** Revision in which the value last became another one. */
  readonly changed: number;
  readonly dependencies: readonly Dependency[];
  readonly diagnostics: readonly Diagnostic[];
  /** Number of the last walk that came by. */
  walked: number;
}

/**
 * Queries with their results. A result is computed again only where something that it asked for has come out
 * different; one that comes out the same (`same`) stops the change there.
 */
export class Graph {
  #revision = 0;
  #computed = 0;
  #swept = 0;
  readonly #sweeps: (() => void)[] = [];
  #walks = 0;

  /** How many results have been computed so far: what an edit cost is the difference. */
  get computed(): number {
    return this.#computed;
  }

  /**
   * A new query. `compute` must be a pure function of its key and of what it asks for. `same` says whether a value that
   * came out anew is worth telling those who depend on it.
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

  /** Forgets what has not been asked for since the last sweep. No result is older than those that it was made from: what stays leads to nothing forgotten. */
  sweep(): void {
    for (const sweep of this.#sweeps) sweep();
    this.#swept = this.#revision;
  }

  get<V>(query: Query<V>, key: string): V {
    return query.result(key).value;
  }

  /** The problems of a result and of everything that it was made from, each once. */
  diagnostics<V>(query: Query<V>, key: string): Diagnostic[] {
    const walk = ++this.#walks;
    const open: Dependency[] = [query.result(key)];
    const found: Diagnostic[] = [];
    for (let entry = open.pop(); entry; entry = open.pop()) {
      if (entry.walked === walk) continue;
      entry.walked = walk;
      for (const diagnostic of entry.diagnostics) found.push(diagnostic);
      for (const dependency of entry.dependencies) if (dependency.walked !== walk) open.push(dependency);
    }
    return found;
  }
}

class Entry<V> implements Dependency {
  #value: { readonly it: V } | undefined;
  /** Revision in which the result was last found, or made, up to date. */
  verified = -1;
  #computing = false;
  changed = -1;
  dependencies: readonly Dependency[] = [];
  diagnostics: readonly Diagnostic[] = [];
  stale = true;
  walked = 0;

  constructor(
    private readonly title: string,
    private readonly key: string,
    private readonly compute: Compute<V>,
    private readonly same: Same<V>,
    private readonly clock: { revision(): number; count(): void },
  ) {}

  get value(): V {
    if (!this.#value) throw new Error(`${this.title} was read before it was computed`);
    return this.#value.it;
  }

  result(): Result<V> {
    this.refresh();
    return this;
  }

  refresh(): void {
    const revision = this.clock.revision();
    if (this.verified === revision) return;
    if (this.#computing) throw new Error(`${this.title} asks for itself`);
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
    const dependencies = new Set<Dependency>();
    const diagnostics: Diagnostic[] = [];
    const value = this.compute(this.key, {
      get: (query, key) => {
        const result = query.result(key);
        dependencies.add(result);
        return result.value;
      },
      report: (diagnostic) => diagnostics.push(diagnostic),
    });
    this.clock.count();
    if (!this.#value || !this.same(this.#value.it, value)) this.changed = this.clock.revision();
    this.#value = { it: value };
    this.dependencies = [...dependencies];
    this.diagnostics = diagnostics;
    this.stale = false;
  }
}
