import type { Report } from '../../../diagnostics/diagnostic.js';
import { type Element, element, type Node, text } from '../../../doc/nodes.js';
import type { SchemaReader } from '../../../schema/modern/schema-reader.js';
import type { StringFormat } from '../../../schema/modern/type-context.js';
import type { Span } from '../../../source/text.js';
import { type Describe, generated } from '../generated.js';
import type { DataConventions } from './conventions.js';

/** What the content of the layout of 2021 is generated with. */
export interface ModernContext {
  readonly conventions: DataConventions;
  /** Created with `conventions.schema`; one for all files, so that what they share is read once. */
  readonly reader: SchemaReader;
  /** The formats of strings, by id. */
  readonly formats: ReadonlyMap<string, StringFormat>;
  /** Parses a description as Markdown of the page. */
  readonly describe: Describe;
  readonly report: Report;
}

/** A titled part of a generated unit, such as `Request` or `Examples`. Its heading has no id. `depth` is 1 for the first level. */
export const unitPart = (span: Span, title: string, depth: 1 | 2, children: readonly Node[]): Element =>
  generated('unit_part', span, { title, depth }, children);

/** A table of facts without a head: each row is a label and a value. */
export const factTable = (
  span: Span,
  facts: readonly (readonly [label: string, value: readonly Node[]])[],
): Element =>
  generated(
    'fact_table',
    span,
    {},
    facts.map(([label, value]) => generated('fact', span, { label }, value)),
  );

/** A paragraph of a single text. */
export const textParagraph = (span: Span, content: string): Element =>
  element('paragraph', span, [text(content, span)]);

export const codeOf = (span: Span, content: string): Element =>
  element('literal', span, [text(content, span)]);
