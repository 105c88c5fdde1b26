import type { Callback, Header, MediaType, Operation, Parameter, Response } from '../openapi/model.js';
import type { Span } from '../source/text.js';
import type { Change, Direction, Impact, SchemaChange, Subject } from './change.js';
import type { CompareSchemas } from './compare-schemas.js';
import { compareSecurity } from './compare-security.js';
import { effects, isSchemaChangeKind } from './effects.js';
import { impactOf, impacts, reversed, type SubjectChangeKind } from './impact.js';
import type { ApiOperation } from './match-operations.js';

/** The parts of a change other than its subject. */
export type PartChange = Omit<Change, 'subject' | 'subjects'>;

interface Detail {
  readonly path?: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  readonly beforeSpan?: Span | undefined;
  readonly afterSpan?: Span | undefined;
}

/** A change of a whole part, classified by its kind. */
export const partChange = (kind: SubjectChangeKind, part: string, detail: Detail = {}): PartChange => ({
  path: '',
  ...detail,
  kind,
  part,
  impact: impacts[kind],
});

/** The changes of a schema as changes of a part, classified by the direction of its data. */
export function* schemaChanges(
  changes: readonly SchemaChange[],
  part: string,
  direction: Direction,
): Generator<PartChange> {
  for (const change of changes) yield { ...change, part, impact: impactOf(effects[change.kind], direction) };
}

/** Yields the changes between two states of an operation, except its address. */
export function* compareOperations(
  before: ApiOperation,
  after: ApiOperation,
  compare: CompareSchemas,
): Generator<PartChange> {
  const security = compareSecurity(before, after);
  if (security) {
    const { kind, ...values } = security;
    const change = partChange(kind, '', {
      ...values,
      beforeSpan: before.operation.span,
      afterSpan: after.operation.span,
    });
    yield after.isWebhook ? { ...change, impact: reversedImpact(change) } : change;
  }
  if (before.operation === after.operation) return;
  const changes = changesBetween(before.operation, after.operation, compare);
  for (const change of changes)
    yield after.isWebhook ? { ...change, impact: reversedImpact(change) } : change;
}

/** The impact of a change of a webhook: its request is sent by servers, its response by clients. */
function reversedImpact({ kind, part, impact }: PartChange): Impact {
  if (!isSchemaChangeKind(kind)) return reversed(impact);
  return impactOf(effects[kind], part.startsWith('response') ? 'request' : 'response');
}

function* changesBetween(
  before: Operation,
  after: Operation,
  compare: CompareSchemas,
): Generator<PartChange> {
  const spans = { beforeSpan: before.span, afterSpan: after.span };
  if (before.deprecated !== after.deprecated)
    yield partChange(after.deprecated ? 'operation-deprecated' : 'operation-undeprecated', '', spans);
  yield* prose(before.summary?.text, after.summary?.text, '', spans);
  if (before.description?.text !== before.summary?.text || after.description?.text !== after.summary?.text)
    yield* prose(before.description?.text, after.description?.text, '', spans);
  yield* compareRateLimit(before, after, spans);
  yield* compareParameters(before, after, compare);
  yield* compareBodies(before, after, compare);
  yield* compareResponses(before, after, compare);
  yield* compareCallbacks(before, after);
}

const normalized = (text: string | undefined): string | undefined => text?.replace(/\s+/g, ' ').trim();

function* prose(
  before: string | undefined,
  after: string | undefined,
  part: string,
  spans: Detail,
): Generator<PartChange> {
  if (normalized(before) !== normalized(after))
    yield partChange('description-changed', part, { ...spans, before, after });
}

function* compareRateLimit(before: Operation, after: Operation, spans: Detail): Generator<PartChange> {
  const isLimited = ({ responses }: Operation): boolean => responses.some(({ status }) => status === '429');
  if (isLimited(before) === isLimited(after)) return;
  yield partChange(isLimited(after) ? 'rate-limit-added' : 'rate-limit-removed', '', spans);
}

