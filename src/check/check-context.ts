import type { DocumentIndex } from '../doc/document-index.js';
import type { Context, Query } from '../graph/graph.js';
import { loadMetaSchemas, type MetaSchemas } from '../openapi/swagger2/structure.js';
import { hasKeyword } from '../schema/walk.js';
import type { Reader } from '../source/reader.js';
import type { SourceText, Span } from '../source/text.js';
import { dataFiles } from '../spec/data-files.js';
import type { ApiSource, ChangelogSource, DefinitionSource } from '../spec/layout.js';
import type { Repository } from '../spec/repository.js';
import type { Newsfragments } from '../spec/towncrier/newsfragments.js';
import type { YamlMap } from '../yaml/value.js';
import { createEventFiles, type EventFiles } from './event-files.js';
import { createExamples, type Examples } from './examples.js';
import type { Check, Finding } from './finding.js';
import { createJsonBlocks, type JsonBlocks } from './json-blocks.js';
import { keywordMaps } from './keyword-maps.js';
import { createLinks, type Links } from './links.js';
import { createNewsfragmentSets } from './newsfragment-sets.js';
import { createOperations, type FileOperations } from './operations.js';
import { createSchemaViolations } from './schema-violations.js';
import { createSchemas, type Schemas } from './schemas.js';
import { createShortcodeTags, type ShortcodeTag } from './shortcode-tags.js';
import { createShownContent, type ShownContent } from './shown-content.js';
import { createOpenApiViolations, createSwaggerViolations } from './swagger-violations.js';
import { createUsage, type Usage } from './usage.js';

/** A repository with the queries that several rules share. */
export interface CheckContext extends MetaSchemas {
  readonly repository: Repository;
  readonly eventFiles: EventFiles;
  readonly examples: Examples;
  readonly usage: Query<Usage>;
  readonly index: Query<DocumentIndex>;
  readonly apiFiles: Query<readonly ApiSource[]>;
  readonly definitions: Query<readonly DefinitionSource[]>;
  readonly changelogs: Query<readonly ChangelogSource[]>;
  readonly newsfragmentSets: Query<readonly Newsfragments[]>;
  /** Paths of all section files, including those that belong to no document; without templates for authors (`_*.rst`). */
  readonly sectionFiles: Query<readonly string[]>;
  /** Paths of all content files of a site. */
  readonly contentFiles: Query<readonly string[]>;
  /** The shortcodes in a content file, by its path. */
  readonly shortcodeTags: Query<readonly ShortcodeTag[]>;
  readonly shownContent: Query<ShownContent>;
  /** Paths of all YAML and JSON files of APIs, events and data; a file that symbolic links point to is listed once. */
  readonly dataFiles: Query<readonly string[]>;
  /** Creates a function that yields the findings of a file by its path, memoized until one of its inputs changes. */
  byFile(name: string, find: FindInFile): (path: string) => readonly Finding[];
  /** The maps of keywords (see `keywordMaps`) of a data file, by its path. */
  readonly keywordMaps: Query<readonly YamlMap[]>;
  readonly operations: Query<FileOperations>;
  readonly links: Links;
  readonly jsonBlocks: JsonBlocks;
  readonly schemas: Schemas;
  /** Violations of the meta-schema of JSON Schema in a schema file. */
  readonly schemaViolations: Query<readonly Finding[]>;
  /** Violations of the schema of Swagger 2.0 in an API file and in the files that it refers to. */
  readonly swaggerViolations: Query<readonly Finding[]>;
  /** The violations of OpenAPI 3 in an API file and in the files that it refers to. */
  readonly openApiViolations: Query<readonly Finding[]>;
  /** Creates the check of a rule that inspects each API file separately. */
  ofOperations(name: string, find: FindInFile): Check;
  /**
   * Creates the check of a rule that inspects each map of keywords (see `keywordMaps`) in the data files, without event examples,
   * that have at least one of the keywords.
   */
  ofKeywordMaps(
    name: string,
    keywords: readonly string[] | 'all',
    find: (map: YamlMap, path: string, context: Context) => Iterable<Finding>,
  ): Check;
  /** Whether a `$ref` in any data file names the file, or a part of it. */
  isReferenced(path: string): boolean;
  /** The first line of a file: the location of problems that concern the whole file. */
  firstLine(path: string): Span | undefined;
}

export type FindInFile = (path: string, context: Context) => Iterable<Finding>;

const isSameList = (before: readonly unknown[], after: readonly unknown[]): boolean =>
  JSON.stringify(before) === JSON.stringify(after);

