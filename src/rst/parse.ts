import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { closest } from '../doc/closest.js';
import { collectTargets } from '../doc/collect-targets.js';
import type { DocumentTargets } from '../doc/document-targets.js';
import { addAll, type Element, type ElementName, element, type Node, text } from '../doc/nodes.js';
import type { SourceText, Span } from '../source/text.js';
import { body } from './blocks/body.js';
import { directiveNames, standardDirective } from './directives/index.js';
import { parseInline } from './inline/inline.js';
import { type Line, lineSpan, linesOf, textOfLines } from './lines.js';
import { nestingLimit, reportNesting } from './nesting.js';
import type { DirectiveDefinition, InlineResult, ParseOptions, Parser, Role } from './parser.js';
import { Reporter } from './reporter.js';
import { roleNames, standardRole } from './roles/index.js';
import { nestSections, type Unit } from './sections.js';
import { UnitSink } from './unit-sink.js';

export type { ParseOptions } from './parser.js';
export type { Unit } from './sections.js';

export interface ParseResult {
  readonly document: Element;
  /** The targets and references of the document, as input for transforms. */
  readonly targets: DocumentTargets;
  /** Messages that have no valid position in the tree. */
  readonly parseMessages: readonly Element[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface UnitsResult {
  /** The text split at its titles, in order. */
  readonly units: readonly Unit[];
  /** The title set by a `title` directive. */
  readonly title: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Parses a whole text into a `document` with nested sections, as docutils does before it applies transforms. Problems are
 * in `diagnostics`, and in the tree as `system_message` elements. Never throws.
 */
export function parse(source: SourceText, options: ParseOptions = {}): ParseResult {
  const run = new Run(options);
  const { units, span } = run.units(source);
  const document = element('document', span, [], { source: source.path });
  nestSections(units, document, run.reporter);
  if (run.metadata.title !== undefined) document.attributes.title = run.metadata.title;
  const { targets, decoration, parseMessages } = collectTargets(document, run.reporter, options.autoIdPrefix);
  if (decoration.length > 0)
    document.children.unshift(element('decoration', { ...span, end: span.start }, [...decoration]));
  document.children = [...run.metadata.meta, ...document.children];
  return { document, targets, parseMessages, diagnostics: run.reporter.diagnostics };
}

/** Parses a part of a document and splits it at its titles; the caller nests the sections. Problems are in `diagnostics`. */
export function parseUnits(source: SourceText, options: ParseOptions = {}): UnitsResult {
  const run = new Run(options);
  const { units } = run.units(source);
  return { units, title: run.metadata.title, diagnostics: run.reporter.diagnostics };
}

/** Parses a text that cannot contain section titles, such as a description. Problems are in `diagnostics`. */
export function parseBlocks(
  source: SourceText,
  options: ParseOptions = {},
): { nodes: Node[]; diagnostics: readonly Diagnostic[] } {
  const run = new Run(options);
  const nodes = run.blocks(linesOf(source), { source, start: 0, end: source.text.length });
  return { nodes, diagnostics: run.reporter.diagnostics };
}

const noSection = (): void => {};

class Run implements Parser {
  readonly reporter = new Reporter();
  readonly customRoles = new Map<string, Role>();
  readonly metadata: { title: string | undefined; readonly meta: Node[] } = { title: undefined, meta: [] };

  readonly inclusions: string[] = [];
  defaultRole: Role | undefined;
  #depth = 0;
  #key = 0;

  constructor(readonly options: ParseOptions) {}

  nextKey(): number {
    return this.#key++;
  }

  directive(name: string): DirectiveDefinition | undefined {
    return this.options.directives?.get(name.toLowerCase()) ?? standardDirective(name);
  }

  role(name: string): Role | undefined {
    return this.customRoles.get(name.toLowerCase()) ?? standardRole(name);
  }

  likelyName(kind: 'directive' | 'role', name: string): string | undefined {
    const custom = kind === 'directive' ? this.options.directives : this.customRoles;
    const standard = kind === 'directive' ? directiveNames : roleNames;
    return closest(name.toLowerCase(), [...(custom?.keys() ?? []), ...standard]);
  }

  inline(lines: readonly Line[], at?: number): InlineResult {
    return parseInline(this, lines, at);
  }

  units(source: SourceText): { units: Unit[]; span: Span } {
    const lines = linesOf(source);
    const sink = new UnitSink();
    body({ parser: this, lines, sink, parentType: 'document', at: 0 });
    const parsed = lines[0]?.source ?? source;
    return { units: sink.units, span: { source: parsed, start: 0, end: parsed.text.length } };
  }

  sections(lines: readonly Line[], parent: Span): Node[] {
    const sink = new UnitSink();
    const root = element('section', parent);
    body({ parser: this, lines, sink, parentType: 'section', at: 0 });
    nestSections(sink.units, root, this.reporter);
    return root.children;
  }

  blocks(lines: readonly Line[], parent: Span & { readonly type?: ElementName }): Node[] {
    const nodes: Node[] = [];
    if (this.#depth >= nestingLimit(this.options)) {
      const first = lines.find((line) => line.text !== '');
      if (first) addAll(nodes, this.#tooDeep(lines, first));
      return nodes;
    }
    this.#depth++;
    body({
      parser: this,
      lines,
      sink: { nodes, titles: false, section: noSection },
      parentType: parent.type,
      at: 0,
    });
    this.#depth--;
    return nodes;
  }

  /** Keeps blocks beyond the nesting limit as literal text. */
  #tooDeep(lines: readonly Line[], first: Line): Node[] {
    const span = lineSpan(first);
    const message = reportNesting(span, this);
    return [element('literal_block', span, [text(textOfLines(lines), span)]), message];
  }
}
