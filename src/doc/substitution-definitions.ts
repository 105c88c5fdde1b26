import { normalizeName } from './names.js';
import { type Element, textOf } from './nodes.js';
import { summarize } from './summary.js';

/** The maximum nesting depth of substitutions. */
const maxDepth = 50;
/** The maximum length of an expanded substitution (docutils' `line_length_limit`). */
const maxLength = 10_000;

/** The size of a definition with all its references expanded. */
interface Extent {
  readonly depth: number;
  readonly length: number;
}

/** The extent of a definition that exceeds the limits, and of those that contain it. */
const excessive: Extent = { depth: Number.POSITIVE_INFINITY, length: Number.POSITIVE_INFINITY };

/** A definition that is not expanded because it is circular or exceeds the limits. */
export interface RejectedDefinition {
  readonly definition: Element;
  readonly isCircular: boolean;
}

/** The substitution definitions of a document. Lookups prefer an exact match to a case-insensitive one. */
export class SubstitutionDefinitions {
  readonly #byName = new Map<string, Element>();
  readonly #rejected = new Set<Element>();

  /** Adds a definition; returns the previous definition of the same name. */
  add(name: string, definition: Element): Element | undefined {
    const previous = this.#byName.get(name);
    this.#byName.set(name, definition);
    const normalized = normalizeName(name);
    if (!this.#byName.has(normalized)) this.#byName.set(normalized, definition);
    return previous?.attributes.names?.includes(name) ? previous : undefined;
  }

  has(name: string): boolean {
    return this.#find(name) !== undefined;
  }

  /** The definition that replaces a reference; `undefined` if it is unknown or rejected. */
  get(name: string): Element | undefined {
    const definition = this.#find(name);
    return definition && !this.#rejected.has(definition) ? definition : undefined;
  }

  /** Rejects circular definitions and those that exceed the limits; returns those to report. */
  rejectExcessive(): RejectedDefinition[] {
    const extents = new Map<Element, Extent>();
    const rejected: RejectedDefinition[] = [];
    const reject = (definition: Element, isCircular: boolean): void => {
      if (this.#rejected.has(definition)) return;
      this.#rejected.add(definition);
      rejected.push({ definition, isCircular });
    };
    for (const start of new Set(this.#byName.values())) {
      const open = new Set<Element>();
      // Depth-first: a definition is measured when it is on top of the stack for the second time.
      const stack = [start];
      for (let top = stack.at(-1); top; top = stack.at(-1)) {
        const referenced = this.#referencedBy(top);
        if (extents.has(top) || open.has(top)) {
          stack.pop();
          if (!open.delete(top)) continue;
          const extent = extentOf(top, referenced, extents);
          extents.set(top, extent);
          if (extent === excessive) this.#rejected.add(top);
          else if (extent.depth > maxDepth || extent.length > maxLength) {
            extents.set(top, excessive);
            reject(top, false);
          }
          continue;
        }
        open.add(top);
        for (const definition of referenced) {
          if (open.has(definition)) reject(definition, true);
          else if (!extents.has(definition)) stack.push(definition);
        }
      }
    }
    return rejected;
  }

  #find(name: string): Element | undefined {
    return this.#byName.get(name) ?? this.#byName.get(normalizeName(name));
  }

  /** The definitions that a definition refers to, repeated for each reference. */
  #referencedBy(definition: Element): Element[] {
    return summarize(definition.children).indexed.flatMap(({ type, attributes }) => {
      const referenced = type === 'substitution_reference' ? this.#find(attributes.refname ?? '') : undefined;
      return referenced ? [referenced] : [];
    });
  }
}

function extentOf(
  definition: Element,
  referenced: readonly Element[],
  extents: ReadonlyMap<Element, Extent>,
): Extent {
  let depth = 0;
  let { length } = textOf(definition);
  for (const other of referenced) {
    // A circular definition has no extent yet; references to it are not expanded.
    const extent = extents.get(other);
    if (extent === excessive) return excessive;
    depth = Math.max(depth, (extent?.depth ?? 0) + 1);
    // Count each reference, so that many empty substitutions are limited as well.
    length += (extent?.length ?? 0) + 1;
  }
  return { depth, length };
}
