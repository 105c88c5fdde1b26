import {
  type DataValue,
  type Element,
  type GeneratedElementName,
  isElement,
  type Node,
  text,
} from '../doc/nodes.js';
import type { NumberedPart } from '../spec/id-bases.js';
import { heading } from './elements/headings.js';
import { compact, furtherIds, isBare, isUnseen } from './elements/tags.js';
import { type ElementWriter, idsOfPart, partId, type Writer } from './elements/writer.js';
import { mayScroll } from './may-scroll.js';
import type { Templates } from './templates.js';

type Data = Readonly<Record<string, DataValue>>;

const noData: Data = {};

const generated: ReadonlySet<string> = new Set<GeneratedElementName>([
  'operation',
  'operation_notes',
  'type_table',
  'type_table_group',
  'type_table_row',
  'request',
  'response',
  'responses',
  'code_example',
  'event',
  'event_examples',
  'api_table',
  'emoji_table',
  'changelog',
  'unstable_warning',
  'box',
  'endpoint_list',
  'redirect',
  'replacement',
  'unit_part',
  'fact_table',
  'fact',
  'property_table',
  'property_row',
  'property_type',
  'used_in',
]);

/** The writers of generated elements: each collects the values that `templates/README.md` documents for its template. */
export function generatedElements(
  templates: Templates,
): Readonly<Record<GeneratedElementName, ElementWriter>> {
  // The same for every element.
  const required = templates.render('type_table_required', noData).trim();
  const stateKey = templates.render('event_state_key', noData).trim();

  const rowValues = (row: Element, writer: Writer): Values => {
    const values = valuesOf(row, writer);
    const type = typeOf(row);
    const description = type ? row.children.slice(1) : row.children;
    if (type) values.typeHtml = writer.nodes(type.children);
    const before = values.required === true ? required : '';
    const isLimited = values.oneOf !== undefined || values.mustBe !== undefined;
    const after = isLimited ? templates.render('type_table_values', values).trim() : '';
    values.html = furtherIds(values.ids) + between(before, description, after, writer);
    return values;
  };

  const byTemplate: ElementWriter = (element, writer) =>
    templates.render(element.type, { ...valuesOf(element, writer), ...partsOf(element, writer) });

  const row: ElementWriter = (element, writer) =>
    templates.render('type_table_row', rowValues(element, writer));

  // The template of the table renders its rows, because a template call costs more than a row.
  const table: ElementWriter = (element, writer) => {
    const values = valuesOf(element, writer);
    values.rows = element.children.filter(isElement).map((child) => rowValues(child, writer));
    return anchorsBefore(element, writer) + templates.render('type_table', values);
  };

  const box: ElementWriter = (element, writer) => {
    const values = numbered('note', element, writer);
    return furtherIds(values.ids) + templates.render('box', { ...values, ...partsOf(element, writer) });
  };

  const event: ElementWriter = (element, writer) => {
    const values = valuesOf(element, writer);
    values.html = between(element.children.length === 0 ? '' : stateKey, element.children, '', writer);
    return templates.render('event', values);
  };

  const codeExample: ElementWriter = (element, writer) => {
    const values = numbered('example', element, writer);
    const code = String(values.code ?? '');
    values.mayScroll = mayScroll(code);
    values.highlighted = writer.code(code, String(values.language ?? ''));
    return furtherIds(values.ids) + templates.render('code_example', values);
  };

  const unitPart: ElementWriter = (element, writer) => {
    const values = valuesOf(element, writer);
    const level = writer.level + Number(values.depth ?? 1);
    const title = [text(String(values.title ?? ''), element)];
    values.heading = heading({ id: undefined, level, number: undefined, title }, writer);
    const { html, parts } = partsOf(element, writer);
    const examples = parts.code_example;
    const isExample = examples !== undefined && examples === html;
    // Examples are the last children.
    const tables = examples !== undefined && !isExample ? html.slice(0, -examples.length) : undefined;
    return templates.render('unit_part', { ...values, html, parts, isExample, tables });
  };

  // Rows are rendered by the template of their table, as in `type_table`.
  const factTable: ElementWriter = (element, writer) =>
    templates.render('fact_table', {
      ...valuesOf(element, writer),
      rows: element.children.filter(isElement).map((fact) => factValues(fact, writer)),
    });

  const propertyTable: ElementWriter = (element, writer) => {
    const values = valuesOf(element, writer);
    values.rows = element.children.filter(isElement).map((row) => propertyValues(row, writer));
    return anchorsBefore(element, writer) + templates.render('property_table', values);
  };

  return {
    operation: byTemplate,
    operation_notes: byTemplate,
    type_table: table,
    type_table_group: byTemplate,
    type_table_row: row,
    request: byTemplate,
    response: byTemplate,
    responses: byTemplate,
    code_example: codeExample,
    event,
    event_examples: byTemplate,
    api_table: byTemplate,
    emoji_table: byTemplate,
    changelog: byTemplate,
    unstable_warning: byTemplate,
    box,
    endpoint_list: byTemplate,
    redirect: byTemplate,
    replacement: byTemplate,
    unit_part: unitPart,
    fact_table: factTable,
    fact: (element, writer) => templates.render('fact_table', { rows: [factValues(element, writer)] }),
    property_table: propertyTable,
    property_row: (element, writer) =>
      templates.render('property_table', { rows: [propertyValues(element, writer)] }),
    property_type: (element, writer) => writer.nodes(element.children),
    used_in: byTemplate,
  };
}

