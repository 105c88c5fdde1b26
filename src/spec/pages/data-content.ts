import { type Element, isElement } from '../../doc/nodes.js';
import type { Context, Graph, Query } from '../../graph/graph.js';
import { parseMarkdownBlocks } from '../../markdown/parse.js';
import type { ApiFile } from '../../openapi/model.js';
import { readApi } from '../../openapi/read-api.js';
import { createSchemaReader, type SchemaReader } from '../../schema/modern/schema-reader.js';
import type { StringFormat } from '../../schema/modern/type-context.js';
import { folderOf, nameOf } from '../../source/reader.js';
import { SourceText, type Span } from '../../source/text.js';
import { isMap, type YamlMap } from '../../yaml/value.js';
import { type GeneratedUnit, missing } from '../generate/generated.js';
import type { ModernContext } from '../generate/modern/context.js';
import { definitionUnit, eventFieldsUnit } from '../generate/modern/definition.js';
import { type EventExample, eventUnit, exampleNames } from '../generate/modern/event.js';
import { type Endpoint, endpointsOf, operationUnits } from '../generate/modern/operation.js';
import type { Protocol } from '../protocol.js';
import type { Sources } from '../sources.js';
import type { BlockCall, ShortcodeContent } from './assemble-page.js';
import { fileNames, reportMissingFile, requiredArgument } from './inclusions.js';
import { markdownBlocks } from './markdown-blocks.js';
import type { ShowingPage } from './showing-page.js';
import type { SiteQueries } from './site-queries.js';

/** The content of shortcodes that show API files, events and schemas. */
export interface DataContent {
  /** The string formats by their ids, with the key `''`. */
  readonly formats: Query<ReadonlyMap<string, StringFormat>>;
  content(call: BlockCall, showing: ShowingPage, query: Context): ShortcodeContent | undefined;
}

export interface DataSources {
  readonly sources: Sources;
  readonly protocol: Protocol;
  readonly site: SiteQueries;
  /** The path in front of all pages; empty for the root of a host. */
  readonly basePath: string;
}

const dataFolder = 'data';
const eventFolder = `${dataFolder}/event-schemas/schema`;
const exampleFolder = `${dataFolder}/event-schemas/examples`;
/** The files with the string formats; the first that exists is read. */
export const formatFiles = [`${dataFolder}/string-formats.yaml`, `${dataFolder}/custom-formats.yaml`];
const extensions = ['.yaml', '.yml', '.json'];

/** A file of data with its references resolved and its schemas in the form that pages are made from. */
interface PreparedFile {
  readonly value: YamlMap;
  readonly span: Span;
}

/** The sections of an API file, and its operations for the list of endpoints. */
interface ApiContent {
  readonly units: readonly GeneratedUnit[];
  readonly endpoints: readonly Endpoint[];
}

/** What an event is shown with, as the key of a query. */
interface EventRequest {
  /** The name of its schema, without extension. */
  readonly file: string;
  /** What it is called; default: the name of the schema. */
  readonly name?: string | undefined;
  /** Markdown. */
  readonly title?: string | undefined;
  readonly example?: string | undefined;
}

