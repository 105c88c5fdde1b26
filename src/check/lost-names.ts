import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { makeId } from '../doc/make-id.js';
import { normalizeName } from '../doc/names.js';
import { type Element, isElement, textOf } from '../doc/nodes.js';
import { summarize } from '../doc/summary.js';
import { inFile } from '../source/text.js';
import { variablesIn } from '../spec/section.js';
import type { CheckContext } from './check-context.js';

/** The rules that report a reference to a name, and content that no page shows. */
const references = new Set(['rst/unknown-target', 'rst/unknown-substitution', 'link/anchor']);
const unused = new Set(['spec/unused', 'spec/unused-content']);

/** Whether a table was not closed, so that it contains the text up to the next table. */
const isOpenTable = ({ rule, related }: Diagnostic): boolean =>
  rule === 'rst/malformed-table' && related !== undefined;

/**
 * Omits references to targets and anchors in sections and generated content that no page shows: these are consequences of
 * `spec/unused`, `spec/unused-content`, or of a table without a bottom border, which contains the text up to the next table.
 */
export function withoutLostNames(
  diagnostics: readonly Diagnostic[],
  context: Pick<CheckContext, 'repository'>,
): readonly Diagnostic[] {
  const isCause = (diagnostic: Diagnostic): boolean => unused.has(diagnostic.rule) || isOpenTable(diagnostic);
  if (!diagnostics.some(isCause)) return diagnostics;
  const inTables = diagnostics.filter(isOpenTable).flatMap(textOfTable);
  const variables = new Set(
    inTables.flatMap((text) => [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name = '']) => name)),
  );
  const names = new Set<string>();
  const add = (name: string): void => {
    names.add(normalizeName(name));
    names.add(makeId(name));
  };
  for (const text of inTables)
    for (const groups of text.matchAll(definition))
      add(groups.slice(1).find((name) => name !== undefined) ?? '');
  for (const diagnostic of diagnostics)
    if (unused.has(diagnostic.rule)) for (const name of namesOf(diagnostic, context)) add(name);
  return diagnostics.filter(({ rule, cause = '' }) => {
    if (rule === 'spec/unused-content') return !variables.has(cause);
    if (!references.has(rule)) return true;
    return !names.has(rule === 'link/anchor' ? cause.slice(cause.indexOf('#') + 1) : normalizeName(cause));
  });
}

/** A target, a substitution definition, or a title in RST. */
const definition = /^\.\. _`?([^`\n]+?)`?:(?=\s)|^\.\. \|([^|\n]+)\||^(\S.*)\n[=\-~+^`@:<>/]{3,}$/gm;

function textOfTable({ span, related = [] }: Diagnostic): string[] {
  const [last] = related;
  return last ? [span.source.text.slice(span.start, last.span.end)] : [];
}

/** Yields the names of the targets and titles in the content that a diagnostic reports as unused. */
function* namesOf(
  { rule, span, cause }: Diagnostic,
  { repository: { graph, section, generated } }: Pick<CheckContext, 'repository'>,
): Generator<string> {
  if (rule === 'spec/unused-content') {
    yield* generatedNames(cause ?? '');
    return;
  }
  for (const { heading, body } of graph.get(section, inFile(span).source.path)?.units ?? []) {
    if (heading) yield* namesIn([heading.title]);
    yield* namesIn(body);
    for (const { name } of variablesIn(body)) yield* generatedNames(name);
  }

  function* generatedNames(variable: string): Generator<string> {
    for (const { title, body } of graph.get(generated, variable) ?? [])
      yield* namesIn(title ? [title, ...body] : body);
  }
}

function* namesIn(blocks: readonly Element[]): Generator<string> {
  for (const block of blocks) if (block.type === 'title') yield textOf(block);
  for (const { attributes } of summarize(blocks).indexed) yield* attributes.names ?? [];
  for (const block of blocks) if (block.type === 'title') yield* namesIn(block.children.filter(isElement));
}
