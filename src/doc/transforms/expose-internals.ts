import { isTextElement } from '../element-categories.js';
import { lineBelow } from '../message-position.js';
import type { Element, ElementName } from '../nodes.js';
import { elementsOf, type Transform } from './transform.js';

/** Elements for which docutils does not record a line. */
const withoutLine = new Set(
  (
    'abbreviation acronym citation_reference classifier colspec emphasis entry field_name footnote_reference generated inline label ' +
    'literal math option_argument option_string problematic raw reference row strong subscript substitution_reference superscript ' +
    'tbody tgroup thead title_reference'
  ).split(' '),
);

/** Adds internal properties (`internal:line`, `internal:source`) as attributes, as configured by `expose_internals`. */
export const exposeInternals: Transform = {
  priority: 840,
  apply(state) {
    const exposed = new Set(state.settings.expose_internals);
    if (exposed.size === 0) return;
    for (const element of elementsOf(state.document)) {
      const parent = state.parent(element)?.type;
      if (!hasLine(element.type, parent)) continue;
      const { attributes, source } = element;
      if (exposed.has('line')) attributes['internal:line'] = source.position(startOf(element, parent)).line;
      if (exposed.has('source')) attributes['internal:source'] = source.path;
    }
  },
};

function hasLine(type: ElementName, parent: ElementName | undefined): boolean {
  switch (type) {
    case 'title':
      return parent === 'section' || parent === 'admonition' || parent === 'table';
    case 'line_block':
      return parent !== 'line_block';
    case 'target':
      return parent !== undefined && !isTextElement(parent);
    default:
      return !withoutLine.has(type);
  }
}

/** The offset of the line that docutils records: for sections and their titles, the underline. */
function startOf(element: Element, parent: ElementName | undefined): number {
  const [first] = element.children;
  if (element.type === 'section') return first ? lineBelow(first) : element.start;
  return element.type === 'title' && parent === 'section' ? lineBelow(element) : element.start;
}
