import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { isElement, type Node } from '../doc/nodes.js';
import { pageOf, type SitePage } from '../render/render-site.js';
import type { Page, PageSection, Renderer, Site } from '../render/renderer.js';
import type { SpecDocument } from '../spec/document.js';
import type { Target } from '../spec/targets.js';
import type { LiveRepository } from './live-repository.js';
import { type LiveSection, type PageState, type Patch, patchBetween } from './patch.js';

/** States that a browser which was away can catch up from. */
const mostStates = 50;

/** What readers see, with all that it is made of. */
interface Shown {
  readonly made: SitePage;
  readonly document: SpecDocument;
  readonly renderer: Renderer;
  readonly site: Site;
}

/** One page of the site, with the states that browsers may still show. */
export class LivePage {
  /** Counts the states that were shown. */
  version = 0;
  /** Whatever is wrong with the document, in the last good state or since. */
  diagnostics: readonly Diagnostic[] = [];
  readonly #states = new Map<number, PageState>();
  /** What leads from the state before to this one. */
  #latest: Patch | undefined;
  #document: SpecDocument | undefined;
  #renderer: Renderer | undefined;
  #made: SitePage | undefined;
  #shown: Shown | undefined;

  constructor(
    readonly path: string,
    public target: Target,
  ) {}

  get errors(): readonly Diagnostic[] {
    return this.diagnostics.filter(({ severity }) => severity === 'error');
  }

  /** What readers see: the last page that had no errors, or the first one. */
  get shown(): Page | undefined {
    return this.#shown && pageOf(this.#shown.made);
  }

  /** Brings the page up to date. */
  update(live: LiveRepository, site: Site): void {
    const { repository, renderer, site: siteRenderer } = live;
    const { graph, document: documents } = repository;
    const document = graph.get(documents, this.target.name);
    const isNew = document !== this.#document || renderer !== this.#renderer;
    const made = isNew || !this.#made ? siteRenderer.page(this.target) : this.#made;
    this.diagnostics = live.judged([
      ...graph.diagnostics(documents, this.target.name),
      ...made.rendered.diagnostics,
    ]);
    this.#document = document;
    this.#renderer = renderer;
    this.#made = made;
    const last = this.#shown;
    // What stands around the sections is brought up to date even where these stay in their last good state.
    const good = this.errors.length > 0 && last ? last : { made, document };
    if (good.made === last?.made && renderer === last.renderer && site === last.site) return;
    const shown = { made: good.made, document: good.document, renderer, site };
    this.#shown = shown;
    const state = stateOf(shown);
    const before = this.#states.get(this.version);
    this.#latest = before && patchBetween(before, state);
    if (before && this.#latest === undefined) return;
    this.#states.set(++this.version, state);
    this.#states.delete(this.version - mostStates);
  }

  /** What brings a browser that shows a version up to date; `undefined` where it is. */
  patchFrom(version: number): Patch | undefined {
    if (version === this.version) return undefined;
    if (version === this.version - 1 && this.#latest) return this.#latest;
    const [before, after] = [this.#states.get(version), this.#states.get(this.version)];
    return before && after ? patchBetween(before, after) : { kind: 'reload' };
  }

  /** The page as it is served; `live` is added at its end. */
  html(site: Site, live: string): string {
    if (!this.#shown) throw new Error(`${this.path} was not brought up to date`);
    const { made, renderer } = this.#shown;
    return renderer.page(pageOf(made), { ...site, live }) || barePage(live);
  }
}

/** Stands for a page whose template is broken from the start: it can show why. */
export const barePage = (live: string): string =>
  `<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title>No page</title></head>\n<body>${live}</body>\n</html>\n`;

function stateOf({ made, document, renderer, site }: Shown): PageState {
  const page = pageOf(made);
  const { contents, sections } = page;
  const [first] = sections;
  return {
    frame: renderer.page(
      {
        ...page,
        contents: contents && { ...contents, entries: [] },
        sections: first ? [{ key: '', ids: [], level: first.level, html: '' }] : [],
      },
      site,
    ),
    style: [...renderer.assets.keys()].find((path) => path.endsWith('.css')),
    contents: contents && renderer.contents(contents.entries),
    sections: sections.map((section, i) => liveSection(section, document.units[i]?.body ?? [])),
  };
}

const liveSections = new WeakMap<PageSection, LiveSection>();

/** A section with what patches need to know of it; one that stays the same is one object. */
function liveSection(section: PageSection, body: readonly Node[]): LiveSection {
  const known = liveSections.get(section);
  if (known) return known;
  const live = { ...section, isClosed: !hasRaw(body) };
  liveSections.set(section, live);
  return live;
}

/** Whether blocks hold markup of their author's. */
const hasRaw = (blocks: readonly Node[]): boolean => blocks.some(containsRaw);

const containsRaw = (node: Node): boolean =>
  isElement(node) && (node.type === 'raw' || node.children.some(containsRaw));
