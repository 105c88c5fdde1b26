import type { ElementName } from './nodes.js';

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements that hold body elements, and so may hold a message. */
const bodyHolders = names(
  'admonition attention block_quote caution citation compound container danger definition description document entry error ' +
    'field_body footer footnote header hint important legend list_item note section sidebar system_message tip topic warning',
);

/** Elements whose children are text and inline elements. */
const textElements = names(
  'abbreviation acronym address attribution author caption citation_reference classifier comment contact copyright date ' +
    'doctest_block emphasis field_name footnote_reference generated inline label line literal literal_block math math_block ' +
    'option_argument option_string organization paragraph problematic raw reference revision rubric status strong subscript ' +
    'substitution_definition substitution_reference subtitle superscript target term title title_reference version',
);

const invisible = names('comment pending substitution_definition target');

const preBibliographic = names(
  'comment decoration meta pending raw substitution_definition subtitle system_message target title',
);

/** Whether a message may stand among the element's children. */
export const containsBody = (type: ElementName): boolean => bodyHolders.has(type);

/** Whether the element's children are text and inline elements. */
export const isTextElement = (type: ElementName): boolean => textElements.has(type);

/** Whether a reader sees nothing of the element. */
export const isInvisible = (type: ElementName): boolean => invisible.has(type);

/** Whether the element may stand before a document's title or its bibliographic fields. */
export const isPreBibliographic = (type: ElementName): boolean => preBibliographic.has(type);

const admonitions = names('admonition attention caution danger error hint important note tip warning');

/** Whether the element is a note, a warning or another admonition. */
export const isAdmonition = (type: ElementName): boolean => admonitions.has(type);
