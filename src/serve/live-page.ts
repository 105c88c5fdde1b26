import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { isFolded } from '../render/contents.js';
import { pageOf, type SitePage } from '../render/render-site.js';
import type { Page, PageSection, Renderer, Site } from '../render/renderer.js';
import type { DocumentUnit, SpecDocument } from '../spec/document.js';
import type { SiteNames } from '../spec/names/site-names.js';
import type { Target } from '../spec/targets.js';
import { isClosedMarkup } from './closed-markup.js';
import type { LiveRepository } from './live-repository.js';
import { type LiveSection, type PageState, type Patch, patchBetween } from './patch.js';

/** Number of earlier states from which a reconnecting browser can catch up. */
const mostStates = 50;

/** The page that readers see, with its inputs. */
interface Shown {
  readonly made: SitePage;
  readonly document: SpecDocument;
  readonly renderer: Renderer;
  readonly site: Site;
}

/** A page of the site, with the states that browsers may still show. */
export class LivePage {
  /** Number of the current state. */
  version = 0;
  /** The problems of the document in its current state, which is not shown if there are errors. */
  diagnostics: readonly Diagnostic[] = [];
  readonly #states = new Map<number, PageState>();
  /** The patch from the previous state to the current one. */
  #latest: Patch | undefined;
  #document: SpecDocument | undefined;
  #renderer: Renderer | undefined;
  #names: SiteNames | undefined;
  #made: SitePage | undefined;
  #shown: Shown | undefined;

  constructor(
    readonly path: string,
    public target: Target,
  ) {}

  get errors(): readonly Diagnostic[] {
    return this.diagnostics.filter(({ severity }) => severity === 'error');
  }

  /** The page that readers see: the last state without errors, or the first state. */
  get shown(): Page | undefined {
    return this.#shown && pageOf(this.#shown.made);
  }

  /** Renders the page again if its document, the templates, the list of documents or the names of the site have changed. */
  update(live: LiveRepository, site: Site, names: SiteNames): void {
    const { repository, renderer, site: siteRenderer } = live;
    const { graph, document: documents } = repository;
    const document = graph.get(documents, this.target.name);
    const isNew = document !== this.#document || renderer !== this.#renderer || names !== this.#names;
    const made = isNew || !this.#made ? siteRenderer.page(this.target, names) : this.#made;
    this.diagnostics = live.withSeverities([
      ...graph.diagnostics(documents, this.target.name),
      ...made.rendered.diagnostics,
    ]);
    this.#document = document;
    this.#renderer = renderer;
    this.#names = names;
    this.#made = made;
    const last = this.#shown;
    // The frame around the sections is updated even if the sections keep their last good state.
    const good = this.errors.length > 0 && last ? last : { made, document };
    if (good.made === last?.made && renderer === last.renderer && site === last.site) return;
    const shown = { made: good.made, document: good.document, renderer, site };
    this.#shown = shown;
    const before = this.#states.get(this.version);
    const state = sharingTexts(stateOf(shown), before);
    this.#latest = before && patchBetween(before, state);
    if (before && this.#latest === undefined) return;
    this.#states.set(++this.version, state);
    this.#states.delete(this.version - mostStates);
  }

  /** The patch from a version to the current one; `undefined` if they are equal, `reload` if the version is unknown. */
  patchFrom(version: number): Patch | undefined {
    if (version === this.version) return undefined;
    if (version === this.version - 1 && this.#latest) return this.#latest;
    const [before, after] = [this.#states.get(version), this.#states.get(this.version)];
    return before && after ? patchBetween(before, after) : { kind: 'reload' };
  }

  /** The HTML of the page, with the markup `live` at its end. Throws if the page was never updated. */
  html(site: Site, live: string): string {
    if (!this.#shown) throw new Error(`${this.path} has not been rendered`);
    const { made, renderer } = this.#shown;
    return renderer.page(pageOf(made), { ...site, live }) || barePage(live);
  }
}

/** An empty page that can show problems, used if the page template is invalid from the start. */
export const barePage = (live: string): string =>
  `<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title>No page</title></head>\n<body>${live}</body>\n</html>\n`;

function stateOf({ made, document, renderer, site }: Shown): PageState {
  const page = pageOf(made);
  const { contents, sections } = page;
  const [first] = sections;
  const units = new Map(document.units.map((unit) => [unit.key, unit]));
  return {
    frame: renderer.page(
      {
        ...page,
        contents: contents && { ...contents, isFolded: isFolded(contents.entries), entries: [] },
        sections: first ? [{ key: '', ids: [], level: first.level, head: '', html: '' }] : [],
      },
      { ...site, live: '' },
    ),
    style: [...renderer.assets.keys()].find((path) => path.endsWith('.css')),
    contents: contents && renderer.contents(contents.entries),
    sections: sections.map((section) => liveSection(section, units.get(section.key))),
  };
}

/** The state with equal texts of another state, so that they are stored once. */
const sharingTexts = (state: PageState, other: PageState | undefined): PageState => ({
  ...state,
  ...(other?.frame === state.frame && { frame: other.frame }),
  ...(other?.contents === state.contents && { contents: other?.contents }),
});

const liveSections = new WeakMap<PageSection, LiveSection>();

/** A section with the properties that patches need; the same section yields the same object. */
function liveSection(section: PageSection, unit: DocumentUnit | undefined): LiveSection {
  const known = liveSections.get(section);
  if (known) return known;
  const live = { ...section, isClosed: !unit || isClosedMarkup(unit.title?.children ?? [], unit.body) };
  liveSections.set(section, live);
  return live;
}
