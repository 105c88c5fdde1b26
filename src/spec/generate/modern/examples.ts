import type { Element } from '../../../doc/nodes.js';
import type { MediaType, RequestBody, Response } from '../../../openapi/model.js';
import type { Schema } from '../../../schema/inherit.js';
import { jsonText } from '../../../schema/json-text.js';
import { schemaExamples } from '../../../schema/modern/examples.js';
import type { Span } from '../../../source/text.js';
import { spanOf } from '../../../yaml/ranges.js';
import { stringAt, type YamlValue } from '../../../yaml/value.js';
import { generated } from '../generated.js';
import { type ModernContext, textParagraph } from './context.js';

/** The examples of the body of a request. */
export function requestExamples({ content }: RequestBody, context: ModernContext): Element[] {
  switch (context.conventions.operation.bodyExamples) {
    case 'all':
      return byType(content).flatMap((media) => allExamples(media, context));
    case 'json-in-responses':
      return byType(content).flatMap((media) => {
        const made = media.schema ? schemaExamples(media.schema, context.reader) : [];
        const [written] = media.examples;
        if (made.length === 0 && written) return [exampleBlock(written.value, media.isJson, written.span)];
        return single(made[0], media, context);
      });
    case 'one': {
      const [media] = content;
      const asJson = media && { ...media, isJson: true };
      return asJson ? single(firstExample(asJson.schema, context), asJson, context) : [];
    }
  }
}

/** The examples of a response. */
export function responseExamples({ content }: Response, context: ModernContext): Element[] {
  const { bodyExamples } = context.conventions.operation;
  if (bodyExamples === 'all') return byType(content).flatMap((media) => allExamples(media, context));
  const media = content.find(({ type }) => type === 'application/json') ?? onlyMedia(content, context);
  if (!media) return [];
  const [written] = media.examples;
  const type = media.schema && stringAt(context.reader.whole(media.schema), 'type');
  if (type !== 'object' && type !== 'array') return [];
  const own = bodyExamples === 'one' || written?.name === 'response' ? written?.value : undefined;
  return single(own ?? firstExample(media.schema, context), media, context);
}

/** In releases that show one example for each body, the format may have another name than JSON. */
const onlyMedia = ([media]: readonly MediaType[], { conventions }: ModernContext): MediaType | undefined =>
  media && conventions.operation.bodyExamples === 'one' ? { ...media, isJson: true } : undefined;

const byType = (content: readonly MediaType[]): MediaType[] =>
  [...content].sort((a, b) => (a.type < b.type ? -1 : 1));

const firstExample = (schema: Schema | undefined, { reader }: ModernContext): YamlValue | undefined =>
  schema && schemaExamples(schema, reader)[0];

/** The examples of a media type, by name, otherwise the examples of its schema. */
function allExamples({ examples, schema, isJson, span }: MediaType, { reader }: ModernContext): Element[] {
  if (examples.length > 0) {
    return [...examples]
      .sort((a, b) => ((a.name ?? '') < (b.name ?? '') ? -1 : 1))
      .map((example) => exampleBlock(example.value, isJson, example.span));
  }
  const made = schema ? schemaExamples(schema, reader) : [];
  return made.map((value) => exampleBlock(value, isJson, (schema && spanOf(schema)) ?? span));
}

/** The one example of a body, or what replaces it. */
function single(
  value: YamlValue | undefined,
  { schema, isJson, span }: MediaType,
  context: ModernContext,
): Element[] {
  if (value !== undefined) return [exampleBlock(value, isJson, span)];
  const isObject = schema !== undefined && stringAt(context.reader.whole(schema), 'type') === 'object';
  return missingExample(isObject, span, context);
}

/** What is shown where no example can be made. */
export function missingExample(isObject: boolean, span: Span, { conventions }: ModernContext): Element[] {
  switch (conventions.schema.missingExample) {
    case 'omitted':
      return [];
    case 'empty':
      return [exampleBlock(isObject ? {} : null, true, span)];
    case 'message':
      return [textParagraph(span, 'There is no example.')];
  }
}

/** An example: JSON with sorted keys, or text. */
export function exampleBlock(value: YamlValue, isJson: boolean, span: Span): Element {
  const isText = !isJson && typeof value === 'string';
  const code = isText ? value : jsonText(value, { indent: 2, sorted: true }, span);
  return generated('code_example', span, { language: isText ? 'text' : 'json', code });
}
