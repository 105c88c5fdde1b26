import { inFile } from '../../source/text.js';
import { parseYaml } from '../../yaml/parse.js';
import { rangeOf } from '../../yaml/ranges.js';
import { isCollection, isMap, valueAt } from '../../yaml/value.js';
import { createDiscriminatedObjects } from '../discriminated-objects.js';
import { createEmbeddedEvents, type FindEventProblems } from '../embedded-events.js';
import { type Example, exampleMismatches } from '../example-values.js';
import type { Finding } from '../finding.js';
import type { JsonBlock } from '../json-blocks.js';
import type { Rule } from '../rule.js';

export const exampleEmbeddedEvent: Rule = {
  id: 'example/embedded-event',
  severity: 'warning',
  summary: 'An event within an example does not match the schema of its type, or has an unknown type.',
  explanation:
    'Examples of requests and responses, other events and blocks of JSON in the text contain events: objects with a type and a content. Their content is validated against the schema of the event type. Objects with a property of `protocol.events.discriminators` are validated against the definition that permits only this value of the property. In blocks of JSON, which may be abridged, a missing property is info, and so is an unknown type that resembles no known type.',
  prepare({ repository, eventFiles, examples, apiFiles, dataFiles, keywordMaps, jsonBlocks, byFile }) {
    const { graph, sources, layout, options } = repository;
    const inEvents = createEmbeddedEvents(repository, eventFiles);
    const inObjects = createDiscriminatedObjects(repository, dataFiles);
    const find: FindEventProblems = (container, context) => [
      ...inEvents(container, context),
      ...inObjects(container, context),
    ];
    const types = [options.protocol.eventProperties.type, ...options.protocol.discriminators];
    const inEvent = byFile('events within example events', (name, context) => {
      const example = context.get(examples.event, name);
      return example?.value === undefined ? [] : find({ ...example, value: example.value }, context);
    });
    const inApi = byFile('events within API examples', (path, context) =>
      context.get(examples.api, path).flatMap((example) => {
        if (example.value === undefined) return [];
        return withoutMismatches(find({ ...example, value: example.value }, context), example);
      }),
    );
    const inSchemas = byFile('events within examples of schemas', (path, context) => {
      const { list } = context.get(sources.references, path);
      const references = new Map(list.filter(({ keys }) => keys.length === 0).map((one) => [one.map, one]));
      return context.get(keywordMaps, path).flatMap((map) => {
        const value = valueAt(map, 'example');
        const span = rangeOf(map, 'example')?.value;
        if (!isCollection(value) || !span) return [];
        const reference = isMap(value) ? references.get(value) : undefined;
        const whole = reference && context.get(sources.resolved, reference.file)?.value;
        return find({ value: isCollection(whole) ? whole : value, span }, context);
      });
    });
    const inSection = byFile('events within JSON of a section', (path, context) =>
      context.get(jsonBlocks.ofSection, path).flatMap((block) => {
        const value = parsed(block, types);
        if (value === undefined) return [];
        const span = { source: block.source, start: 0, end: block.source.text.length };
        return find({ value, span, isAbridged: true }, context);
      }),
    );
    return ({ report }) => {
      // Examples are shared by files that refer to them.
      const reported = new Set<string>();
      const reportOnce = (findings: readonly Finding[]): void => {
        for (const finding of findings) {
          const { source, start } = inFile(finding.span);
          const key = [source.path, start, finding.message].join('\0');
          if (!reported.has(key)) report(finding);
          reported.add(key);
        }
      };
      for (const name of graph.get(eventFiles.examples, '').keys()) reportOnce(inEvent(name));
      for (const { path } of graph.get(apiFiles, '')) reportOnce(inApi(path));
      for (const path of graph.get(dataFiles, ''))
        if (!path.startsWith(`${layout.eventExamples}/`)) reportOnce(inSchemas(path));
      for (const path of graph.get(jsonBlocks.sections, '')) reportOnce(inSection(path));
    };
  },
};

/** Leaves out problems at locations that `example/api` reports. */
function withoutMismatches(findings: readonly Finding[], example: Example): readonly Finding[] {
  if (findings.length === 0) return findings;
  const reported = exampleMismatches(example).map(({ span }) => span);
  return findings.filter(
    ({ span }) => !reported.some(({ source, start }) => source === span.source && start === span.start),
  );
}

/** Returns the value of a valid block that may contain an event or another object with a type. */
const parsed = ({ source, error }: JsonBlock, types: readonly string[]) =>
  error || !types.some((type) => source.text.includes(`"${type}"`)) ? undefined : parseYaml(source).value;