export function createDataContent(graph: Graph, context: DataSources): DataContent {
  const { sources, protocol, site, basePath } = context;

  const reader = graph.query<SchemaReader>('schema reader', (_, { get }) =>
    createSchemaReader(get(site.conventions, '').schema),
  );
  const prepared = graph.query<PreparedFile | undefined>('prepared file', (path, { get }) => {
    const document = get(sources.yaml, path);
    const value = get(sources.resolved, path)?.value;
    const result = value === undefined ? undefined : get(reader, '').prepare(value);
    return document && isMap(result) ? { value: result, span: { ...document.span, end: 0 } } : undefined;
  });
  /** A prepared file that a page shows; what contains no map is reported. */
  const shown = (path: string, { get }: Context): PreparedFile | undefined =>
    get(sources.yamlMap, path) && get(prepared, path);
  const formats = graph.query<ReadonlyMap<string, StringFormat>>('string formats', (_, { get }) => {
    const path = formatFiles.find((file) => get(sources.canonicalFile, file) !== undefined);
    const value = path === undefined ? undefined : get(sources.yaml, path)?.value;
    const { resolvesPageLinks } = get(site.conventions, '');
    return new Map(
      Object.entries(isMap(value) ? value : {}).flatMap(([id, format]) => {
        if (!isMap(format) || typeof format.title !== 'string' || typeof format.url !== 'string') return [];
        return [[id, { title: format.title, href: formatAddress(format.url, basePath, resolvesPageLinks) }]];
      }),
    );
  });
  const modern = ({ get, report }: Context): ModernContext => ({
    conventions: get(site.conventions, ''),
    reader: get(reader, ''),
    formats: get(formats, ''),
    describe: (description) => markdownBlocks(description, get(site.dataDialect, ''), report),
    report,
  });

  const apiFile = graph.query<ApiFile | undefined>('API file of the site', (path, { get }) => {
    const document = get(sources.yamlMap, path);
    const file = get(prepared, path);
    return document && file && readApi(document, file.value);
  });
  const operations = graph.query<ApiContent>('operations of the site', (key, query) => {
    const [path = '', anchorBase] = key.split(' ');
    const file = query.get(apiFile, path);
    if (!file) return { units: [missing(path)], endpoints: [] };
    const units = operationUnits(file, { anchorBase }, modern(query));
    return {
      units: units.map((unit) => ({ ...unit, key: `${path}#${anchorBase ?? ''}#${unit.key}` })),
      endpoints: endpointsOf(file, { anchorBase }),
    };
  });

  const names = (folder: string): Query<readonly string[]> =>
    graph.query<readonly string[]>(
      `names in ${folder}`,
      (_, { get }) =>
        (get(sources.folder, folder) ?? []).flatMap(({ name, kind }) =>
          kind === 'file' && /\.ya?ml$/.test(name) ? [name.replace(/\.ya?ml$/, '')] : [],
        ),
      (before, after) => before.join('\n') === after.join('\n'),
    );
  const eventNames = names(eventFolder);
  const allExamples = names(exampleFolder);
  const eventWeight = graph.query<number>('weight of an event', (name, { get }) => {
    const path = findFile(`${eventFolder}/${name}`, get);
    const weight = path === undefined ? undefined : get(prepared, path)?.value['x-weight'];
    return typeof weight === 'number' ? weight : 0;
  });

  const findFile = (path: string, get: Context['get']): string | undefined =>
    extensions
      .map((extension) => path + extension)
      .find((file) => get(sources.canonicalFile, file) !== undefined);

  const example = (name: string, { get }: Context): EventExample[] => {
    const path = findFile(`${exampleFolder}/${name}`, get);
    const file = path === undefined ? undefined : get(prepared, path);
    return file ? [file] : [];
  };
  const event = graph.query<GeneratedUnit>('event of the site', (key, query) => {
    const request: EventRequest = JSON.parse(key);
    const { file, title } = request;
    const path = findFile(`${eventFolder}/${file}`, query.get) ?? '';
    const schema = shown(path, query);
    if (!schema) return missing(path);
    const conventions = query.get(site.conventions, '');
    const exampleFiles =
      request.example === undefined
        ? exampleNames(file, query.get(allExamples, ''), conventions.event)
        : [request.example];
    const heading = title === undefined ? undefined : titleNodes(title, schema.span, query);
    const unit = eventUnit(
      {
        name: request.name ?? file,
        title: heading,
        schema: schema.value,
        examples: exampleFiles.flatMap((name) => example(name, query)),
        span: schema.span,
      },
      modern(query),
    );
    return { ...unit, key: `event#${file}` };
  });

  const titleNodes = (
    title: string,
    span: Span,
    { get }: Context,
  ): readonly Element['children'][number][] => {
    const source = SourceText.derived(span.source, title, { from: [0], to: [0] });
    const [first] = parseMarkdownBlocks(source, get(site.pageDialect, '')).nodes;
    return first && isElement(first) ? first.children : [];
  };

  const definition = graph.query<GeneratedUnit>('definition of the site', (path, query) => {
    const file = shown(path, query);
    return file
      ? definitionUnit({ path, schema: file.value, span: file.span }, modern(query))
      : missing(path);
  });
  const fields = graph.query<GeneratedUnit>('event fields of the site', (path, query) => {
    const file = shown(path, query);
    return file
      ? eventFieldsUnit({ path, schema: file.value, span: file.span }, modern(query))
      : missing(path);
  });

  /** The file of data that an argument names without its extension; reports a missing argument or file. */
  const named = (call: BlockCall, argument: string, folder: string, query: Context): string | undefined => {
    const name = requiredArgument(call, argument, call.element, query.report);
    if (name === undefined) return undefined;
    const path = `${folder}/${name}`;
    const found = findFile(path, query.get);
    if (found === undefined) {
      const siblings = fileNames(query.get(sources.folder, folderOf(path)));
      reportMissingFile(`${folderOf(path)}/${nameOf(path)}.yaml`, siblings, call.element, query.report);
    }
    return found;
  };
  const units = (list: readonly GeneratedUnit[], hasNumberedIds = false): ShortcodeContent => ({
    kind: 'units',
    units: list,
    hasNumberedIds,
  });
  const events = (requests: readonly EventRequest[], { get }: Context): ShortcodeContent =>
    units(
      requests.map((request) => get(event, JSON.stringify(request))),
      true,
    );

  /** The events of a group: by weight, or by name. */
  const eventGroup = (prefix: string, query: Context): readonly string[] => {
    const group = query.get(eventNames, '').filter((name) => name.startsWith(prefix));
    if (query.get(site.conventions, '').eventGroupOrder === 'name') return group;
    const weighed = group.map((name) => ({ name, weight: query.get(eventWeight, name) }));
    return weighed.sort((a, b) => a.weight - b.weight).map(({ name }) => name);
  };

  /** The message types, the most common first. */
  const messageTypes = (query: Context): EventRequest[] => {
    if (!protocol.messageType) return [];
    const prefix = `${protocol.messageType.eventType}$`;
    const { omittedMessageTypes } = query.get(site.conventions, '');
    const first = protocol.eventGroups.find((group) => group.prefix === prefix)?.first ?? [];
    const rank = (name: string): number => (first.indexOf(name) + first.length + 1) % (first.length + 1);
    return query
      .get(eventNames, '')
      .filter((name) => name.startsWith(prefix) && !omittedMessageTypes.includes(name.slice(prefix.length)))
      .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
      .map((file) => ({ file, name: file.slice(prefix.length), example: file }));
  };

  return {
    formats,
    content(call, { endpoints }, query) {
      switch (call.name) {
        case 'http-api': {
          const api = requiredArgument(call, 'spec', call.element, query.report);
          const path = api === undefined ? undefined : named(call, 'api', `${dataFolder}/api/${api}`, query);
          if (path === undefined) return undefined;
          const { anchor_base: anchorBase } = call.named;
          const key = anchorBase === undefined ? path : `${path} ${anchorBase}`;
          const content = query.get(operations, key);
          endpoints.add(call.module, content.endpoints);
          return units(content.units, true);
        }
        case 'event': {
          if (named(call, 'event', eventFolder, query) === undefined) return undefined;
          const { event: file = '', title, desired_example_name: wanted } = call.named;
          return events([{ file, title, example: wanted }], query);
        }
        case 'event-group': {
          const prefix = requiredArgument(call, 'group_name', call.element, query.report);
          if (prefix === undefined) return undefined;
          return events(
            eventGroup(prefix, query).map((file) => ({ file })),
            query,
          );
        }
        case 'msgtypes':
          return events(messageTypes(query), query);
        case 'event-fields': {
          const path = named(call, 'event_type', `${eventFolder}/core-event-schema`, query);
          return path === undefined ? undefined : units([query.get(fields, path)]);
        }
        case 'definition': {
          const path = named(call, 'path', dataFolder, query);
          return path === undefined ? undefined : units([query.get(definition, path)]);
        }
        default:
          return undefined;
      }
    },
  };
}

/** The address of the definition of a string format. */
function formatAddress(url: string, basePath: string, resolvesPageLinks: boolean): string {
  if (/^https?:/.test(url)) return url;
  if (resolvesPageLinks) return `${basePath}/${url}`;
  return url.startsWith('/') ? basePath + url : url;
}
