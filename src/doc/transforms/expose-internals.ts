import type { Element } from '../nodes.js';
import { elementsOf, type Transform, type TransformState } from './transform.js';

/** Elements of whose place docutils keeps no line. */
const withoutLine = new Set(
  (
    'abbreviation acronym citation_reference classifier colspec emphasis entry field_name footnote_reference generated inline label ' +
    'literal math option_argument option_string problematic raw reference row strong subscript substitution_reference superscript target ' +
    'tbody tgroup thead title_reference'
  ).split(' '),
);

/** The source and line of blocks become attributes (`internal:line`), where the settings say so. */
export const exposeInternals: Transform = {
  priority: 840,
  apply(state) {
    const exposed = new Set(state.settings.expose_internals);
    if (exposed.size === 0) return;
    for (const element of elementsOf(state.document)) {
      if (!hasLine(element, state)) continue;
      const { attributes, source, start } = element;
      if (exposed.has('line')) attributes['internal:line'] = source.position(start).line;
      if (exposed.has('source')) attributes['internal:source'] = source.path;
    }
  },
};

function hasLine(element: Element, state: TransformState): boolean {
  const parent = state.parent(element)?.type;
  if (element.type === 'title') return parent === 'admonition' || parent === 'table';
  if (element.type === 'line_block') return parent !== 'line_block';
  return !withoutLine.has(element.type);
}
