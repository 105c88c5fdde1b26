import type { Repository } from '../spec/repository.js';
import { isMap } from '../yaml/value.js';
import type { EventSource } from './compare-events.js';
import { securitySchemesOf } from './compare-security.js';
import type { ApiOperation } from './match-operations.js';
import { readPages } from './text/read-pages.js';
import type { Page } from './text/section.js';

/** The operations and events that a repository defines, whatever its layout. */
export interface SpecificationState {
  readonly operations: readonly ApiOperation[];
  readonly events: ReadonlyMap<string, EventSource>;
  /** The files that define them; the pages show their content, whose changes are reported as changes of operations and events. */
  readonly dataFiles: ReadonlySet<string>;
  readonly pages: readonly Page[];
}

/** Reads the operations, events and pages of a repository. Files that cannot be read are left out; `spec check` reports them. */
export function readState(repository: Repository): SpecificationState {
  const { graph, layout, sources, models, options } = repository;
  const dataFiles = new Set<string>();
  const operations = layout
    .apiSources(sources.reader, options.protocol)
    .flatMap(({ path, group }): ApiOperation[] => {
      dataFiles.add(path);
      const { operations: requests = [], webhooks = [] } = graph.get(models.api, path) ?? {};
      const schemes = securitySchemesOf(graph.get(sources.resolved, path)?.value);
      return [
        ...requests.map((operation) => ({ group, operation, schemes, isWebhook: false })),
        ...webhooks.map((operation) => ({ group, operation, schemes, isWebhook: true })),
      ];
    });
  const events = new Map<string, EventSource>();
  const examplesOf = new Map<string, Map<string, { text: string; span: EventSource['span'] }>>();
  for (const file of graph.get(models.exampleNames, '')) {
    const example = graph.get(models.example, file);
    if (!example) continue;
    dataFiles.add(example.span.source.path);
    const name = withoutExtension(file);
    const type = name.split(/[$#]/)[0] ?? name;
    const examples = examplesOf.get(type) ?? new Map();
    examples.set(name, { text: example.text, span: example.span });
    examplesOf.set(type, examples);
  }
  for (const file of graph.get(models.eventNames, '')) {
    const path = `${layout.eventSchemas}/${file}`;
    dataFiles.add(path);
    const schema = graph.get(sources.resolved, path)?.value;
    const document = graph.get(sources.yaml, path);
    if (!document || !isMap(schema)) continue;
    const name = withoutExtension(file).replace('#', '$');
    const isVariant = name.includes('$');
    const type = name.split('$')[0] ?? name;
    const examples = new Map(
      [...(examplesOf.get(type) ?? [])].filter(
        ([example]) => !isVariant || example.replace('#', '$') === name,
      ),
    );
    events.set(name, { name, schema, examples, span: document.span });
  }
  return { operations, events, dataFiles, pages: readPages(repository) };
}

const withoutExtension = (file: string): string => file.replace(/\.(?:yaml|yml|json)$/, '');
