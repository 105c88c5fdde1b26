import type { Span } from '../source/text.js';
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

/** The lookups of names that the documents of a site define: operations, events and error codes. */
export interface NameLookups {
  /** The address of what a literal names, if it is the name of one thing only. */
  named(literal: string): string | undefined;
  /** The address of the section of a schema, if only one has this name. */
  schema(name: string): string | undefined;
  /** The id of the error code that an entry of a list or table describes, and its name in the entry. */
  errorCode(entry: Element): { readonly id: string; readonly literal: Element } | undefined;
  /** A list of the sections that refer to the definition with an id; `undefined` if there are none. */
  usedIn(id: string, span: Span): Element | undefined;
}

/** The lookups that resolving one part of a document makes in the rest; the result depends on nothing else but names. */
export interface IndexLookups {
  /** The ids assigned to an element; empty if it has none. */
  idsOf(element: Element): readonly string[];
  /** The target of a reference name. */
  destination(name: string): Destination;
  /** The target of an anonymous reference. */
  anonymous(reference: Element): Destination;
  /** The label of a footnote, or of the footnote that a reference refers to. */
  footnote(element: Element): FootnoteLabel | undefined;
  /** The definition of a substitution; `undefined` if it is unknown or refers to itself. */
  substitution(name: string): Element | undefined;
}
