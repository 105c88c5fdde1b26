import type { Span } from '../source/text.js';

/** `[label]: address "title"` */
export interface LinkDefinition {
  readonly href: string;
  readonly title: string | undefined;
  readonly span: Span;
}

/** The link definitions of a document by label; the first of a label counts. */
export class LinkDefinitions {
  readonly #byLabel = new Map<string, LinkDefinition>();

  /** Adds a definition; returns the first one of the label, which may be another. */
  add(label: string, definition: LinkDefinition): LinkDefinition {
    const key = normalizeLabel(label);
    const first = this.#byLabel.get(key) ?? definition;
    this.#byLabel.set(key, first);
    return first;
  }

  get(label: string): LinkDefinition | undefined {
    return this.#byLabel.size === 0 ? undefined : this.#byLabel.get(normalizeLabel(label));
  }
}

/** CommonMark 4.7: labels match case-insensitively, and white space counts as one space. */
export const normalizeLabel = (label: string): string =>
  label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
