import { closest } from '../doc/closest.js';
import type { Query } from '../graph/graph.js';
import { folderOf, nameOf } from '../source/reader.js';
import { diagramFolder } from '../spec/pages/diagrams.js';
import type { Repository } from '../spec/repository.js';
import type { EventFiles } from './event-files.js';
import { argumentOf, type ShortcodeTag } from './shortcode-tags.js';

/** What the pages of a site show, by its path. */
export interface ShownContent {
  /** The content files of pages and the files that they include. */
  readonly files: ReadonlySet<string>;
  /** Data files without their extension, and diagrams. */
  readonly data: ReadonlySet<string>;
  /** The content files without any text. */
  readonly empty: readonly string[];
  /** Whether a content file is missing or empty, so that unused files cannot be determined. */
  readonly isIncomplete: boolean;
}

const none: ShownContent = { files: new Set(), data: new Set(), empty: [], isIncomplete: false };

/**
 * Creates a query for what the pages of a site show, with the key `''`; empty for other repositories. A misspelt name shows the file that it
 * was probably meant to show, which is not reported as unused.
 */
export function createShownContent(
  repository: Repository,
  tags: Query<readonly ShortcodeTag[]>,
  eventFiles: EventFiles,
): Query<ShownContent> {
  const { graph, site, options, layout, sources } = repository;
  const { site: folders, messageType } = options.protocol;
  const { modules, fragments } = folders;
  const isEmpty = graph.query<boolean>('emptiness of a content file', (path, { get }) => {
    const text = get(sources.file, path)?.text;
    // The text of a binary file is empty, which `source/encoding` reports.
    return text === '' ? (get(sources.bytes, path)?.length ?? 0) === 0 : text?.trim() === '';
  });
  return graph.query<ShownContent>('shown content', (_, { get }) => {
    if (!site) return none;
    let isIncomplete = false;
    const files = new Set<string>();
    for (const { file } of get(site.queries.tree, '').pages.values()) files.add(file);
    const data = new Set<string>();
    const markdownIn = (folder: string): string[] =>
      (get(sources.folder, folder) ?? []).flatMap(({ name }) =>
        name.endsWith('.md') ? [`${folder}/${name}`] : [],
      );
    const eventsOf = (prefix: string): string[] =>
      [...get(eventFiles.schemas, '').keys()].flatMap((name) =>
        name.startsWith(prefix) ? [`${layout.eventSchemas}/${name}`] : [],
      );
    /** The content files that a shortcode in the file `from` includes. */
    const includedBy = (tag: ShortcodeTag, from: string): string[] => {
      const name = argumentOf(tag, 'name') ?? '';
      switch (tag.name) {
        case 'cs-module':
          return [`${modules}/${argumentOf(tag, 'filename') ?? name}.md`];
        case 'cs-modules':
          return markdownIn(modules);
        case 'rver-fragment':
          return [`${fragments}/${name}.md`];
        case 'changelog/changelogs':
          return markdownIn(folderOf(from));
        default:
          return [];
      }
    };
    const shownBy = (tag: ShortcodeTag): string[] => {
      const value = (name: string): string => argumentOf(tag, name) ?? '';
      switch (tag.name) {
        case 'http-api':
          return [`data/api/${value('spec')}/${value('api')}`];
        case 'event':
          return [`${layout.eventSchemas}/${value('event')}`];
        case 'event-group':
          return eventsOf(value('group_name'));
        case 'msgtypes':
          return messageType ? eventsOf(`${messageType.eventType}$`) : [];
        case 'event-fields':
          return [`${layout.eventSchemas}/core-event-schema/${value('event_type')}`];
        case 'definition':
          return [`data/${value('path')}`];
        case 'diagram':
          return [`${diagramFolder}/${value('name')}`];
        default:
          return [];
      }
    };
    const stems = new Map<string, ReadonlySet<string>>();
    const stemsIn = (folder: string): ReadonlySet<string> => {
      const known = stems.get(folder);
      if (known) return known;
      const found = new Set(
        (get(sources.folder, folder) ?? []).map(({ name }) => name.replace(/\.\w+$/, '')),
      );
      stems.set(folder, found);
      return found;
    };
    /** The path of an existing file without its extension, or the one with the most similar name. */
    const meant = (path: string): string => {
      const [folder, name] = [folderOf(path), nameOf(path)];
      const names = stemsIn(folder);
      const near = names.has(name) ? name : closest(name, names);
      return near === undefined ? path : `${folder}/${near}`;
    };
    // A set yields the files that are added while it is visited.
    for (const path of files)
      for (const tag of get(tags, path)) {
        for (const shown of shownBy(tag)) data.add(meant(shown));
        for (const included of includedBy(tag, path)) {
          const file = `${meant(included.replace(/\.md$/, ''))}.md`;
          if (get(sources.canonicalFile, file) === undefined) isIncomplete = true;
          else files.add(file);
        }
      }
    const empty = [...files].filter((path) => get(isEmpty, path));
    return { files, data, empty, isIncomplete: isIncomplete || empty.length > 0 };
  });
}
