import { fileReader } from '../source/file-reader.js';
import { unstable } from '../spec/labels.js';
import { mergedApi, openForMerge, presentGroups, releaseOfSite } from '../spec/merged-api.js';
import type { ApiGroup } from '../spec/protocol.js';
import type { Repository, RepositoryOptions } from '../spec/repository.js';

/** The merged API documents of a repository, each generated when it is first requested after a change. */
export class ApiDocs {
  readonly #repositories = new Map<string, Repository>();
  readonly #texts = new Map<string, string>();

  constructor(
    private readonly root: string,
    private readonly options: () => Pick<
      RepositoryOptions,
      'protocol' | 'labels' | 'conventions' | 'address'
    >,
  ) {}

  /** Discards all documents; the next request generates them again. */
  forget(): void {
    this.#repositories.clear();
    this.#texts.clear();
  }

  groups(): readonly ApiGroup[] {
    return presentGroups(this.#repository(unstable));
  }

  /** The document of the API in a folder as JSON; the default is the protocol's main API. `undefined` if there is no such API. */
  json(folder: string = this.options().protocol.swagger.group): string | undefined {
    const known = this.#texts.get(folder);
    if (known !== undefined) return known;
    const group = this.groups().find((present) => present.folder === folder);
    if (!group) return undefined;
    const given = group.label === undefined ? undefined : this.options().labels[group.label];
    const label = given ?? releaseOfSite(this.#repository(unstable)) ?? unstable;
    const { text } = mergedApi(this.#repository(label), group, {
      version: label,
      baseUrl: this.options().address?.basePath ?? '',
    });
    this.#texts.set(folder, text);
    return text;
  }

  #repository(label: string): Repository {
    const known = this.#repositories.get(label);
    if (known) return known;
    const repository = openForMerge(fileReader(this.root), this.options().protocol, label, this.options());
    this.#repositories.set(label, repository);
    return repository;
  }
}
