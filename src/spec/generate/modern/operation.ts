import { type Element, element, text } from '../../../doc/nodes.js';
import { anchorize } from '../../../markdown/anchorize.js';
import type { ApiFile, Operation } from '../../../openapi/model.js';
import { textAt } from '../../../yaml/scalar-text.js';
import { operationDefinition } from '../../names/definition.js';
import { described, type GeneratedUnit } from '../generated.js';
import { withPaths } from '../table-paths.js';
import { requestBody, responseBody } from './bodies.js';
import { factTable, type ModernContext, textParagraph, unitPart } from './context.js';
import { versionBlocks } from './descriptions.js';
import { parameterTables } from './parameters.js';
import { codeRow } from './rows.js';
import { propertyTable } from './tables.js';

const deprecation = 'This API is deprecated and will be removed from a future release.';

export interface OperationOptions {
  /** What the ids of operations begin with. */
  readonly anchorBase?: string | undefined;
}

/** The id of an operation: `post_matrixclientv3login`. */
const operationId = ({ method, fullPath }: Operation, { anchorBase }: OperationOptions): string =>
  `${anchorBase === undefined ? '' : `${anchorBase}_`}${method.toLowerCase()}${anchorize(fullPath)}`;

/** The order in which the methods of a path are shown; others follow. */
const methodOrder = ['GET', 'POST', 'PUT', 'DELETE'];

/** The operations of a file in the order in which they are shown: by path, then by method. Webhooks follow. */
function shownOperations({ operations, webhooks }: ApiFile): Operation[] {
  const rank = ({ method }: Operation): number =>
    (methodOrder.indexOf(method) + methodOrder.length + 1) % (methodOrder.length + 1);
  const sorted = [...operations].sort((a, b) =>
    a.writtenPath === b.writtenPath ? rank(a) - rank(b) : a.writtenPath < b.writtenPath ? -1 : 1,
  );
  return [...sorted, ...webhooks];
}

/** The sections of the operations of a file, with explicit ids. */
export const operationUnits = (
  file: ApiFile,
  options: OperationOptions,
  context: ModernContext,
): GeneratedUnit[] => shownOperations(file).map((operation) => operationUnit(operation, options, context));

function operationUnit(
  operation: Operation,
  options: OperationOptions,
  context: ModernContext,
): GeneratedUnit {
  const { method, fullPath, map, span } = operation;
  const id = operationId(operation, options);
  const name = `${method} ${fullPath}`;
  const title = element('title', span, [element('literal', span, [text(name, span)])], { ids: [id] });
  const body: Element[] = [];
  if (operation.deprecated)
    body.push(element('warning', span, [textParagraph(span, deprecation)], { data: { deprecated: true } }));
  body.push(
    ...versionBlocks(map, span, context),
    ...described(textAt(map, 'description'), context.describe),
    facts(operation, context),
    request(operation, id, context),
    responses(operation, id, context),
    ...callbacks(operation),
  );
  const defines = [operationDefinition(method, fullPath, operation.operationId)];
  return { key: `${operation.writtenPath}#${method}`, title, body, defines };
}

function facts({ responses: list, security, span }: Operation, { conventions }: ModernContext): Element {
  const isRateLimited = list.some(({ status }) => status === '429');
  const isOptional = conventions.operation.optionalAuthentication && security[0]?.length === 0;
  const authentication = security.length === 0 ? 'No' : isOptional ? 'Optional' : 'Yes';
  return factTable(span, [
    ['Rate-limited:', [text(isRateLimited ? 'Yes' : 'No', span)]],
    ['Requires authentication:', [text(authentication, span)]],
  ]);
}

function request(operation: Operation, id: string, context: ModernContext): Element {
  const { span, requestBody: body } = operation;
  const parts: Element[] = [];
  const tables = parameterTables(operation, context);
  if (tables.length > 0) parts.push(unitPart(span, 'Request parameters', 2, tables));
  if (body) parts.push(...requestBody(body, tableBase(operation, `${id}_request`, context), context));
  if (parts.length === 0) parts.push(textParagraph(span, 'No request parameters or request body.'));
  return unitPart(span, 'Request', 1, parts);
}

function responses(operation: Operation, id: string, context: ModernContext): Element {
  const { span } = operation;
  const sorted = [...operation.responses].sort((a, b) => (a.status < b.status ? -1 : 1));
  const rows = sorted.map(({ status, description, span: at }) =>
    codeRow(status, described(description, context.describe), at),
  );
  const table = propertyTable({ caption: undefined, id: undefined, span }, ['Status', 'Description'], rows);
  const parts = withPaths([table], 'response');
  for (const response of sorted) {
    const base = tableBase(operation, `${id}_response-${response.status}`, context);
    const body = responseBody(response, base, context);
    if (body) parts.push(unitPart(response.span, `${response.status} response`, 2, body));
  }
  return unitPart(span, 'Responses', 1, parts);
}

/** What the ids of the tables of a part of an operation begin with. */
function tableBase(
  { fullPath }: Operation,
  part: string,
  { conventions }: ModernContext,
): string | undefined {
  switch (conventions.operation.tableIds) {
    case 'none':
      return undefined;
    case 'path':
      return anchorize(fullPath);
    case 'part':
      return part;
  }
}

/** The requests that the server sends in the course of an operation. */
function callbacks({ callbacks: list, span }: Operation): Element[] {
  if (list.length === 0) return [];
  const rows = list.map(({ name, method, url, span: at }) =>
    codeRow(name, [textParagraph(at, `${method} ${url}`)], at),
  );
  const table = propertyTable({ caption: undefined, id: undefined, span }, ['Name', 'Request'], rows);
  return [unitPart(span, 'Callbacks', 1, [table])];
}

/** An operation in the list of endpoints of a page. */
export interface Endpoint {
  /** Identifies the operation among the operations of all files: an operation may be described twice with different whitespace after its path. */
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly isDeprecated: boolean;
  readonly id: string;
}

/** The operations of a file for the list of endpoints. */
export const endpointsOf = (file: ApiFile, options: OperationOptions): Endpoint[] =>
  shownOperations({ ...file, webhooks: [] }).map((operation) => ({
    key: `${operation.method} ${operation.fullPath} ${operation.writtenPath}`,
    method: operation.method,
    path: operation.fullPath,
    isDeprecated: operation.deprecated,
    id: operationId(operation, options),
  }));
