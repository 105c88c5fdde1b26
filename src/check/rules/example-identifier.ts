import type { Span } from '../../source/text.js';
import type { Protocol } from '../../spec/protocol.js';
import { rangeOf } from '../../yaml/ranges.js';
import { isCollection, isMap, type YamlValue } from '../../yaml/value.js';
import type { Example } from '../example-values.js';
import type { Finding } from '../finding.js';
import type { Rule } from '../rule.js';

type Identifier = Protocol['identifiers'][number];

export const exampleIdentifier: Rule = {
  id: 'example/identifier',
  severity: 'warning',
  summary: 'An identifier in an example lacks its sigil.',
  explanation:
    'Identifiers begin with a character that tells their kinds apart: @user:server, !room:server, $event, #alias:server. The values of properties and parameters such as user_id, room_id and event_id in examples of requests, responses and events are checked.',
  prepare({ repository: { graph, options }, examples, apiFiles, eventFiles, byFile }) {
    const byName = new Map(
      options.protocol.identifiers.flatMap((identifier) =>
        identifier.properties.map((name) => [name, identifier] as const),
      ),
    );
    const inEvent = byFile('identifiers in example events', (name, { get }) => {
      const example = get(examples.event, name);
      return example ? invalidIn(example, byName) : [];
    });
    const inApi = byFile('identifiers in API examples', (path, { get }) =>
      get(examples.api, path).flatMap((example) => [...invalidIn(example, byName)]),
    );
    return ({ report }) => {
      for (const name of graph.get(eventFiles.examples, '').keys())
        for (const finding of inEvent(name)) report(finding);
      for (const { path } of graph.get(apiFiles, '')) for (const finding of inApi(path)) report(finding);
    };
  },
};

/** Yields the identifiers without their sigils in an example. */
function* invalidIn(
  { value: whole, span: wholeSpan, parameter, subject }: Example,
  byName: ReadonlyMap<string, Identifier>,
): Generator<Finding> {
  if (parameter !== undefined) yield* invalid(parameter, whole, wholeSpan);
  yield* within(whole);

  function* within(value: YamlValue | undefined): Generator<Finding> {
    if (!isCollection(value)) return;
    if (isMap(value))
      for (const name of Object.keys(value))
        if (byName.has(name)) yield* invalid(name, value[name], rangeOf(value, name)?.value ?? wholeSpan);
    for (const part of Array.isArray(value) ? value : Object.values(value)) yield* within(part);
  }

  function* invalid(name: string, value: YamlValue | undefined, span: Span): Generator<Finding> {
    const identifier = byName.get(name);
    if (!identifier || typeof value !== 'string' || !/^[\w@!$#+]/.test(value)) return;
    const { sigil, parameterSigils } = identifier;
    const accepted = parameter === undefined ? [sigil] : [sigil, ...parameterSigils];
    if (accepted.some((start) => value.startsWith(start))) return;
    yield {
      message: `"${name}" in ${subject} is not a valid ${identifier.name}: "${value}" lacks the sigil "${sigil}".`,
      span,
      help: `Write an identifier like ${identifier.example}.`,
    };
  }
}
