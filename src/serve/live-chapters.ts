/** Where the markup of the server is inserted: it depends on the path and the version of a page. */
export const livePlaceholder = '<!--live-->';

interface ServedChapter {
  readonly html: string | undefined;
  readonly version: number;
}

/** The pages of chapters that browsers have requested, with numbers that identify their states. */
export class LiveChapters {
  readonly #served = new Map<string, ServedChapter>();
  #files: ReadonlyMap<string, string> | undefined;

  /** `render` renders the pages of all chapters, with `livePlaceholder` for the markup of the server. */
  constructor(private readonly render: () => ReadonlyMap<string, string>) {}

  /** Renders the pages again on the next request. */
  expire(): void {
    this.#files = undefined;
  }

  /** The current page of a chapter; `undefined` if there is none. */
  html(path: string, markup: (path: string, version: number) => string): string | undefined {
    const html = this.#current(path);
    if (html === undefined && !this.#served.has(path)) return undefined;
    const version = this.#update(path, this.#served.get(path));
    return html?.replace(livePlaceholder, () => markup(path, version));
  }

  /** The number of the current state of a page that was requested before; `undefined` for other paths. */
  version(path: string, isComplete: boolean): number | undefined {
    const served = this.#served.get(path);
    // While pages are being updated, chapters keep their state.
    return served && (isComplete ? this.#update(path, served) : served.version);
  }

  #update(path: string, served: ServedChapter | undefined): number {
    const html = this.#current(path);
    if (served && served.html === html) return served.version;
    const version = (served?.version ?? 0) + 1;
    this.#served.set(path, { html, version });
    return version;
  }

  #current(path: string): string | undefined {
    this.#files ??= this.render();
    return this.#files.get(path);
  }
}