/** The values of a template. */
type Values = Record<string, unknown> & { readonly ids: readonly string[] };

function valuesOf(element: Element, writer: Writer): Values {
  const { data, usedBy, classes = none } = element.attributes;
  const ids = idsOf(element, writer);
  const values: Values = { ...(data ?? noData), id: ids[0], ids, classes };
  if (usedBy && writer.partBase !== undefined)
    values.usedBy = usedBy.map((row) => ({ id: partId(row, writer), name: rowName(row) }));
  return values;
}

function idsOf({ attributes: { ids = none, part } }: Element, writer: Writer): readonly string[] {
  return part !== undefined && ids.length === 0 ? idsOfPart(part, writer) : ids;
}

const none: string[] = [];

/** The values of a note or an example, with the next id unless it has one. */
function numbered(kind: NumberedPart, element: Element, writer: Writer): Values {
  const values = valuesOf(element, writer);
  if (values.ids.length > 0) return values;
  const ids = writer.nextIds(kind);
  return { ...values, id: ids[0], ids };
}

/** The anchors for the further ids of a table and of its groups, neither of which has a place for them. */
function anchorsBefore(table: Element, writer: Writer): string {
  let html = furtherIds(idsOf(table, writer));
  for (const child of table.children)
    if (isElement(child) && child.type === 'type_table_group') html += furtherIds(idsOf(child, writer));
  return html;
}

/** The name of a row, in which its path ends. */
const rowName = (path: string): string => path.slice(path.lastIndexOf(':') + 1);

/** The type of a row as nodes. */
function typeOf({ children: [first] }: Element): Element | undefined {
  return first !== undefined && isElement(first) && first.type === 'property_type' ? first : undefined;
}

const factValues = (fact: Element, writer: Writer): Record<string, unknown> => ({
  ...valuesOf(fact, writer),
  html: compact(fact.children, writer),
});

/** The values of a row: the type apart from the blocks of the description. */
function propertyValues(row: Element, writer: Writer): Record<string, unknown> {
  const type = typeOf(row);
  const values = valuesOf(row, writer);
  return {
    ...values,
    ...(type && { typeHtml: writer.nodes(type.children) }),
    hasType: type !== undefined,
    html: furtherIds(values.ids) + compact(type ? row.children.slice(1) : row.children, writer),
  };
}

interface Parts {
  readonly html: string;
  readonly parts: Readonly<Record<string, string>>;
  readonly children: readonly object[];
}

/** The rendered children: concatenated, by part name, and as a list. */
function partsOf(element: Element, writer: Writer): Parts {
  const parts: Record<string, string> = {};
  const children: object[] = [];
  let all = '';
  for (const child of element.children) {
    const html = writer.nodes([child]);
    const data: Data = (isElement(child) ? child.attributes.data : undefined) ?? noData;
    const name =
      typeof data.part === 'string' ? data.part : generated.has(child.type) ? child.type : 'content';
    all += html;
    parts[name] = (parts[name] ?? '') + html;
    children.push({ ...data, type: child.type, html });
  }
  return { html: all, parts, children };
}

/**
 * Blocks with inline HTML before the first and after the last one, within the same paragraph if the block is a paragraph:
 *
 *     <strong>Required.</strong> The type of login.        One of: ["a", "b"]
 *     ^ before                   ^ the description         ^ after
 */
function between(before: string, children: readonly Node[], after: string, writer: Writer): string {
  const seen = children.filter((child) => !isUnseen(child));
  const [first] = seen;
  const last = seen.at(-1);
  const lead = before === '' ? '' : `${before} `;
  const trail = after === '' ? '' : ` ${after}`;
  if (!first || !last) return `${before}${trail}`.trim();
  if (seen.length === 1 && isParagraph(first) && isBare(first)) {
    return `${lead}${writer.nodes(first.children)}${trail}`;
  }
  let html = isParagraph(first) || before === '' ? '' : `<p>${before}</p>\n`;
  for (const child of seen) {
    if (!isParagraph(child)) html += writer.nodes([child]);
    else {
      const start = child === first ? lead : '';
      const end = child === last ? trail : '';
      html +=
        start === '' && end === ''
          ? writer.nodes([child])
          : `<p>${start}${writer.nodes(child.children)}${end}</p>\n`;
    }
  }
  return isParagraph(last) || after === '' ? html : `${html}<p>${after}</p>\n`;
}

const isParagraph = (node: Node): node is Element => node.type === 'paragraph';
