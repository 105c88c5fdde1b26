import { isTextElement } from '../element-categories.js';
import { lineBelow } from '../message-position.js';
import type { Element, ElementName } from '../nodes.js';
import { elementsOf, type Transform } from './transform.js';

/** Elements of whose place docutils keeps no line. */
const withoutLine = new Set(
  (
    'abbreviation acronym citation_reference classifier colspec emphasis entry field_name footnote_reference generated inline label ' +
    'literal math option_argument option_string problematic raw reference row strong subscript substitution_reference superscript ' +
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
      const parent = state.parent(element)?.type;
      if (!hasLine(element.type, parent)) continue;
      const { attributes, source } = element;
      if (exposed.has('line')) attributes['internal:line'] = source.position(placeOf(element, parent)).line;
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

/** A section begins where docutils knows that it is one: at the underline of its title. */
function placeOf(element: Element, parent: ElementName | undefined): number {
  const [first] = element.children;
  if (element.type === 'section') return first ? lineBelow(first) : element.start;
  return element.type === 'title' && parent === 'section' ? lineBelow(element) : element.start;
}
