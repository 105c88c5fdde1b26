import type { Element } from './nodes.js';

/** The target that a reference name resolves to. */
export type Destination =
  | { readonly kind: 'internal'; readonly id: string }
  | { readonly kind: 'external'; readonly uri: string }
  /** Several elements have the name, or the one that an indirect target refers to. */
  | { readonly kind: 'ambiguous'; readonly name: string }
  /** Indirect targets that refer to one another in a cycle. */
  | { readonly kind: 'circular' }
  | { readonly kind: 'unknown' };

/** The id, label and back-references of a footnote or citation. */
export interface FootnoteLabel {
  readonly id: string;
  readonly label: string;
  /** Ids of the references to it. */
  readonly backrefs: readonly string[];
}

/** The lookups that resolving one part of a document makes in the rest; the result depends on nothing else. */
export interface Lookups {
  /** The ids assigned to an element; empty if it has none. */
  idsOf(element: Element): readonly string[];
  /** The target of a reference name. */
  destination(name: string): Destination;
  /** The target of an anonymous reference. */
  anonymous(reference: Element): Destination;
  /** The label of a footnote, or of the footnote that a reference refers to. */
  footnote(element: Element): FootnoteLabel | undefined;
  /** Whether an element of the document has this id, which contains a dot. */
  hasDottedId(id: string): boolean;
  /** The definition of a substitution; `undefined` if it is unknown or refers to itself. */
  substitution(name: string): Element | undefined;
}
