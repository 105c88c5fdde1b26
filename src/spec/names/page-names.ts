import type { NameLookups } from '../../doc/lookups.js';
import { type Element, element } from '../../doc/nodes.js';
import type { Span } from '../../source/text.js';
import { relativeAddress } from './page-address.js';
import type { OwnDefinitions, SiteNames, Use } from './site-names.js';

export interface NamingPage {
  /** The name of its document. */
  readonly document: string;
  /** Its path in the site. */
  readonly path: string;
  /** Whether pages are addressed by their folders. */
  readonly usesFolders: boolean;
}

/** Whether all lookups of a kind have the same results. */
export interface UnchangedNames {
  readonly targets: boolean;
  readonly errorCodes: boolean;
  readonly uses: boolean;
}

/** The names of a site as one of its pages links to them. */
export class PageNames implements NameLookups {
  constructor(
    private readonly page: NamingPage,
    private readonly own: OwnDefinitions,
    private readonly site: SiteNames,
  ) {}

  /** Which lookups have the same results in other names of the page. */
  unchangedIn({ own, site }: PageNames): UnchangedNames {
    return {
      targets: site.table === this.site.table,
      errorCodes: own === this.own,
      uses: site.uses === this.site.uses,
    };
  }

  named(literal: string): string | undefined {
    const target = this.site.table.find(literal, this.page.document);
    return target && this.#address(target.page, target.id);
  }

  schema(name: string): string | undefined {
    const target = this.site.table.findSchema(name, this.page.document);
    return target && this.#address(target.page, target.id);
  }

  errorCode(entry: Element): { readonly id: string; readonly literal: Element } | undefined {
    return this.own.errorCodes.get(entry);
  }

  usesOf(id: string): readonly Use[] | undefined {
    return this.site.uses.get(`${this.page.document}#${id}`);
  }

  usedIn(id: string, span: Span): Element | undefined {
    const uses = this.usesOf(id);
    if (!uses) return undefined;
    const places = uses.map(({ page, id: at, title }) => ({ title, href: this.#address(page, at) }));
    const data = { count: places.length, isOne: places.length === 1, places };
    return { ...element('used_in', { ...span, end: span.start }), attributes: { data } };
  }

  #address(page: string, id: string): string {
    return relativeAddress(this.page.path, page, id, this.page.usesFolders);
  }
}
