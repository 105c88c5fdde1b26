import { normalizeName } from '../../doc/names.js';
import { type Element, element, text } from '../../doc/nodes.js';
import type { Callback, Operation, RequestBody } from '../../openapi/model.js';
import { type OperationView, type ResponseView, viewOperation } from '../../openapi/view/operation-view.js';
import type { Example } from '../../schema/example.js';
import { addedInVersion } from '../../schema/extensions.js';
import type { TypeRow } from '../../schema/type-table.js';
import type { Span } from '../../source/text.js';
import { valueAt } from '../../yaml/value.js';
import type { Conventions } from '../conventions.js';
import { operationDefinition } from '../names/definition.js';
import {
  type Describe,
  described,
  type GeneratedUnit,
  generated,
  literalTitle,
  paragraph,
} from './generated.js';
import { withPaths } from './table-paths.js';
import { typeTable, typeTableRow, withRows } from './type-tables.js';

const deprecatedPrefix = 'Deprecated: ';
const deprecation = 'This API is deprecated and will be removed from a future release.';

export interface OperationOptions {
  readonly conventions: Conventions;
  /** The properties of the standard error format. */
  readonly standardErrors: readonly string[];
}

/** The section of an operation. */
export function operationUnit(
  operation: Operation,
  { conventions, standardErrors }: OperationOptions,
  describe: Describe,
): GeneratedUnit {
  const { method, fullPath, deprecated, span } = operation;
  const name = `${method} ${fullPath}`;
  const isMarked = deprecated && conventions.deprecatedInTitle;
  const title = literalTitle(span, name, isMarked ? deprecatedPrefix : '');
  // Keep the anchor of the other title: pages of the same time have either of them.
  if (deprecated)
    title.children.unshift(
      element('target', { ...span, end: span.start }, [], {
        names: [normalizeName(isMarked ? name : deprecatedPrefix + name)],
        alias: 'title',
      }),
    );
  const body: Element[] = [];
  if (deprecated) body.push(element('warning', span, [paragraph(span, deprecation)]));
  const view = viewOperation(operation, standardErrors);
  const { rateLimited, requiresAuth, optionalAuth } = view;
  // An operation without a description has its summary in place of it.
  const summary = operation.description ? operation.summary?.text.trim() : undefined;
  body.push(
    generated('operation_notes', span, {
      summary,
      rateLimited,
      requiresAuth,
      optionalAuth,
      deprecated,
      ...sinceOf(operation),
    }),
    ...described(view.description, describe),
    request(view, operation, conventions, describe),
    responses(view, span, conventions, describe),
    ...callbacks(operation.callbacks, span),
  );
  return {
    key: `${method} ${fullPath}`,
    title,
    body,
    defines: [operationDefinition(method, fullPath, operation.operationId)],
  };
}

/** The version that added an operation, if the source states it. */
function sinceOf({ map }: Operation): { since?: string } {
  const version = valueAt(map, addedInVersion);
  return typeof version === 'string' || typeof version === 'number' ? { since: String(version) } : {};
}

/** The sections of the aliases of an operation, each with a link to the operation. */
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
  view: OperationView,
  { requestBody, span }: Operation,
  { requestColumns, bareRequests }: Conventions,
  describe: Describe,
): Element {
  const { parameters } = view;
  const [first, ...others] = view.body;
  const rows: Element[] = [];
  const locations: readonly (readonly [part: string, label: string, readonly TypeRow[]])[] = [
    ['path', 'path parameters', parameters.path],
    ['query', 'query parameters', parameters.query],
    ['header', 'header parameters', parameters.header],
    ['cookie', 'cookie parameters', parameters.cookie],
    ['form', 'form-data parameters', parameters.formData],
    ['body', view.isJsonBody ? 'JSON body parameters' : 'body parameters', first?.rows ?? []],
  ];
  for (const [part, label, list] of locations) {
    if (list.length === 0) continue;
    const group = generated('type_table_group', span, { label });
    group.attributes.part = `request.${part}`;
    rows.push(group, ...list.map((row) => typeTableRow(row, span, describe)));
  }
  const tables: Element[] =
    rows.length > 0 ? [generated('type_table', span, { columns: requestColumns }, rows)] : [];
  for (const table of withRows([...others, ...view.parameterTables]))
    tables.push(typeTable(table, requestColumns, span, describe));
  const children = withPaths(tables, 'request');
  children.push(codeExample(bareRequests ? bareRequest(view.request) : view.request));
  return generated('request', span, {}, [...mediaTypes(requestBody, span), ...children]);
}

/** The example with only its method, path and body. */
function bareRequest(example: Example): Example {
  const [head = '', ...body] = example.text.split('\n\n');
  const line = (head.split('\n')[0] ?? '').replace(/ HTTP\/1\.1$/, '');
  return { ...example, language: 'text', text: [line, ...body].join('\n').trimEnd() };
}

function responses(
  view: OperationView,
  span: Span,
  { responseColumns }: Conventions,
  describe: Describe,
): Element {
  const children = [
    ...formatTables(view, '200', span, responseColumns, describe),
    ...view.responses.map((response) => responseElement(response, responseColumns, describe)),
  ];
  return generated('responses', span, { several: view.responses.length > 1 }, children);
}

/** The table of the headers of a response, followed by the tables of its body. */
function formatTables(
  { headers, tables }: Pick<ResponseView, 'headers' | 'tables'>,
  status: string,
  span: Span,
  columns: Conventions['responseColumns'],
  describe: Describe,
): Element[] {
  const path = `response.${status}`;
  const body = withPaths(
    withRows(tables).map((table) => typeTable(table, columns, span, describe)),
    path,
  );
  if (headers.length === 0) return body;
  const rows = headers.map((row) => typeTableRow(row, span, describe));
  return [
    ...withPaths([generated('type_table', span, { part: 'headers' }, rows)], `${path}.headers`),
    ...body,
  ];
}

function responseElement(
  response: ResponseView,
  columns: Conventions['responseColumns'],
  describe: Describe,
): Element {
  const { status, description, examples, span } = response;
  const children = [
    ...described(description, describe),
    ...formatTables(response, status, span, columns, describe),
  ];
  children.push(...examples.map(codeExample));
  return generated('response', span, { status }, children);
}

export const codeExample = ({
  text: code,
  language,
  span,
  label,
}: Example & { readonly label?: string | undefined }): Element =>
  generated('code_example', span, { language, code, label });

/** A list of the requests that the server sends to the client. */
function callbacks(list: readonly Callback[], span: Span): Element[] {
  if (list.length === 0) return [];
  const items = list.map((callback) =>
    element('list_item', callback.span, [
      element('paragraph', callback.span, [
        element('strong', callback.span, [text(callback.name, callback.span)]),
        text(': ', callback.span),
        element('literal', callback.span, [text(`${callback.method} ${callback.url}`, callback.span)]),
      ]),
    ]),
  );
  return [paragraph(span, 'Callbacks:'), element('bullet_list', span, items, { bullet: '-' })];
}

/** A sentence with the media types of a body whose formats differ; the tables show the first of them. */
function mediaTypes(body: RequestBody | undefined, span: Span): Element[] {
  const [first, ...others] = body?.content ?? [];
  if (!first || others.every(({ schema }) => schema === first.schema)) return [];
  const names = [first, ...others].flatMap(({ type }, i) => [
    text(i === 0 ? 'The body has one of the media types ' : ', ', span),
    element('literal', span, [text(type, span)]),
  ]);
  return [element('paragraph', span, [...names, text('.', span)])];
}
