import { inFile } from '../../source/text.js';
import { parseYaml } from '../../yaml/parse.js';
import { rangeOf } from '../../yaml/ranges.js';
import { isCollection, valueAt } from '../../yaml/value.js';
import { createEmbeddedEvents } from '../embedded-events.js';
import { type Example, exampleMismatches } from '../example-values.js';
import type { Finding } from '../finding.js';
import type { JsonBlock } from '../json-blocks.js';
import type { Rule } from '../rule.js';

export const exampleEmbeddedEvent: Rule = {
  id: 'example/embedded-event',
  severity: 'warning',
  summary: 'An event within an example does not match the schema of its type, or has an unknown type.',
  explanation:
    'Examples of requests and responses, other events and blocks of JSON in the text contain events: objects with a type and a content. Their content is validated against the schema of the event type. In blocks of JSON, which may be abridged, a missing property is info, and so is an unknown type that resembles no known type.',
  prepare({ repository, eventFiles, examples, apiFiles, dataFiles, keywordMaps, jsonBlocks, byFile }) {
    const { graph, layout } = repository;
    const find = createEmbeddedEvents(repository, eventFiles);
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
    const inSchemas = byFile('events within examples of schemas', (path, context) =>
      context.get(keywordMaps, path).flatMap((map) => {
        const value = valueAt(map, 'example');
        const span = rangeOf(map, 'example')?.value;
        return isCollection(value) && span ? find({ value, span }, context) : [];
      }),
    );
    const inSection = byFile('events within JSON of a section', (path, context) =>
      context.get(jsonBlocks.ofSection, path).flatMap((block) => {
        const value = parsed(block);
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

/** Returns the value of a valid block that may contain an event. */
const parsed = ({ source, error }: JsonBlock) =>
  error || !source.text.includes('"type"') ? undefined : parseYaml(source).value;
