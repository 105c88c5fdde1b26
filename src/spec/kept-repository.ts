import { isDeepStrictEqual } from 'node:util';
import { Graph } from '../graph/graph.js';
import type { Changes } from '../source/changes.js';
import type { TreeReader } from '../source/tree-reader.js';
import { layoutOf } from './layouts/index.js';
import { openRepository, type Repository, type RepositoryOptions } from './repository.js';

/** A repository that stays open while its files change. Results that a change does not affect are kept. */
export class KeptRepository {
  #repository: Repository;
  #layout: string;

  constructor(
    readonly reader: TreeReader,
    options: RepositoryOptions,
  ) {
    this.#repository = openRepository(new Graph(), reader, options);
    this.#layout = this.#describeLayout();
  }

  /** The open repository: another one after it was opened again. */
  get repository(): Repository {
    return this.#repository;
  }

  /** Invalidates changed files; results that depend on them are computed again on request. If the layout has changed, opens the repository again. */
  apply({ files, entries }: Changes): void {
    const { sources } = this.#repository;
    const known = new Set(sources.file.keys());
    // In a checkout without symbolic links, a file that was never read may be a link; a file that was read may have become
    // one. Changelogs determine the conventions of the repository.
    const mayChangeLayout = (file: string): boolean =>
      !known.has(file) || file.startsWith('changelogs/') || this.reader.hasMoved(file);
    if (entries || [...files].some(mayChangeLayout)) {
      this.reader.forget();
      if (this.#describeLayout() !== this.#layout) this.reopen();
      else sources.invalidateEntries();
    }
    for (const file of files) this.#repository.sources.invalidate(file);
  }

  /** Opens the repository again if options that its pages and problems depend on have changed. */
  configure(options: RepositoryOptions): void {
    const settings = ({ protocol, labels, prose, conventions }: RepositoryOptions) => [
      protocol,
      labels,
      prose,
      conventions,
    ];
    if (!isDeepStrictEqual(settings(options), settings(this.#repository.options))) this.reopen(options);
  }

  /** Opens the repository again and discards all results. */
  reopen(options: RepositoryOptions = this.#repository.options): void {
    this.reader.forget();
    this.#repository = openRepository(new Graph(), this.reader, options);
    this.#layout = this.#describeLayout();
  }

  /** The properties that are determined when a repository is opened. */
  #describeLayout(): string {
    const { protocol, conventions: configured } = this.#repository.options;
    const layout = layoutOf(this.reader, protocol, configured);
    const changelogs = layout.changelogs(this.reader, protocol);
    const { name, eventSchemas, eventExamples, conventions } = layout;
    return JSON.stringify([name, eventSchemas, eventExamples, conventions, changelogs]);
  }
}
