import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { DocumentIndex } from '../doc/document-index.js';
import { isElement, type Node } from '../doc/nodes.js';
import { sectionNumbers } from '../doc/numbering.js';
import { resolve } from '../doc/resolve.js';
import type { DocumentUnit, SpecDocument } from '../spec/document.js';
import { idBases } from '../spec/id-bases.js';
import type { PageNames } from '../spec/names/page-names.js';
import { contentsOf, localContents } from './document-contents.js';
import { LookupRecorder, type RecordedLookups } from './recorded-lookups.js';
import { renderSection, withHead } from './render-section.js';
import type { Contents, PageChange, PageSection, Renderer, UnitHead } from './renderer.js';
import { withReplacement } from './replacement.js';

/** A document with rendered sections. */
export interface RenderedDocument {
  readonly title: string;
  readonly sections: readonly PageSection[];
  readonly contents: Contents | undefined;
  /** The address of the page that replaces it. */
  readonly redirect: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** The changes against another state, if they are marked. */
  readonly changes?: readonly PageChange[] | undefined;
}

interface RenderedUnit {
  readonly unit: DocumentUnit;
  /** Its ids and heading; references in its title are resolved. */
  readonly head: UnitHead;
  /** What the ids of its tables begin with. */
  readonly base: string | undefined;
  readonly partAliases: DocumentIndex['partAliases'];
  readonly lookups: RecordedLookups;
  readonly addresses: SpecDocument['addresses'];
  /** The same object as long as the unit is reused. */
  readonly section: PageSection;
}

/** What the result for a unit depends on besides its content. */
interface Surroundings {
  /** The number of each unit. */
  readonly numbers: readonly (string | undefined)[];
  /** What the ids of the tables of each unit begin with. */
  readonly bases: readonly (string | undefined)[];
  readonly index: DocumentIndex;
  readonly names: PageNames;
}

/**
 * Renders a document unit by unit and caches the results: a unit is rendered again only if its blocks or ids
 * changed, or the result of one of its recorded lookups; only its heading, if its number changed.
 */
export class DocumentRenderer {
  #rendered = new Map<string, RenderedUnit>();
  /** The same object as long as its content is the same. */
  #partAliases: DocumentIndex['partAliases'] = new Map();

  constructor(private readonly renderer: Renderer) {}

  /** `index` is the index of the document, `names` are those that it links to. */
  render(document: SpecDocument, index: DocumentIndex, names: PageNames): RenderedDocument {
    const units = document.units;
    const levels = units.map(({ title, level }) => (title ? level : -1));
    const numbers = document.numbering ? sectionNumbers(levels, document.numbering) : [];
    const around = { numbers, bases: idBases(units, index), index, names };
    if (!isSameMap(this.#partAliases, index.partAliases)) this.#partAliases = index.partAliases;
    const before = this.#rendered;
    this.#rendered = new Map();
    const sections = units.map((unit, i): PageSection => {
      const ids = index.partIds[i] ?? [];
      const kept = before.get(unit.key);
      const rendered =
        kept &&
        kept.addresses === document.addresses &&
        isSame(kept, unit, ids) &&
        kept.base === around.bases[i] &&
        kept.partAliases === this.#partAliases &&
        kept.lookups.isStillValid(index, names)
          ? this.#withNumber(kept, numbers[i])
          : this.#renderUnit(document, i, around);
      this.#rendered.set(unit.key, rendered);
      return rendered.section;
    });
    return {
      title: document.title,
      sections,
      contents: document.contents && contentsOf(document, index, numbers),
      redirect: redirectOf(units),
      diagnostics: index.diagnostics,
    };
  }

  #renderUnit(
    document: SpecDocument,
    i: number,
    { numbers, bases, index, names }: Surroundings,
  ): RenderedUnit {
    const unit = document.units[i];
    if (!unit) throw new Error(`there is no unit ${i}`);
    const lookups = new LookupRecorder(index, names);
    const ids = index.partIds[i] ?? [];
    const { addresses, presentation } = document;
    const title = unit.title ? resolve(unit.title.children, lookups, { addresses }) : [];
    const options = { addresses, section: ids[0], names: lookups };
    const resolved = resolve(withLocalContents(unit.body, document, i, numbers, index), lookups, options);
    const content = unit.defines?.length ? withReplacement(resolved) : resolved;
    const [id] = ids;
    const uses = unit.defines?.length && unit.title && id ? lookups.usedIn(id, unit.title) : undefined;
    const body = uses ? [...content, uses] : content;
    const { key, level } = unit;
    const head = { ids, level, number: numbers[i], title, presentation };
    const base = bases[i];
    const partAliases = this.#partAliases;
    const section = renderSection({ ...head, key, body, partBase: base, partAliases }, this.renderer);
    return { unit, head, base, partAliases, lookups: lookups.recorded, addresses, section };
  }

  /** Only the heading of a section contains its number. */
  #withNumber(kept: RenderedUnit, number: string | undefined): RenderedUnit {
    if (kept.head.number === number) return kept;
    const head = { ...kept.head, number };
    return { ...kept, head, section: withHead(kept.section, head, this.renderer) };
  }
}

const isSameMap = (before: DocumentIndex['partAliases'], after: DocumentIndex['partAliases']): boolean =>
  before === after || JSON.stringify([...before]) === JSON.stringify([...after]);

/** The address in a `redirect` element. */
function redirectOf(units: readonly DocumentUnit[]): string | undefined {
  for (const { body } of units) {
    const redirect = body.find(({ type }) => type === 'redirect');
    const href = redirect && isElement(redirect) ? redirect.attributes.data?.href : undefined;
    if (typeof href === 'string') return href;
  }
  return undefined;
}

function isSame(kept: RenderedUnit, unit: DocumentUnit, ids: readonly string[]): boolean {
  const { unit: before, section } = kept;
  return (
    before.title === unit.title &&
    before.level === unit.level &&
    before.body.length === unit.body.length &&
    before.body.every((block, i) => block === unit.body[i]) &&
    !hasLocalContents(unit.body) &&
    section.ids.length === ids.length &&
    section.ids.every((id, i) => id === ids[i])
  );
}

const isLocalContents = (node: Node): boolean =>
  isElement(node) && node.type === 'topic' && node.attributes.classes?.includes('contents') === true;
const hasLocalContents = (body: readonly Node[]): boolean => body.some(isLocalContents);

/** Fills in local tables of contents, which list the subsections of their section. */
function withLocalContents(
  body: readonly Node[],
  document: SpecDocument,
  i: number,
  numbers: readonly (string | undefined)[],
  index: DocumentIndex,
): readonly Node[] {
  if (!hasLocalContents(body)) return body;
  return body.map((node) =>
    isElement(node) && isLocalContents(node) ? localContents(node, document, i, numbers, index) : node,
  );
}
