import { type Element, isElement, type Node } from '../../doc/nodes.js';
import { block, compact, isBare, isUnseen, plain, wrap, wrapItems } from './tags.js';
import type { ElementWriter, Writer } from './writer.js';

const types: Readonly<Record<string, string>> = {
  loweralpha: 'a',
  upperalpha: 'A',
  lowerroman: 'i',
  upperroman: 'I',
};

const isList = (node: Node): boolean => node.type === 'bullet_list' || node.type === 'enumerated_list';

/** Whether each item is a single paragraph, optionally followed by a list of such items. */
function isSimple(list: Element): boolean {
  for (const item of list.children) {
    if (!isElement(item) || item.type !== 'list_item') continue;
    let paragraphs = 0;
    for (const child of item.children) {
      if (child.type === 'paragraph' && isElement(child) && paragraphs === 0 && isBare(child)) paragraphs++;
      else if (isElement(child) && isList(child) ? !isSimple(child) : !isUnseen(child)) return false;
    }
  }
  return true;
}

/** The items of a list; paragraphs in a simple list are written without tags. */
function items(list: Element, writer: Writer): string {
  const simple = isSimple(list);
  let html = '\n';
  for (const item of list.children) {
    if (!isElement(item) || item.type !== 'list_item') html += writer.nodes([item]);
    else html += `${wrap('li', item, simple ? tightItem(item, writer) : writer.nodes(item.children))}\n`;
  }
  return html;
}

function tightItem(item: Element, writer: Writer): string {
  let html = '';
  for (const child of item.children) {
    html += writer.nodes(child.type === 'paragraph' && isElement(child) ? child.children : [child]);
  }
  return html;
}

const bulletList: ElementWriter = (list, writer) => `${wrapItems('ul', list, items(list, writer))}\n`;

const enumeratedList: ElementWriter = (list, writer) => {
  const { enumtype = 'arabic', start } = list.attributes;
  const type = types[enumtype];
  const more =
    (type === undefined ? '' : ` type="${type}"`) + (start === undefined ? '' : ` start="${start}"`);
  return `${wrapItems('ol', list, items(list, writer), '', more)}\n`;
};

/** A term with its classifiers, `term : classifier`, and its definition. */
const definitionListItem: ElementWriter = (item, writer) => {
  let terms = '';
  let rest = '';
  for (const child of item.children) {
    if (!isElement(child)) continue;
    const content = () => writer.nodes(child.children);
    if (child.type === 'term') terms += `${terms === '' ? '' : '</dt>\n'}<dt>${wrapTerm(child, content())}`;
    else if (child.type === 'classifier') terms += ` : ${wrap('span', child, content(), 'classifier')}`;
    else rest += writer.nodes([child]);
  }
  return `${terms}</dt>\n${rest}`;
};

const wrapTerm = (term: Element, content: string): string =>
  isBare(term) ? content : wrap('span', term, content);

const body: ElementWriter = (element, writer) =>
  `${wrap('dd', element, compact(element.children, writer))}\n`;

const fieldName: ElementWriter = (element, writer) =>
  `${wrap('dt', element, `${writer.nodes(element.children)}:`)}\n`;

const optionListItem: ElementWriter = (item, writer) => writer.nodes(item.children);

const optionGroup: ElementWriter = (group, writer) =>
  `<dt>${group.children.map((option) => `<kbd>${writer.nodes([option])}</kbd>`).join(', ')}</dt>\n`;

const optionArgument: ElementWriter = (element, writer) =>
  (element.attributes.delimiter ?? ' ') + wrap('var', element, writer.nodes(element.children));

const itemList =
  (own: string): ElementWriter =>
  (element, writer) =>
    `${wrapItems('dl', element, `\n${writer.nodes(element.children)}`, own)}\n`;

const contents: ElementWriter = (element, writer) => writer.nodes(element.children);

/** Lists of every kind, and their parts. */
export const listElements = {
  bullet_list: bulletList,
  enumerated_list: enumeratedList,
  list_item: block('li'),
  definition_list: itemList(''),
  definition_list_item: definitionListItem,
  definition: body,
  field_list: itemList('field-list'),
  field: contents,
  field_name: fieldName,
  field_body: body,
  option_list: itemList('option-list'),
  option_list_item: optionListItem,
  option_group: optionGroup,
  option: contents,
  option_string: plain('span', 'option'),
  option_argument: optionArgument,
  description: body,
} satisfies Record<string, ElementWriter>;
