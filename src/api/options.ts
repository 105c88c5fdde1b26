// Options and results of operations. They are public: see `index.ts`.

/** The options for the address of a site. */
export interface AddressOptions {
  /** The path under which the site is published; default: the path of `baseUrl`, or `/`. */
  readonly basePath?: string | undefined;
  /** The address under which the site is published. */
  readonly baseUrl?: string | undefined;
}

export interface SiteOptions extends AddressOptions {
  /** The names of the documents to build; default: all. */
  readonly targets?: readonly string[] | undefined;
  /** Whether warnings are treated as errors. */
  readonly strict?: boolean | undefined;
  /** A file with the published versions of the site, relative to the working directory; default: the configured file. */
  readonly versions?: string | undefined;
  /** Whether each chapter also gets a page of its own; default: as configured. */
  readonly multiPage?: boolean | undefined;
  /** Whether to add Swagger UI with all APIs to the site. */
  readonly swaggerUi?: boolean | undefined;
  /** Whether `raw:: html` is allowed; default: `true`. */
  readonly raw?: boolean | undefined;
}

export interface CheckRequest {
  /** Files and folders, relative to the working directory; default: the whole repository. */
  readonly paths?: readonly string[] | undefined;
  /** Whether to add advice. */
  readonly info?: boolean | undefined;
  /** Whether to run rules whose problems are left out, so that the counts of inspected items are complete. */
  readonly isCounted?: boolean | undefined;
  /** A file with known problems, which are left out; `false` keeps them; default: the configured file. */
  readonly baseline?: string | false | undefined;
  /** Whether to check the content of the git index. */
  readonly staged?: boolean | undefined;
  /** Whether to request links to other sites. */
  readonly external?: boolean | undefined;
  /** Whether the list of anchors is required. */
  readonly anchors?: boolean | undefined;
  /** The number of warnings that are tolerated; default: as configured. */
  readonly maxWarnings?: number | undefined;
}

export interface DumpOptions {
  /** The folder of the API; default: the first one, or as configured. */
  readonly api?: string | undefined;
  /** Whether to merge all APIs that are published. */
  readonly all?: boolean | undefined;
  /** The address of the site, for links in descriptions that begin with `/`. */
  readonly baseUrl?: string | undefined;
  /** Whether to validate the documents; default: `true`. */
  readonly validate?: boolean | undefined;
}

/** The merged document of an API. */
export interface DumpedApi {
  /** The folder of the API. */
  readonly api: string;
  /** The path under which it is published. */
  readonly path: string;
  /** The document as JSON. */
  readonly text: string;
}

export interface DiffOptions {
  /** The earlier state, a git revision or a folder; default: the merge base with the default branch. */
  readonly base?: string | undefined;
  /** The later state; default: the working tree. */
  readonly head?: string | undefined;
  /** Whether to compare the changes with the newsfragments. */
  readonly newsfragments?: boolean | undefined;
}

export interface ServeOptions extends AddressOptions {
  /** Default: 8000; if it is in use, the next free one. `0`: a port that the system chooses. */
  readonly port?: number | undefined;
  /** Whether to fail if the port is in use. */
  readonly strictPort?: boolean | undefined;
  /** The address to listen on; default: 127.0.0.1. */
  readonly host?: string | undefined;
  /** Whether other sites may read API documents; default: `true`. */
  readonly cors?: boolean | undefined;
  /** Whether each chapter also gets a page of its own; default: as configured. */
  readonly multiPage?: boolean | undefined;
  /** A file with the published versions of the site, relative to the working directory; default: the configured file. */
  readonly versions?: string | undefined;
  /** The git revision or folder whose changes are marked on the pages. */
  readonly diff?: string | undefined;
  /** The editor that locations of problems link to. */
  readonly editor?: string | undefined;
  /** Whether `raw:: html` is allowed; default: `true`. */
  readonly raw?: boolean | undefined;
}

/** A problem that was fixed. */
export interface FixedProblem {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}
