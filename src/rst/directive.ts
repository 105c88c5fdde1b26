import type { Element, ElementName, Node } from '../doc/nodes.js';
import type { Span } from '../source/text.js';
import type { OptionSpec, OptionValue } from './directives/options.js';
import type { Line } from './lines.js';
import type { Parser, SectionScope } from './parser.js';

/** A directive as it was written, taken apart by its definition. */
export interface DirectiveCall {
  readonly name: string;
  readonly arguments: readonly string[];
  readonly options: ReadonlyMap<string, OptionValue>;
  readonly content: readonly Line[];
  /** The lines from the marker to the end, as written. */
  readonly blockText: string;
  /** The whole directive. */
  readonly span: Span;
  /** Its name in the first line. */
  readonly nameSpan: Span;
  /** The arguments' lines, before they were split. */
  readonly argumentLines: readonly Line[];
  /** The lines of each option's text, for options whose text is parsed. */
  readonly optionLines: ReadonlyMap<string, readonly Line[]>;
  /** What the directive stands in; undefined where that is only known later (a figure, a row of a list table). */
  readonly parent: ElementName | undefined;
  /** Where it stands in a substitution definition: that element, with its name. */
  readonly substitution: Element | undefined;
  /** Puts further lines at the directive's place: they are read as if they stood there, titles and all. */
  insert(lines: readonly Line[]): void;
  /** The same, with sections that belong to the document as `scope` says; where no titles may stand they are refused. */
  insertSections(lines: readonly Line[], scope: SectionScope): void;
}

export interface DirectiveDefinition {
  readonly requiredArguments?: number;
  readonly optionalArguments?: number;
  readonly finalArgumentWhitespace?: boolean;
  readonly hasContent?: boolean;
  readonly options?: OptionSpec;
  run(call: DirectiveCall, parser: Parser): Node[];
}

/** What a directive cannot go on from: docutils' level and words. */
export interface DirectiveError {
  readonly level: 1 | 2 | 3 | 4;
  readonly rule?: string;
  readonly message: string;
  readonly span?: Span;
}

/** The element that reports a fault of a directive, with its text. */
export function directiveError(call: DirectiveCall, parser: Parser, fault: DirectiveError): Element {
  const span = fault.span ?? call.nameSpan;
  return parser.reporter.report({
    level: fault.level,
    rule: fault.rule ?? 'rst/directive',
    message: fault.message,
    span,
    at: span.source === call.span.source ? call.span.start : span.start,
    block: call.blockText,
  });
}
