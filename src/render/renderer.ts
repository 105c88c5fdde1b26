import type { Node } from '../doc/nodes.js';
import type { Presentation } from '../spec/document.js';
import type { SiteVersions } from '../spec/site-versions.js';

/** Options of the renderer. */
export interface RendererOptions {
  /** Whether `raw` elements of format html are passed through. */
  readonly raw?: boolean;
  /** Whether code is highlighted; the default is `true`. */
  readonly highlight?: boolean;
}

/** The ids and the heading of a unit. */
export interface UnitHead {
  /** The ids of the section, the preferred link target first. */
  readonly ids: readonly string[];
  /** 0 for the document title, 1 for its sections, and so on; unlimited. */
  readonly level: number;
  /** Section number: `5.5.2`. */
  readonly number?: string | undefined;
  /** The children of the `title` element; empty if the unit has no title. */
  readonly title: readonly Node[];
  readonly presentation?: Presentation | undefined;
}

/** A title with its own blocks: the smallest part of a page that is rendered, and replaced, independently. */
export interface Unit extends UnitHead {
  /** Identifies the unit across builds (`data-unit`). */
  readonly key: string;
  /** The blocks below the title, without subsections. */
  readonly body: readonly Node[];
  /** What the ids of its tables and rows begin with; absent: they have none. */
  readonly partBase?: string | undefined;
  /** The former ids of tables, rows, notes and examples of the document, by id. */
  readonly partAliases?: ReadonlyMap<string, readonly string[]> | undefined;
}

/** A rendered unit, with the data needed to nest it. */
export interface PageSection {
  readonly key: string;
  readonly ids: readonly string[];
  readonly level: number;
  /** The text of its title with its number; only of chapters. */
  readonly title?: string;
  /** The result of `Renderer.head`: the beginning of `html`, except where changes are marked. */
  readonly head: string;
  /** The head and the content, followed by the nested sections on the page. */
  readonly html: string;
  /** The same without marks of changes; absent: there are none. Empty for a section that no longer exists. */
  readonly unmarked?: string;
}

/** A change of a section that is marked on its page. */
export interface PageChange {
  /** The id of its note on the page. */
  readonly id: string;
  /** `added`, `removed`, or what else has happened: `renamed, changed`. */
  readonly kinds: string;
  /** The title of the section. */
  readonly title: string;
}

export interface ContentsEntry {
  readonly id: string;
  readonly number?: string | undefined;
  /** The children of the section's `title`; references and targets in it are ignored. */
  readonly title: readonly Node[];
  readonly children: readonly ContentsEntry[];
}

/** The table of contents of a page. The `topic` that it replaces must not be among the blocks of the units. */
export interface Contents {
  /** Default: `table-of-contents`. */
  readonly id?: string | undefined;
  /** Default: Contents. */
  readonly title?: string | undefined;
  /** Whether its branches are folded; default: whether it is long. */
  readonly isFolded?: boolean;
  readonly entries: readonly ContentsEntry[];
}

/** A document of the site. Paths are relative to the site root. */
export interface DocumentLink {
  readonly path: string;
  readonly title: string;
  readonly label?: string | undefined;
  readonly description?: string | undefined;
  /** The documents below it in the navigation. */
  readonly children?: readonly DocumentLink[] | undefined;
}

/** A link to another site. */
export interface ExternalLink {
  readonly title: string;
  readonly href: string;
}

/** A notice that a site is not the current release. */
export interface Banner {
  readonly status: 'unstable' | 'historical';
  /** The address of the current release. */
  readonly href: string | undefined;
}

/** A link to an anchor that is on another page now. */
export interface AnchorLink {
  /** The former id. */
  readonly id: string;
  readonly href: string;
  readonly title: string;
}

/** Data that all pages of a site share. */
export interface Site {
  readonly title: string;
  readonly documents: readonly DocumentLink[];
  /** Language of the content; default: `en`. */
  readonly lang?: string | undefined;
  /** The revision from which the site was built, as text. */
  readonly revision?: string | undefined;
  /** Path of the search index, if one is written. */
  readonly search?: string | undefined;
  /** The requested path, on the page that the dev server sends for a missing page. */
  readonly missing?: string | undefined;
  /** The version of the whole site: `version v1.19`. */
  readonly release?: string | undefined;
  readonly banner?: Banner | undefined;
  readonly menu?: readonly ExternalLink[] | undefined;
  /** The address under which the site is published, without a slash at the end. */
  readonly baseUrl?: string | undefined;
  /** The published versions of the site. */
  readonly versions?: SiteVersions | undefined;
  /** Path of the feed of releases, if one is written. */
  readonly feed?: string | undefined;
  /** The path under which the site is published: `/v1.19`. */
  readonly basePath?: string | undefined;
  /** The links to anchors that are on another page now, by the path of the page that had them. */
  readonly movedAnchors?: Readonly<Record<string, readonly AnchorLink[]>> | undefined;
  /** Whether each chapter also has a page of its own. */
  readonly isMultiPage?: boolean | undefined;
  /** HTML that the dev server adds at the end of each page. */
  readonly live?: string | undefined;
}

export interface Page {
  /** Path relative to the site root: `client_server/r0.6.1.html`. */
  readonly path: string;
  readonly title: string;
  /** The name of its document. */
  readonly name?: string | undefined;
  readonly label?: string | undefined;
  /** What it is about, in one or two sentences. */
  readonly description?: string | undefined;
  readonly contents?: Contents | undefined;
  /** The address of the page that replaces it. */
  readonly redirect?: string | undefined;
  readonly sections: readonly PageSection[];
  /** The path of the list of its chapters, if it has several. */
  readonly chapterIndex?: string | undefined;
  /** On the page of a chapter: its title, and the chapters beside it. */
  readonly chapter?: {
    readonly title: string;
    readonly previous?: ExternalLink | undefined;
    readonly next?: ExternalLink | undefined;
  };
  /** On the list of chapters: links to them, and a JSON map of anchors by file. */
  readonly chapterList?: { readonly items: readonly ExternalLink[]; readonly anchors: string };
  /** Absent if changes are not marked. */
  readonly changes?: readonly PageChange[] | undefined;
}

/** Renders document trees as HTML with a set of templates. All methods are pure, so results can be memoized. */
export interface Renderer {
  /** The HTML of any nodes. */
  nodes(nodes: readonly Node[]): string;
  /** The further ids and the heading of a unit. */
  head(head: UnitHead): string;
  /** The blocks of a unit. */
  content(unit: Unit): string;
  /** The entries of a table of contents, as nested lists. */
  contents(entries: readonly ContentsEntry[]): string;
  /** A whole page. */
  page(page: Page, site: Site): string;
  /** The page at the address of a page that moved. `href` is relative to it; `anchors` are those that are elsewhere. */
  moved(
    to: { readonly href: string; readonly title: string; readonly anchors?: readonly AnchorLink[] },
    site: Site,
  ): string;
  /** The list of documents, for a site without a page of its own at `index.html`. */
  index(site: Site): string;
  /** Files that the pages need, by path relative to the site root. */
  readonly assets: ReadonlyMap<string, string>;
}
