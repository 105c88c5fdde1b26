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

  add(label: string, definition: LinkDefinition): void {
    const key = normalizeLabel(label);
    if (!this.#byLabel.has(key)) this.#byLabel.set(key, definition);
  }

  get(label: string): LinkDefinition | undefined {
    return this.#byLabel.size === 0 ? undefined : this.#byLabel.get(normalizeLabel(label));
  }

  labels(): Iterable<string> {
    return this.#byLabel.keys();
  }
}

/** CommonMark 4.7: labels match case-insensitively, and white space counts as one space. */
export const normalizeLabel = (label: string): string =>
  label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
