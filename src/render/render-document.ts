import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type DocumentIndex, indexDocument } from '../doc/document-index.js';
import { isElement, type Node } from '../doc/nodes.js';
import { sectionNumbers } from '../doc/numbering.js';
import { resolve } from '../doc/resolve.js';
import type { DocumentUnit, SpecDocument } from '../spec/document.js';
import { idBases } from '../spec/id-bases.js';
import { contentsOf, localContents } from './document-contents.js';
import { RecordedLookups } from './recorded-lookups.js';
import type { Contents, PageSection, Renderer } from './renderer.js';

/** A document with rendered sections. */
export interface RenderedDocument {
  readonly title: string;
  readonly sections: readonly PageSection[];
  readonly contents: Contents | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

interface RenderedUnit {
  readonly unit: DocumentUnit;
  readonly number: string | undefined;
  /** What the ids of its tables begin with. */
  readonly base: string | undefined;
  readonly lookups: RecordedLookups;
  readonly addresses: SpecDocument['addresses'];
  /** The same object as long as the unit is reused. */
  readonly section: PageSection;
}

/** What depends on the position of each unit in its document. */
interface Places {
  readonly numbers: readonly (string | undefined)[];
  readonly bases: readonly (string | undefined)[];
}

/**
 * Renders a document unit by unit and caches the results: a unit is rendered again only if its blocks, number or ids
 * changed, or the result of one of its recorded lookups.
 */
export class DocumentRenderer {
  #rendered = new Map<string, RenderedUnit>();

  constructor(private readonly renderer: Renderer) {}

  render(document: SpecDocument): RenderedDocument {
    const units = document.units;
    const index = indexDocument(
      units.map(({ title, body, ids }) => ({ title, body, ids })),
      document.idAliases,
    );
    const levels = units.map(({ title, level }) => (title ? level : -1));
    const numbers = document.numbering ? sectionNumbers(levels, document.numbering) : [];
    const places = { numbers, bases: idBases(units, index.partIds) };
    const before = this.#rendered;
    this.#rendered = new Map();
    const sections = units.map((unit, i): PageSection => {
      const ids = index.partIds[i] ?? [];
      const kept = before.get(unit.key);
      const rendered =
        kept &&
        kept.addresses === document.addresses &&
        isSame(kept, unit, numbers[i], ids) &&
        kept.base === places.bases[i] &&
        kept.lookups.isStillValid(index)
          ? kept
          : this.#renderUnit(document, i, places, index);
      this.#rendered.set(unit.key, rendered);
      return rendered.section;
    });
    return {
      title: document.title,
      sections,
      contents: document.contents && contentsOf(document, index, numbers),
      diagnostics: index.diagnostics,
    };
  }

  #renderUnit(
    document: SpecDocument,
    i: number,
    { numbers, bases }: Places,
    index: DocumentIndex,
  ): RenderedUnit {
    const unit = document.units[i];
    if (!unit) throw new Error(`there is no unit ${i}`);
    const lookups = new RecordedLookups(index);
    const ids = index.partIds[i] ?? [];
    const { addresses, presentation } = document;
    const title = unit.title ? resolve(unit.title.children, lookups, { addresses }) : [];
    const options = { addresses, base: bases[i] };
    const body = resolve(withLocalContents(unit.body, document, i, numbers, index), lookups, options);
    const { key, level } = unit;
    const html = this.renderer.unit({ key, ids, level, number: numbers[i], title, body, presentation });
    const section = { key, ids, level, html };
    return { unit, number: numbers[i], base: bases[i], lookups, addresses, section };
  }
}

function isSame(
  kept: RenderedUnit,
  unit: DocumentUnit,
  number: string | undefined,
  ids: readonly string[],
): boolean {
  const { unit: before, section } = kept;
  return (
    before.title === unit.title &&
    before.level === unit.level &&
    before.body.length === unit.body.length &&
    before.body.every((block, i) => block === unit.body[i]) &&
    !hasLocalContents(unit.body) &&
    kept.number === number &&
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