function* compareParameters(
  before: Operation,
  after: Operation,
  compare: CompareSchemas,
): Generator<PartChange> {
  const pathParameters = (operation: Operation): string[] =>
    [...operation.fullPath.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
  const [oldNames, names] = [pathParameters(before), pathParameters(after)];
  // Path parameters are known by their position.
  const keyOf = ({ name, location }: Parameter, path: readonly string[]): string =>
    location === 'path' && path.includes(name) ? `path ${path.indexOf(name)}` : `${location} ${name}`;
  const remaining = new Map(before.parameters.map((parameter) => [keyOf(parameter, oldNames), parameter]));
  for (const parameter of after.parameters) {
    const key = keyOf(parameter, names);
    const part = `${parameter.location} parameter ${parameter.name}`;
    const previous = remaining.get(key);
    remaining.delete(key);
    const afterSpan = parameter.span;
    if (!previous) {
      yield partChange(parameter.required ? 'required-parameter-added' : 'parameter-added', part, {
        afterSpan,
      });
      continue;
    }
    const spans = { beforeSpan: previous.span, afterSpan };
    if (previous.required !== parameter.required)
      yield partChange(parameter.required ? 'parameter-required' : 'parameter-optional', part, spans);
    if (previous.deprecated !== parameter.deprecated)
      yield partChange(parameter.deprecated ? 'parameter-deprecated' : 'parameter-undeprecated', part, spans);
    yield* prose(previous.description?.text, parameter.description?.text, part, spans);
    // In Swagger 2.0 a parameter is its own schema, with the description and deprecation compared above.
    const changes = compare(previous.schema, parameter.schema).filter(
      ({ kind, path }) =>
        path !== '' || !['description-changed', 'deprecated', 'undeprecated'].includes(kind),
    );
    yield* schemaChanges(changes, part, 'request');
  }
  for (const { name, location, span } of remaining.values())
    yield partChange('parameter-removed', `${location} parameter ${name}`, { beforeSpan: span });
}

function* compareBodies(before: Operation, after: Operation, compare: CompareSchemas): Generator<PartChange> {
  const part = 'request body';
  const [old, current] = [before.requestBody, after.requestBody];
  if (!old && !current) return;
  if (!old) {
    const kind = current?.required ? 'required-request-body-added' : 'request-body-added';
    yield partChange(kind, part, { afterSpan: current?.span });
    return;
  }
  if (!current) {
    yield partChange('request-body-removed', part, { beforeSpan: old.span });
    return;
  }
  const spans = { beforeSpan: old.span, afterSpan: current.span };
  if (old.required !== current.required)
    yield partChange(current.required ? 'request-body-required' : 'request-body-optional', part, spans);
  yield* prose(old.description?.text, current.description?.text, part, spans);
  yield* compareContent(old.content, current.content, part, 'request', compare);
}

function* compareResponses(
  before: Operation,
  after: Operation,
  compare: CompareSchemas,
): Generator<PartChange> {
  const remaining = new Map(before.responses.map((response) => [response.status.toLowerCase(), response]));
  const isSuccess = ({ status }: Response): boolean => status.startsWith('2');
  for (const response of after.responses) {
    const part = `response ${response.status}`;
    const previous = remaining.get(response.status.toLowerCase());
    remaining.delete(response.status.toLowerCase());
    // A response 429 is reported as a rate limit.
    if (!previous) {
      if (response.status !== '429')
        yield partChange(isSuccess(response) ? 'success-response-added' : 'response-added', part, {
          afterSpan: response.span,
        });
      continue;
    }
    const spans = { beforeSpan: previous.span, afterSpan: response.span };
    yield* prose(previous.description?.text, response.description?.text, part, spans);
    yield* compareHeaders(previous.headers, response.headers, part, compare);
    yield* compareContent(previous.content, response.content, part, 'response', compare);
  }
  for (const response of remaining.values())
    if (response.status !== '429')
      yield partChange(
        isSuccess(response) ? 'success-response-removed' : 'response-removed',
        `response ${response.status}`,
        {
          beforeSpan: response.span,
        },
      );
}

function* compareHeaders(
  before: readonly Header[],
  after: readonly Header[],
  response: string,
  compare: CompareSchemas,
): Generator<PartChange> {
  const remaining = new Map(before.map((header) => [header.name.toLowerCase(), header]));
  for (const header of after) {
    const part = `${response} header ${header.name}`;
    const previous = remaining.get(header.name.toLowerCase());
    remaining.delete(header.name.toLowerCase());
    if (!previous) {
      yield partChange('header-added', part, { afterSpan: header.span });
      continue;
    }
    const spans = { beforeSpan: previous.span, afterSpan: header.span };
    if (previous.required !== header.required)
      yield partChange(header.required ? 'header-required' : 'header-optional', part, spans);
    yield* prose(previous.description?.text, header.description?.text, part, spans);
    const changes = compare(previous.schema, header.schema).filter(
      ({ kind, path }) => path !== '' || kind !== 'description-changed',
    );
    yield* schemaChanges(changes, part, 'response');
  }
  for (const { name, span } of remaining.values())
    yield partChange('header-removed', `${response} header ${name}`, { beforeSpan: span });
}

function* compareCallbacks(before: Operation, after: Operation): Generator<PartChange> {
  const keyOf = ({ name, method, url }: Callback): string => `callback ${name} ${method} ${url}`;
  const [old, current] = [before, after].map(
    ({ callbacks }) => new Map(callbacks.map((callback) => [keyOf(callback), callback.span])),
  );
  for (const [key, afterSpan] of current ?? [])
    if (!old?.has(key)) yield partChange('callback-added', key, { afterSpan });
  for (const [key, beforeSpan] of old ?? [])
    if (!current?.has(key)) yield partChange('callback-removed', key, { beforeSpan });
}

function* compareContent(
  before: readonly MediaType[],
  after: readonly MediaType[],
  part: string,
  direction: 'request' | 'response',
  compare: CompareSchemas,
): Generator<PartChange> {
  const remaining = new Map(before.map((media) => [media.type, media]));
  for (const media of after) {
    const previous = remaining.get(media.type);
    remaining.delete(media.type);
    if (!previous) {
      yield partChange(`${direction}-media-type-added`, part, { after: media.type, afterSpan: media.span });
      continue;
    }
    yield* compareExamples(previous, media, part);
    if (previous.schema && media.schema)
      yield* schemaChanges(compare(previous.schema, media.schema), part, direction);
  }
  for (const { type, span } of remaining.values())
    yield partChange(`${direction}-media-type-removed`, part, { before: type, beforeSpan: span });
}

function* compareExamples(before: MediaType, after: MediaType, part: string): Generator<PartChange> {
  const remaining = new Map(before.examples.map((example) => [example.name, example]));
  for (const { name, value, span } of after.examples) {
    const previous = remaining.get(name);
    remaining.delete(name);
    if (!previous) yield partChange('example-added', part, { afterSpan: span });
    else if (JSON.stringify(previous.value) !== JSON.stringify(value))
      yield partChange('example-changed', part, { beforeSpan: previous.span, afterSpan: span });
  }
  for (const { span } of remaining.values()) yield partChange('example-removed', part, { beforeSpan: span });
}

/** The subject of changes of an operation. */
export const operationSubject = ({ operation, group, isWebhook }: ApiOperation): Subject => ({
  kind: 'operation',
  name: `${isWebhook ? 'webhook ' : ''}${operation.method} ${operation.fullPath}`,
  group,
});
