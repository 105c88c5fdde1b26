import type { Node } from '../doc/nodes.js';

/** Settings of the writer. */
export interface RendererOptions {
  /** Whether `raw` elements of format html go to the page as they are. */
  readonly raw?: boolean;
  /** Whether code is highlighted; it is unless this is false. */
  readonly highlight?: boolean;
}

/** A title with its own blocks: the smallest piece of a page that is rendered, and replaced, by itself. */
export interface Unit {
  /** What the unit is known by from one build to the next (`data-unit`). */
  readonly key: string;
  /** Ids of the section, the one that links should use first. */
  readonly ids: readonly string[];
  /** 0 is the document's title, 1 a section of the document, and so on without end. */
  readonly level: number;
  /** Section number: `5.5.2`. */
  readonly number?: string | undefined;
  /** The children of the `title` element; empty where the unit has none. */
  readonly title: readonly Node[];
  /** The blocks below the title, without subsections. */
  readonly body: readonly Node[];
}

/** A rendered unit with what is needed to nest it. */
export interface PageSection {
  readonly key: string;
  readonly ids: readonly string[];
  readonly level: number;
  /** What `Renderer.unit` made. */
  readonly html: string;
}

export interface ContentsEntry {
  readonly id: string;
  readonly number?: string | undefined;
  /** The children of the section's `title`, with or without its references and targets. */
  readonly title: readonly Node[];
  readonly children: readonly ContentsEntry[];
}

/** The page's table of contents. The `topic` it stands for must not be among the units' blocks as well. */
export interface Contents {
  /** Left out: `table-of-contents`. */
  readonly id?: string | undefined;
  /** Left out: Contents. */
  readonly title?: string | undefined;
  readonly entries: readonly ContentsEntry[];
}

/** A document of the site. Paths are relative to the site's root. */
export interface DocumentLink {
  readonly path: string;
  readonly title: string;
  readonly label?: string | undefined;
  readonly description?: string | undefined;
}

/** What all pages of a site have in common. */
export interface Site {
  readonly title: string;
  readonly documents: readonly DocumentLink[];
  /** Language of the texts; left out: `en`. */
  readonly lang?: string | undefined;
  /** What the site was built from, as text. */
  readonly revision?: string | undefined;
  /** Path of the search index, where one is written. */
  readonly search?: string | undefined;
  /** Path that a development server was asked for in vain: the index says so. */
  readonly missing?: string | undefined;
  /** HTML that a development server adds before the end of each page. */
  readonly live?: string | undefined;
}

export interface Page {
  /** Path relative to the site's root: `client_server/r0.6.1.html`. */
  readonly path: string;
  readonly title: string;
  readonly label?: string | undefined;
  readonly contents?: Contents | undefined;
  readonly sections: readonly PageSection[];
}

/** Makes HTML of document trees, with the templates it was created with. All of it is pure and may be memoised. */
export interface Renderer {
  /** Any nodes of a document tree. */
  nodes(nodes: readonly Node[]): string;
  /** Heading and blocks of a unit: what stands in its `<section>` before the sections nested in it. */
  unit(unit: Unit): string;
  /** The entries of a table of contents, as nested lists. */
  contents(entries: readonly ContentsEntry[]): string;
  /** A whole page. */
  page(page: Page, site: Site): string;
  /** The list of documents, for a site that has no page of its own at `index.html`. */
  index(site: Site): string;
  /** Files that the pages need, by path relative to the site's root. */
  readonly assets: ReadonlyMap<string, string>;
}
