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
  #site: Site | undefined;
  #made: SitePage | undefined;
  #good: SitePage | undefined;
  #shown: Page | undefined;

  constructor(
    readonly path: string,
    public target: Target,
  ) {}

  get errors(): readonly Diagnostic[] {
    return this.diagnostics.filter(({ severity }) => severity === 'error');
  }

  /** What readers see: the last page that had no errors, or the first one. */
  get shown(): Page | undefined {
    return this.#shown;
  }

  /** Brings the page up to date. Says whether what is shown has become another one. */
  update({ repository, renderer, site: siteRenderer }: LiveRepository, site: Site): boolean {
    const { graph, document: documents } = repository;
    const document = graph.get(documents, this.target.name);
    const isNew = document !== this.#document || renderer !== this.#renderer;
    const made = isNew || !this.#made ? siteRenderer.page(this.target) : this.#made;
    this.diagnostics = [...graph.diagnostics(documents, this.target.name), ...made.rendered.diagnostics];
    const isUnchanged = made === this.#good && site === this.#site;
    this.#document = document;
    this.#renderer = renderer;
    this.#made = made;
    if (isUnchanged || (this.errors.length > 0 && this.#shown)) return false;
    this.#site = site;
    this.#good = made;
    const page = pageOf(made);
    const state = stateOf(page, document, renderer, site);
    const before = this.#states.get(this.version);
    this.#shown = page;
    this.#latest = before && patchBetween(before, state);
    if (before && this.#latest === undefined) return false;
    this.#states.set(++this.version, state);
    this.#states.delete(this.version - mostStates);
    return true;
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
    if (!this.#shown || !this.#renderer) throw new Error(`${this.path} was not brought up to date`);
    return this.#renderer.page(this.#shown, { ...site, live }) || barePage(live);
  }
}

/** Stands for a page whose template is broken from the start: it can show why. */
export const barePage = (live: string): string =>
  `<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title>No page</title></head>\n<body>${live}</body>\n</html>\n`;

function stateOf(page: Page, document: SpecDocument, renderer: Renderer, site: Site): PageState {
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
const hasRaw = (blocks: readonly Node[]): boolean => blocks.some(holdsRaw);

const holdsRaw = (node: Node): boolean =>
  isElement(node) && (node.type === 'raw' || node.children.some(holdsRaw));
