import type { Context, Graph, Query } from '../../graph/graph.js';
import { nameOf } from '../../source/reader.js';
import type { SourceText, Span } from '../../source/text.js';
import { emojiFile, emojiTable } from '../generate/emoji.js';
import type { GeneratedUnit } from '../generate/generated.js';
import type { Protocol } from '../protocol.js';
import type { Sources } from '../sources.js';
import type { BlockCall, Inclusion, ShortcodeContent } from './assemble-page.js';
import { changelogContent } from './changelog-content.js';
import { type ContentFile, readContentFile } from './content-file.js';
import type { DataContent } from './data-content.js';
import { diagramFolder, diagramImage, type ImageSize, webpSize } from './diagrams.js';
import { fileNames, omittedNotes, reportMissingFile, requiredArgument } from './inclusions.js';
import { proposalsFile, proposalUnits } from './proposals.js';
import type { ShowingPage } from './showing-page.js';
import type { SiteQueries } from './site-queries.js';
import { replaceReferences } from './text-shortcodes.js';
import type { UnreleasedArea } from './unreleased.js';

/** What the content of shortcodes is made from. */
export interface ContentSources {
  readonly sources: Sources;
  readonly site: SiteQueries;
  readonly protocol: Protocol;
  readonly data: DataContent;
  readonly unreleased: Query<readonly UnreleasedArea[] | undefined>;
  readonly basePath: string;
}

/** The parsed content files and the content of shortcodes. */
export interface PageContent {
  /** A parsed content file by its path. */
  readonly file: Query<ContentFile | undefined>;
  /** The content of a shortcode; `undefined` if it has none. Reports missing arguments and files. */
  content(call: BlockCall, showing: ShowingPage, query: Context): ShortcodeContent | undefined;
}

export function createPageContent(graph: Graph, context: ContentSources): PageContent {
  const { sources, site, protocol, data, basePath } = context;

  const parsed = (content: SourceText, query: Context): ContentFile => {
    const addressOf = (path: string, format: string | undefined): string | undefined => {
      const page = `${path.replace(/^\/|\/$/g, '')}/`;
      if (!query.get(site.paths, '').has(page)) return undefined;
      return `${basePath}/${page}${format === 'Checklist' ? 'checklist.md' : ''}`;
    };
    const source = replaceReferences(content, ({ path, format }) => addressOf(path, format), query.report);
    return readContentFile(source, query.get(site.pageDialect, ''), query.report);
  };
  const file = graph.query<ContentFile | undefined>('content file', (path, query) => {
    const source = query.get(site.source, path);
    for (const problem of source?.problems ?? []) query.report(problem);
    return source && parsed(source.content, query);
  });
  const imageSize = graph.query<ImageSize | undefined>(
    'image size',
    (path, { get }) => {
      const content = get(sources.bytes, path);
      return content && webpSize(content);
    },
    (before, after) => before?.width === after?.width && before?.height === after?.height,
  );
  const namesIn = (folder: string, { get }: Context): string[] => fileNames(get(sources.folder, folder));

  const inclusion = (
    folder: string,
    name: string,
    call: BlockCall,
    query: Context,
  ): Pick<Inclusion, 'file'> | undefined => {
    const path = `${folder}/${name}.md`;
    const found = query.get(sources.canonicalFile, path) === undefined ? undefined : query.get(file, path);
    if (found) return { file: found };
    reportMissingFile(path, namesIn(folder, query), call.element, query.report);
    return undefined;
  };

  const module = (call: BlockCall, query: Context): ShortcodeContent | undefined => {
    const name = requiredArgument(call, 'name', call.element, query.report);
    const included =
      name === undefined
        ? undefined
        : inclusion(protocol.site.modules, call.named.filename ?? name, call, query);
    return included && { kind: 'files', files: [{ ...included, omittedNotes: [], module: name ?? '' }] };
  };

  /** All modules by weight. */
  const modules = (query: Context): ShortcodeContent => {
    const paths = namesIn(protocol.site.modules, query)
      .filter((name) => name.endsWith('.md') && name !== 'index.md' && name !== '_index.md')
      .map((name) => `${protocol.site.modules}/${name}`);
    const weight = (path: string): number =>
      query.get(site.metadata, path)?.weight || Number.POSITIVE_INFINITY;
    const files = paths
      .sort((a, b) => (weight(a) === weight(b) ? 0 : weight(a) - weight(b)))
      .flatMap((path): Inclusion[] => {
        const found = query.get(file, path);
        const name = query.get(site.metadata, path)?.title ?? nameOf(path);
        return found ? [{ file: found, omittedNotes: [], module: name }] : [];
      });
    return { kind: 'files', files };
  };

  const fragment = (call: BlockCall, query: Context): ShortcodeContent | undefined => {
    const name = requiredArgument(call, 'name', call.element, query.report);
    const included = name === undefined ? undefined : inclusion(protocol.site.fragments, name, call, query);
    const notes = omittedNotes(call, query.get(site.conventions, ''));
    return included && { kind: 'files', files: [{ ...included, omittedNotes: notes }] };
  };

  const diagram = (
    call: BlockCall,
    { page, images }: ShowingPage,
    query: Context,
  ): ShortcodeContent | undefined => {
    const { element: span } = call;
    const name = requiredArgument(call, 'name', span, query.report);
    const alt = requiredArgument(call, 'alt', span, query.report);
    if (name === undefined || alt === undefined) return undefined;
    const path = `${diagramFolder}/${name}.webp`;
    if (query.get(sources.canonicalFile, path) === undefined) {
      reportMissingFile(path, namesIn(diagramFolder, query), span, query.report);
      return undefined;
    }
    const inSite = `diagrams/${name}.webp`;
    images.set(inSite, path);
    const root = '../'.repeat(page.path.split('/').length - 1);
    const image = diagramImage(root + inSite, alt, query.get(imageSize, path), span);
    return blocks('diagram', [image]);
  };

  const emoji = (span: Span, query: Context): ShortcodeContent | undefined => {
    const list = query.get(sources.yaml, emojiFile);
    if (!list) {
      reportMissingFile(emojiFile, [], span, query.report);
      return undefined;
    }
    return blocks('emoji', [emojiTable(list.value, { ...list.span, end: 0 })]);
  };

  const proposals = (span: Span, query: Context): ShortcodeContent => {
    const list = query.get(sources.yaml, proposalsFile);
    const { proposalStatesAreHeadings } = query.get(site.conventions, '');
    const { organization } = protocol.site;
    const units = list
      ? proposalUnits(list.value, { ...list.span, end: 0 }, organization, proposalStatesAreHeadings)
      : proposalUnits([], span, organization, proposalStatesAreHeadings);
    return { kind: 'units', units, hasNumberedIds: true };
  };

  return {
    file,
    content(call, showing, query) {
      switch (call.name) {
        case 'cs-module':
          return module(call, query);
        case 'cs-modules':
          return modules(query);
        case 'rver-fragment':
          return fragment(call, query);
        case 'diagram':
          return diagram(call, showing, query);
        case 'sas-emojis':
          return emoji(call.element, query);
        case 'proposal-tables':
          return proposals(call.element, query);
        case 'changelog/changelog-changes':
        case 'changelog/changelog-description':
        case 'changelog/changelog-rendered':
        case 'changelog/changelogs':
          return changelogContent(call, showing.page, { ...context, file }, query);
        default:
          return data.content(call, showing, query);
      }
    },
  };
}

const blocks = (key: string, body: GeneratedUnit['body']): ShortcodeContent => ({
  kind: 'units',
  units: [{ key, title: undefined, body }],
});
