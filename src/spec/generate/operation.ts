import { normalizeName } from '../../doc/names.js';
import { type Element, element, text } from '../../doc/nodes.js';
import type { Operation, Response } from '../../openapi/model.js';
import type { Example } from '../../schema/example.js';
import type { TypeRow } from '../../schema/type-table.js';
import type { Conventions } from '../conventions.js';
import {
  type Describe,
  described,
  type GeneratedUnit,
  generated,
  literalTitle,
  paragraph,
} from './generated.js';
import { typeTable, typeTableRow, withRows } from './type-tables.js';

const deprecation = 'This API is deprecated and will be removed from a future release.';

/** The section of an operation. */
export function operationUnit(
  operation: Operation,
  conventions: Conventions,
  describe: Describe,
): GeneratedUnit {
  const { method, fullPath, deprecated, span } = operation;
  const name = `${method} ${fullPath}`;
  const marked = deprecated && conventions.deprecatedInTitle;
  const title = literalTitle(span, name, marked ? 'Deprecated: ' : '');
  // The address that it had before it was deprecated stays.
  if (marked)
    title.children.unshift(
      element('target', { ...span, end: span.start }, [], { names: [normalizeName(name)], alias: 'title' }),
    );
  const body: Element[] = [];
  if (deprecated) body.push(element('warning', span, [paragraph(span, deprecation)]));
  body.push(...described(operation.description, describe));
  body.push(
    generated('operation_notes', span, {
      rateLimited: operation.rateLimited,
      requiresAuth: operation.requiresAuth,
    }),
    request(operation, conventions, describe),
    responses(operation, conventions, describe),
  );
  return { key: `${method} ${fullPath}`, title, body };
}

/** The sections of the further paths of an operation: each says what it is an alias of. */
export function aliasUnits({ alias, method, fullPath, span }: Operation): GeneratedUnit[] {
  return (alias?.paths ?? []).map((path) => {
    const name = normalizeName(`${method} ${fullPath}`);
    const reference = element('reference', span, [text(fullPath, span)], { refname: name });
    const note = [
      element('literal', span, [text(path, span)]),
      text(' is an alias for ', span),
      reference,
      text('.', span),
    ];
    const title = literalTitle(span, `${method} ${path}`);
    return { key: `${method} ${path}`, title, body: [element('paragraph', span, note)] };
  });
}

function request(
  operation: Operation,
  { requestColumns, bareRequests }: Conventions,
  describe: Describe,
): Element {
  const { span, parameters } = operation;
  const [first, ...others] = operation.body;
  const rows: Element[] = [];
  const locations: readonly (readonly [string, readonly TypeRow[]])[] = [
    ['path parameters', parameters.path],
    ['query parameters', parameters.query],
    ['header parameters', parameters.header],
    ['form-data parameters', parameters.formData],
    [operation.isJsonBody ? 'JSON body parameters' : 'body parameters', first?.rows ?? []],
  ];
  for (const [label, list] of locations) {
    if (list.length === 0) continue;
    rows.push(
      generated('type_table_group', span, { label }),
      ...list.map((row) => typeTableRow(row, span, describe)),
    );
  }
  const children: Element[] =
    rows.length > 0 ? [generated('type_table', span, { columns: requestColumns }, rows)] : [];
  for (const table of withRows(others)) children.push(typeTable(table, requestColumns, span, describe));
  children.push(codeExample(bareRequests ? bareRequest(operation.request) : operation.request));
  return generated('request', span, {}, children);
}

/** Method, path and body alone. */
function bareRequest(example: Example): Example {
  const [head = '', ...body] = example.text.split('\n\n');
  const line = (head.split('\n')[0] ?? '').replace(/ HTTP\/1\.1$/, '');
  return { ...example, language: 'text', text: [line, ...body].join('\n').trimEnd() };
}

function responses(operation: Operation, { responseColumns }: Conventions, describe: Describe): Element {
  const { span, headers } = operation;
  const children: Element[] = [];
  if (headers.length > 0) {
    children.push(
      generated(
        'type_table',
        span,
        { part: 'headers' },
        headers.map((row) => typeTableRow(row, span, describe)),
      ),
    );
  }
  for (const table of withRows(operation.tables))
    children.push(typeTable(table, responseColumns, span, describe));
  children.push(...operation.responses.map((response) => responseElement(response, describe)));
  return generated('responses', span, { several: operation.responses.length > 1 }, children);
}

function responseElement({ status, description, example, span }: Response, describe: Describe): Element {
  const children = described(description, describe);
  if (example) children.push(codeExample(example));
  return generated('response', span, { status }, children);
}

export const codeExample = ({ text: code, language, span }: Example): Element =>
  generated('code_example', span, { language, code });
