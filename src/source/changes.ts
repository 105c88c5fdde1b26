/** A batch of changes of a repository on the disk. */
export interface Changes {
  /** Paths relative to the root; paths of templates outside the root begin with `templates/`. */
  readonly files: ReadonlySet<string>;
  /** Whether files or folders were added or removed. */
  readonly entries: boolean;
}
