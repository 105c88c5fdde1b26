import type { Example } from '../../schema/example.js';
import { withParents } from '../../schema/inherit.js';
import type { TypeRow, TypeTable } from '../../schema/type-table.js';
import type { SourceText, Span } from '../../source/text.js';
import { referenceOf } from '../../yaml/ranges.js';
import { mapAt } from '../../yaml/value.js';
import { preferredMedia } from '../media-type.js';
import type { Operation, Response } from '../model.js';
import { compareStatus } from '../order.js';
import { type LabelledExample, requestExample, responseExamples } from './examples.js';
import { bodyTables, headerRows, parameterRows, parameterTables, responseTables } from './rows.js';

/** An operation as the layouts of 2015 and 2016 show it: one table of parameters, one request, the format of the successful response. */
export interface OperationView {
  /** Markup; the summary of an operation without a description. */
  readonly description: SourceText | undefined;
  /** Whether it has a 429 response. */
  readonly rateLimited: boolean;
  readonly requiresAuth: boolean;
  /** Whether requests without authentication are possible although the operation has it. */
  readonly optionalAuth: boolean;
  readonly parameters: ParameterRows;
  /** Tables of the body: the first is shown with the parameters, the others follow. Empty for an operation without a body. */
  readonly body: readonly TypeTable[];
  /** Tables of the object types of parameters. */
  readonly parameterTables: readonly TypeTable[];
  /** Whether it has a JSON body. */
  readonly isJsonBody: boolean;
  readonly request: Example;
  /** Sorted by status code. */
  readonly responses: readonly ResponseView[];
  /** Headers of the 200 response. */
  readonly headers: readonly TypeRow[];
  /** Tables of the 200 response. */
  readonly tables: readonly TypeTable[];
}

/** Parameters by location, in file order. */
export interface ParameterRows {
  readonly path: readonly TypeRow[];
  readonly query: readonly TypeRow[];
  readonly header: readonly TypeRow[];
  readonly cookie: readonly TypeRow[];
  readonly formData: readonly TypeRow[];
}

export interface ResponseView {
  /** `200`, `4xx`, `default`. */
  readonly status: string;
  /** Markup. */
  readonly description: SourceText | undefined;
  /** The headers and tables of a response other than the successful one of the operation. */
  readonly headers: readonly TypeRow[];
  readonly tables: readonly TypeTable[];
  readonly examples: readonly LabelledExample[];
  /** The key with its status code. */
  readonly span: Span;
}

/**
 * Makes the tables and examples of an operation. `standardErrors` are the properties of the error format that the protocol documents once for
 * all operations; it is not repeated for each response that refers to it.
 */
export function viewOperation(operation: Operation, standardErrors: readonly string[] = []): OperationView {
  const { description, summary, parameters, requestBody, responses, security, span } = operation;
  const success = responses.find(({ status }) => status === '200');
  const requiresAuth = security.some((schemes) => schemes.length > 0);
  return {
    description: description ?? summary,
    rateLimited: responses.some(({ status }) => status === '429'),
    requiresAuth,
    optionalAuth: requiresAuth && security.some((schemes) => schemes.length === 0),
    parameters: {
      path: parameterRows(parameters, 'path'),
      query: parameterRows(parameters, 'query'),
      header: parameterRows(parameters, 'header'),
      cookie: parameterRows(parameters, 'cookie'),
      formData: parameterRows(parameters, 'formData'),
    },
    body: requestBody ? bodyTables(requestBody) : [],
    parameterTables: parameterTables(parameters),
    isJsonBody: preferredMedia(requestBody?.content ?? [])?.isJson ?? false,
    request: requestExample(operation, span),
    responses: responses
      .map((response) => viewResponse(response, response === success, standardErrors))
      .sort((a, b) => compareStatus(a.status, b.status)),
    headers: success ? headerRows(success) : [],
    tables: success ? responseTables(success) : [],
  };
}

function viewResponse(
  response: Response,
  isSuccess: boolean,
  standardErrors: readonly string[],
): ResponseView {
  const tables = isSuccess || isStandardError(response, standardErrors) ? [] : responseTables(response);
  return {
    status: response.status,
    description: response.description,
    headers: isSuccess ? [] : headerRows(response),
    tables,
    examples: responseExamples(response),
    span: response.span,
  };
}

/** Whether the body of an error response refers to a schema with standard properties only. */
function isStandardError({ status, content }: Response, standardErrors: readonly string[]): boolean {
  const schema = preferredMedia(content)?.schema;
  if (!schema || !/^(?:[45]|default$)/.test(status) || referenceOf(schema) === undefined) return false;
  const properties = Object.keys(mapAt(withParents(schema), 'properties') ?? {});
  return properties.length > 0 && properties.every((name) => standardErrors.includes(name));
}
