import { type Element, element, type Node, text } from '../../../doc/nodes.js';
import type { MediaType, RequestBody, Response } from '../../../openapi/model.js';
import type { Schema } from '../../../schema/inherit.js';
import { filledList, filledMap, filledString } from '../../../schema/modern/filled.js';
import type { Span } from '../../../source/text.js';
import { textAt } from '../../../yaml/scalar-text.js';
import { isMap, stringAt, valueAt } from '../../../yaml/value.js';
import { described } from '../generated.js';
import { withPaths } from '../table-paths.js';
import { codeOf, type ModernContext, unitPart } from './context.js';
import { versionBlocks } from './descriptions.js';
import { requestExamples, responseExamples } from './examples.js';
import { rowSchema } from './parameters.js';
import { codeRow } from './rows.js';
import { modernTables, propertyRow, propertyTable, typeContext } from './tables.js';

/** The parts of a request with a body: its format, and examples. */
export function requestBody(body: RequestBody, base: string | undefined, context: ModernContext): Element[] {
  const { operation } = context.conventions;
  const hasSentence = operation.arraySentences === 'bodies';
  const description = (media: MediaType): readonly Node[] =>
    operation.mediaTypeDescription === 'body'
      ? described(body.description, context.describe)
      : schemaDescription(media, context);
  const options = { base, path: 'request.body', hasSentence, description, span: body.span };
  const content = bodyContent(body.content, options, context);
  const examples = requestExamples(body, context);
  return [
    unitPart(body.span, 'Request body', 2, content),
    unitPart(body.span, 'Request body example', 2, examples),
  ];
}

/** The content of the part of a response; `undefined` for one without a body. */
export function responseBody(
  response: Response,
  base: string | undefined,
  context: ModernContext,
): Element[] | undefined {
  const { content, span, status } = response;
  const path = `response.${status}`;
  if (!content.some((media) => isShown(media, context))) return undefined;
  const description = (media: MediaType): readonly Node[] => schemaDescription(media, context);
  return [
    ...withPaths(headerTable(response, context), `${path}.headers`),
    ...bodyContent(content, { base, path, hasSentence: true, description, span }, context),
    ...responseExamples(response, context),
  ];
}

function isShown({ schema }: MediaType, { conventions, reader }: ModernContext): boolean {
  if (conventions.operation.responseBodies === 'all')
    return schema !== undefined || conventions.operation.mediaTypes !== 'like-json';
  const whole = schema && reader.whole(schema);
  return filledMap(whole, 'properties') !== undefined || stringAt(whole, 'type') === 'array';
}

function headerTable({ headers, span }: Response, context: ModernContext): Element[] {
  if (!context.conventions.operation.responseHeaders || headers.length === 0) return [];
  const types = typeContext(context, span);
  const rows = [...headers]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((header) =>
      propertyRow(
        {
          name: header.name,
          schema: rowSchema(header, context),
          isRequired: header.required,
          span: header.span,
        },
        types,
        context,
      ),
    );
  return [propertyTable({ caption: 'Headers', id: undefined, span }, ['Name', 'Type', 'Description'], rows)];
}

interface ContentOptions {
  readonly base: string | undefined;
  /** The path of the first table within the unit. */
  readonly path: string;
  /** Whether an array is introduced by a sentence. */
  readonly hasSentence: boolean;
  readonly description: (media: MediaType) => readonly Node[];
  readonly span: Span;
}

const json = 'application/json';

/** The format of a body: the tables of its JSON, or its media types. */
function bodyContent(
  content: readonly MediaType[],
  options: ContentOptions,
  context: ModernContext,
): Element[] {
  const { mediaTypes } = context.conventions.operation;
  const sorted = [...content].sort((a, b) => (a.type < b.type ? -1 : 1));
  const shown =
    sorted.find(({ type }) => type === json) ??
    (mediaTypes === 'like-json' ? sorted[0] : sorted.find(({ isJson }) => isJson));
  const others = mediaTypes === 'like-json' ? [] : sorted.filter((media) => media !== shown);
  return [
    ...(shown?.schema ? schemaContent(shown.schema, options, context) : []),
    ...mediaTypeTable(others, options, context),
  ];
}

function schemaContent(schema: Schema, options: ContentOptions, context: ModernContext): Element[] {
  const { base, path, span } = options;
  const whole = context.reader.whole(schema);
  const isArray = stringAt(whole, 'type') === 'array';
  const sentence = isArray && options.hasSentence ? arraySentence(whole, span, context) : [];
  return [...sentence, ...modernTables(whole, { base, path, span }, context)];
}

/** `Array of T.` */
function arraySentence(schema: Schema, span: Span, { reader }: ModernContext): Element[] {
  const items = valueAt(schema, 'items');
  const alternatives = Array.isArray(items) ? items : filledList(items, 'anyOf');
  const nameOf = (part: unknown): string => {
    if (!isMap(part)) return '';
    const whole = reader.whole(part);
    return filledString(whole, 'title') ?? stringAt(whole, 'type') ?? '';
  };
  const title = isMap(items) ? filledString(reader.whole(items), 'title') : undefined;
  const name = title ?? (alternatives ? alternatives.map(nameOf).join(', ') : nameOf(items));
  if (name === '') return [];
  return [element('paragraph', span, [text('Array of ', span), codeOf(span, name), text('.', span)])];
}

/** The media types of a body other than JSON. */
function mediaTypeTable(
  content: readonly MediaType[],
  { description, span }: ContentOptions,
  { conventions }: ModernContext,
): Element[] {
  const [first] = content;
  if (!first) return [];
  const rows =
    conventions.operation.mediaTypes === 'one-row'
      ? [codeRow(content.map(({ type }) => type).join('|'), description(first), first.span)]
      : content.map((media) => codeRow(media.type, description(media), media.span));
  const head = { caption: undefined, id: undefined, span };
  return [propertyTable(head, ['Content-Type', 'Description'], rows)];
}

function schemaDescription({ schema, span }: MediaType, context: ModernContext): readonly Node[] {
  if (!schema) return [];
  const whole = context.reader.whole(schema);
  return [
    ...described(textAt(whole, 'description'), context.describe),
    ...versionBlocks(whole, span, context),
  ];
}
