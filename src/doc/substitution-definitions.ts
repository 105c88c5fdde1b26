import { normalizeName } from './names.js';
import { type Element, textOf } from './nodes.js';
import { summarize } from './summary.js';

/** Substitutions may be nested this deeply in one another. */
const deepest = 50;
/** A substitution may put so many characters into the text; what docutils calls `line_length_limit`. */
const longest = 10_000;

/** What a definition comes to when all that it refers to is put into it. */
interface Extent {
  readonly depth: number;
  readonly length: number;
}

/** What is refused for its length, and with it what contains it. */
const endless: Extent = { depth: Number.POSITIVE_INFINITY, length: Number.POSITIVE_INFINITY };

/** A definition that is not put into the text. */
export interface Refused {
  readonly definition: Element;
  readonly isCircular: boolean;
}

/** The substitutions of a document, by name: as it is written if that is known, else without regard to case. */
export class SubstitutionDefinitions {
  readonly #byName = new Map<string, Element>();
  readonly #refused = new Set<Element>();

  /** Enters a definition; gives the one that had the name before. */
  add(name: string, definition: Element): Element | undefined {
    const before = this.#byName.get(name);
    this.#byName.set(name, definition);
    const folded = normalizeName(name);
    if (!this.#byName.has(folded)) this.#byName.set(folded, definition);
    return before?.attributes.names?.includes(name) ? before : undefined;
  }

  has(name: string): boolean {
    return this.#find(name) !== undefined;
  }

  /** The definition to put in place of a reference. */
  get(name: string): Element | undefined {
    const found = this.#find(name);
    return found && !this.#refused.has(found) ? found : undefined;
  }

  /** Finds the definitions that contain themselves, or that come to too much, so that none is put into the text. */
  refuseEndless(): Refused[] {
    const extents = new Map<Element, Extent>();
    const refused: Refused[] = [];
    const refuse = (definition: Element, isCircular: boolean): void => {
      if (this.#refused.has(definition)) return;
      this.#refused.add(definition);
      refused.push({ definition, isCircular });
    };
    for (const start of new Set(this.#byName.values())) {
      const open = new Set<Element>();
      // Depth first: a definition comes up again when all that it refers to has been gone through.
      const waiting = [start];
      for (let next = waiting.at(-1); next; next = waiting.at(-1)) {
        const inner = this.#within(next);
        if (extents.has(next) || open.has(next)) {
          waiting.pop();
          if (!open.delete(next)) continue;
          const extent = extentOf(next, inner, extents);
          extents.set(next, extent);
          if (extent === endless) this.#refused.add(next);
          else if (extent.depth > deepest || extent.length > longest) {
            extents.set(next, endless);
            refuse(next, false);
          }
          continue;
        }
        open.add(next);
        for (const definition of inner) {
          if (open.has(definition)) refuse(definition, true);
          else if (!extents.has(definition)) waiting.push(definition);
        }
      }
    }
    return refused;
  }

  #find(name: string): Element | undefined {
    return this.#byName.get(name) ?? this.#byName.get(normalizeName(name));
  }

  /** The definitions that a definition refers to, once for each reference. */
  #within(definition: Element): Element[] {
    return summarize(definition.children).noted.flatMap(({ type, attributes }) => {
      const inner = type === 'substitution_reference' ? this.#find(attributes.refname ?? '') : undefined;
      return inner ? [inner] : [];
    });
  }
}

function extentOf(
  definition: Element,
  inner: readonly Element[],
  extents: ReadonlyMap<Element, Extent>,
): Extent {
  let depth = 0;
  // Each piece counts, even one without text.
  let { length } = textOf(definition);
  for (const other of inner) {
    // One that contains itself is not known yet: its name stays as it is written.
    const extent = extents.get(other);
    if (extent === endless) return endless;
    depth = Math.max(depth, (extent?.depth ?? 0) + 1);
    length += (extent?.length ?? 0) + 1;
  }
  return { depth, length };
}
