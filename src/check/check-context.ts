import type { DocumentIndex } from '../doc/document-index.js';
import { indexDocument } from '../doc/document-index.js';
import type { Context, Query } from '../graph/graph.js';
import { loadMetaSchemas, type MetaSchemas } from '../openapi/swagger2/structure.js';
import type { Reader } from '../source/reader.js';
import type { SourceText, Span } from '../source/text.js';
import type { ApiSource, ChangelogSource, DefinitionSource } from '../spec/layout.js';
import type { Repository } from '../spec/repository.js';
import { createExamples, type Examples } from './examples.js';
import type { Check, Finding } from './finding.js';
import { createLinks, type Links } from './links.js';
import { createOperations, type FileOperations } from './operations.js';
import { createSchemaViolations } from './schema-violations.js';
import { createSchemas, type Schemas } from './schemas.js';
import { createSwaggerViolations } from './swagger-violations.js';
import { createUsage, type Usage } from './usage.js';

/** A repository with what several rules ask of it. */
export interface CheckContext extends MetaSchemas {
  readonly repository: Repository;
  readonly examples: Examples;
  readonly usage: Query<Usage>;
  readonly index: Query<DocumentIndex>;
  readonly apiFiles: Query<readonly ApiSource[]>;
  readonly definitions: Query<readonly DefinitionSource[]>;
  readonly changelogs: Query<readonly ChangelogSource[]>;
  /** Paths of the section files, whether a document has them or not; those that begin with an underscore are templates for authors. */
  readonly sectionFiles: Query<readonly string[]>;
  /** Paths of every YAML and JSON file of APIs, events and data; what links lead to is not among them twice. */
  readonly dataFiles: Query<readonly string[]>;
  /** What is wrong with one file, by its path: worked out again only where something that was asked for has changed. */
  byFile(name: string, find: FindInFile): (path: string) => readonly Finding[];
  readonly operations: Query<FileOperations>;
  readonly links: Links;
  readonly schemas: Schemas;
  /** What is no JSON Schema in a file that is one. */
  readonly schemaViolations: Query<readonly Finding[]>;
  /** What is no valid Swagger in an API file, and in what it refers to. */
  readonly swaggerViolations: Query<readonly Finding[]>;
  /** The check of a rule that looks at each API file by itself. */
  ofOperations(name: string, find: FindInFile): Check;
  /** The first line of a file, which stands for all of it. */
  firstLine(path: string): Span | undefined;
}

export type FindInFile = (path: string, context: Context) => Iterable<Finding>;

const sameList = (before: readonly unknown[], after: readonly unknown[]): boolean =>
  JSON.stringify(before) === JSON.stringify(after);

/** Makes the queries that rules share. */
export async function createCheckContext(repository: Repository): Promise<CheckContext> {
  const { graph, sources, layout, options, document } = repository;
  const metaSchemas = await loadMetaSchemas();
  const schemas = createSchemas(repository);
  const schemaViolations = createSchemaViolations(repository, schemas, metaSchemas);
  const index = graph.query('index of a document', (name, { get }) => {
    const { units, idAliases } = get(document, name);
    return indexDocument(units, idAliases);
  });
  const recorded = ({ get }: Context): Reader => ({
    read: (path) => get(sources.file, path)?.text,
    bytes: (path) => sources.reader.bytes(path),
    list: (path) => get(sources.folder, path),
    canonical: (path) => get(sources.canonical, path),
  });
  const { protocol } = options;
  const apiFiles = graph.query(
    'API files',
    (_, context) => layout.apiSources(recorded(context), protocol),
    sameList,
  );
  const byFile: CheckContext['byFile'] = (name, find) => {
    const query = graph.query<readonly Finding[]>(name, (path, context) => [...find(path, context)]);
    return (path) => graph.get(query, path);
  };
  return {
    repository,
    ...metaSchemas,
    apiFiles,
    examples: createExamples(repository),
    usage: createUsage(repository),
    definitions: graph.query(
      'definition files',
      (_, context) => layout.definitionSources(recorded(context), protocol),
      sameList,
    ),
    changelogs: graph.query(
      'changelog files',
      (_, context) => layout.changelogs(recorded(context), protocol),
      sameList,
    ),
    sectionFiles: graph.query(
      'section files',
      (_, context) => [...sectionFiles(recorded(context))],
      sameList,
    ),
    dataFiles: graph.query(
      'data files',
      (_, context) => [...dataFiles(recorded(context), repository)],
      sameList,
    ),
    byFile,
    operations: createOperations(repository),
    index,
    links: createLinks(repository, index),
    schemas,
    schemaViolations,
    swaggerViolations: createSwaggerViolations(repository, schemaViolations, metaSchemas),
    ofOperations: (name, find) => {
      const inFile = byFile(name, find);
      return ({ report }) => {
        for (const { path } of graph.get(apiFiles, '')) for (const finding of inFile(path)) report(finding);
      };
    },
    firstLine: (path) => {
      const source = graph.get(sources.text, path);
      return source && firstLineOf(source);
    },
  };
}

export const firstLineOf = (source: SourceText): Span => ({
  source,
  start: 0,
  end: source.line(1).length,
});

function* sectionFiles(reader: Reader): Generator<string> {
  const open = ['specification'];
  for (let folder = open.shift(); folder !== undefined; folder = open.shift()) {
    for (const { name, kind } of reader.list(folder) ?? []) {
      const path = `${folder}/${name}`;
      if (reader.canonical(path) !== path || name.startsWith('_')) continue;
      if (kind === 'directory') open.push(path);
      else if (/\.(?:rst|md)$/.test(name) && !/^readme/i.test(name)) yield path;
    }
  }
}

const folders = ['api', 'event-schemas', 'data-definitions'];

function* dataFiles(reader: Reader, { layout, options }: Repository): Generator<string> {
  const events = new Set([layout.eventSchemas, layout.eventExamples]);
  const open = [...folders];
  for (let folder = open.shift(); folder !== undefined; folder = open.shift()) {
    for (const { name, kind } of reader.list(folder) ?? []) {
      const path = `${folder}/${name}`;
      // A link leads to a file or folder that is found by its own name.
      if (reader.canonical(path) !== path) continue;
      if (kind === 'directory') open.push(path);
      else if (/\.(ya?ml|json)$/.test(name)) yield path;
      else if (events.has(folder) && name.startsWith(options.protocol.eventPrefix)) yield path;
    }
  }
}
