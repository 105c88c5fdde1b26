import type { ElementName } from './nodes.js';

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements that may contain body elements, and therefore system messages. */
const bodyContainers = names(
  'admonition attention block_quote caution citation compound container danger definition description document entry error ' +
    'field_body footer footnote header hint important legend list_item note section sidebar system_message tip topic warning',
);

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

/** Whether an element may contain body elements, and therefore system messages. */
export const containsBody = (type: ElementName): boolean => bodyContainers.has(type);

/** Whether an element contains only text and inline elements. */
export const isTextElement = (type: ElementName): boolean => textElements.has(type);

/** Whether an element produces no output. */
export const isInvisible = (type: ElementName): boolean => invisible.has(type);

/** Whether an element may precede a document's title or its bibliographic fields. */
export const isPreBibliographic = (type: ElementName): boolean => preBibliographic.has(type);

const admonitions = names('admonition attention caution danger error hint important note tip warning');

export const isAdmonition = (type: ElementName): boolean => admonitions.has(type);