/** Creates the queries that rules share; loads the meta-schemas. */
export async function createCheckContext(repository: Repository): Promise<CheckContext> {
  const { graph, sources, layout, options, index } = repository;
  const metaSchemas = await loadMetaSchemas();
  const recorded = ({ get }: Context): Reader => ({
    read: (path) => get(sources.file, path)?.text,
    bytes: (path) => sources.reader.bytes(path),
    list: (path) => get(sources.folder, path),
    canonical: (path) => get(sources.canonical, path),
    canonicalFile: (path) => get(sources.canonicalFile, path),
  });
  const { protocol } = options;
  const apiFiles = graph.query(
    'API files',
    (_, context) => layout.apiSources(recorded(context), protocol),
    isSameList,
  );
  const changelogs = graph.query(
    'changelog files',
    (_, context) => layout.changelogs(recorded(context), protocol),
    isSameList,
  );
  const dataFilesQuery = graph.query(
    'data files',
    (_, context) => [...dataFiles(recorded(context), layout, protocol)],
    isSameList,
  );
  const usage = createUsage(repository);
  const eventFiles = createEventFiles(repository);
  const maps = graph.query<readonly YamlMap[]>('keyword maps', (path, { get }) =>
    keywordMaps(get(sources.yaml, path)?.value),
  );
  const shortcodeTags = createShortcodeTags(repository);
  const schemas = createSchemas(repository, apiFiles, dataFilesQuery, maps);
  const schemaViolations = createSchemaViolations(repository, schemas, maps, metaSchemas);
  const byFile: CheckContext['byFile'] = (name, find) => {
    const query = graph.query<readonly Finding[]>(name, (path, context) => [...find(path, context)]);
    return (path) => graph.get(query, path);
  };
  const referenced = graph.query<readonly string[]>(
    'referenced files',
    (path, { get }) => [...new Set(get(sources.references, path).list.map(({ file }) => file))],
    isSameList,
  );
  const allReferenced = graph.query<ReadonlySet<string>>(
    'all referenced files',
    (_, { get }) => new Set(get(dataFilesQuery, '').flatMap((path) => get(referenced, path))),
    (before, after) => isSameList([...before], [...after]),
  );
  return {
    repository,
    ...metaSchemas,
    apiFiles,
    eventFiles,
    examples: createExamples(repository, eventFiles, schemas),
    usage,
    definitions: graph.query(
      'definition files',
      (_, context) => layout.definitionSources(recorded(context), protocol),
      isSameList,
    ),
    changelogs,
    newsfragmentSets: createNewsfragmentSets(repository, changelogs),
    sectionFiles: graph.query(
      'section files',
      (_, context) => [...sectionFiles(recorded(context))],
      isSameList,
    ),
    contentFiles: graph.query(
      'all content files',
      (_, context) => [...filesBelow(recorded(context), 'content', /\.md$/)],
      isSameList,
    ),
    shortcodeTags,
    shownContent: createShownContent(repository, shortcodeTags, eventFiles),
    dataFiles: dataFilesQuery,
    byFile,
    keywordMaps: maps,
    operations: createOperations(repository),
    index,
    links: createLinks(repository, index),
    jsonBlocks: createJsonBlocks(repository, usage),
    schemas,
    schemaViolations,
    openApiViolations: createOpenApiViolations(repository),
    swaggerViolations: createSwaggerViolations(repository, schemaViolations, metaSchemas),
    ofOperations: (name, find) => {
      const inFile = byFile(name, find);
      return ({ report }) => {
        for (const { path } of graph.get(apiFiles, '')) for (const finding of inFile(path)) report(finding);
      };
    },
    ofKeywordMaps: (name, keywords, find) => {
      const relevant = keywords === 'all' ? undefined : new Set(keywords);
      const inFile = byFile(name, function* (path, context) {
        for (const map of context.get(maps, path))
          if (!relevant || hasKeyword(map, relevant)) yield* find(map, path, context);
      });
      return ({ report }) => {
        for (const path of graph.get(dataFilesQuery, ''))
          if (!path.startsWith(`${layout.eventExamples}/`))
            for (const finding of inFile(path)) report(finding);
      };
    },
    isReferenced: (path) => graph.get(allReferenced, '').has(path),
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

function* filesBelow(reader: Reader, root: string, pattern: RegExp): Generator<string> {
  const open = [root];
  for (let folder = open.shift(); folder !== undefined; folder = open.shift())
    for (const { name, kind } of reader.list(folder) ?? []) {
      const path = `${folder}/${name}`;
      if (kind === 'directory') open.push(path);
      else if (pattern.test(name)) yield path;
    }
}
