import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { makeId } from '../doc/make-id.js';
import { normalizeName } from '../doc/names.js';
import { type Element, isElement, textOf } from '../doc/nodes.js';
import { summarize } from '../doc/summary.js';
import { inFile } from '../source/text.js';
import { variablesIn } from '../spec/section.js';
import type { CheckContext } from './check-context.js';

/** The rules that report a reference to a name, with the rules of content that no page shows. */
const references = new Set(['rst/unknown-target', 'link/anchor']);
const unused = new Set(['spec/unused', 'spec/unused-content']);

/**
 * Omits references to targets and anchors in sections and generated content that no page shows: these are consequences of
 * `spec/unused` and `spec/unused-content`.
 */
export function withoutLostNames(
  diagnostics: readonly Diagnostic[],
  context: Pick<CheckContext, 'repository'>,
): readonly Diagnostic[] {
  if (
    !diagnostics.some(({ rule }) => unused.has(rule)) ||
    !diagnostics.some(({ rule }) => references.has(rule))
  )
    return diagnostics;
  const names = new Set<string>();
  for (const diagnostic of diagnostics) {
    if (!unused.has(diagnostic.rule)) continue;
    for (const name of namesOf(diagnostic, context)) {
      names.add(normalizeName(name));
      names.add(makeId(name));
    }
  }
  return diagnostics.filter(({ rule, cause = '' }) => {
    if (!references.has(rule)) return true;
    return !names.has(rule === 'link/anchor' ? cause.slice(cause.indexOf('#') + 1) : cause);
  });
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
