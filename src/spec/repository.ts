import { closest } from '../doc/closest.js';
import type { DocumentIndex } from '../doc/document-index.js';
import type { Element } from '../doc/nodes.js';
import type { Addresses } from '../doc/resolve.js';
import { validateMath } from '../doc/tex.js';
import type { Context, Graph, Query } from '../graph/graph.js';
import { splitFrontMatter } from '../markdown/front-matter.js';
import { githubMarkdown, sectionMarkdown } from '../markdown/options.js';
import type { ParseOptions } from '../rst/parse.js';
import { describeVersion, type GitVersion } from '../source/git.js';
import { folderOf, joinPath, nameOf, type Reader } from '../source/reader.js';
import { SourceText } from '../source/text.js';
import { parseYaml, type YamlParser } from '../yaml/parse.js';
import { type Anchors, createAnchors } from './anchor-query.js';
import type { AvoidedWording } from './avoided-wording.js';
import { changelogVersions } from './changelog.js';
import { createChangelogs } from './changelog-query.js';
import { type Conventions, conventions } from './conventions.js';
import { assemble, type PlacedSection, type SpecDocument } from './document.js';
import { howToFolder, withHowTos } from './how-tos.js';
import { createImplicitTargets, hasImplicitTargets } from './implicit-targets.js';
import { indexUnits } from './index-units.js';
import { labelTokens, type ReleaseLabels, substitute } from './labels.js';
import type { Layout } from './layout.js';
import { layoutOf } from './layouts/index.js';
import { rootChangelogFile } from './layouts/layout-2016.js';
import { hasLayout2021, layout2021 } from './layouts/layout-2021.js';
import { createModels, type Models } from './models.js';
import { createNames, type Names } from './names/site-names.js';
import { createDataContent } from './pages/data-content.js';
import { createSite, type Site, type SiteAddress } from './pages/site.js';
import type { Protocol } from './protocol.js';
import { readMarkdownSection, readSection, type Section } from './read-section.js';
import { isEmptySection } from './section.js';
import { sectionLinks } from './section-links.js';
import { createSiteIndex, type SiteIndex } from './site-index.js';
import { createSources, type Sources } from './sources.js';
import { defaultStyles, pagePath, readTargets, sectionPath, type Target, type Targets } from './targets.js';
import { createNewsfragments, type Newsfragments } from './towncrier/newsfragments.js';
import {
  createVariableNames,
  createVariables,
  type Generated,
  type Variable,
  type VariableContext,
} from './variables.js';

export interface RepositoryOptions {
  readonly protocol: Protocol;
  readonly labels: ReleaseLabels;
  /** Reads the git version of the checkout; called at most once, and only if a section shows it. */
  readonly gitVersion: () => GitVersion | undefined;
  /** Whether the `raw` directive is allowed in sections. */
  readonly raw: boolean;
  /** Whether to keep the titles of types as written, even those that pages of the repository's time did not show. */
  readonly keepsTypeTitles?: boolean;
  /** Wording that the check reports in prose and descriptions. */
  readonly prose?: readonly AvoidedWording[];
  /** The address under which a site of the layout of 2021 is published; default: the root of a host. */
  readonly address?: SiteAddress;
  /** Parses YAML files; default: `parseYaml`. */
  readonly parseYaml?: YamlParser | undefined;
  /** Conventions that the repository sets itself instead of those detected by its releases. */
  readonly conventions?: Partial<Conventions>;
}

/** A specification repository as queries. Each problem is reported by the query that detects it. */
export interface Repository {
  readonly graph: Graph;
  readonly sources: Sources;
  readonly layout: Layout;
  readonly models: Models;
  readonly options: RepositoryOptions;
  /** The git version of the checkout; `undefined` outside a repository. */
  readonly version: Query<GitVersion | undefined>;
  readonly targets: Query<Targets>;
  readonly section: Query<Section | undefined>;
  readonly variableNames: Query<ReadonlyMap<string, Variable>>;
  readonly generated: Query<Generated | undefined>;
  readonly changelog: Query<readonly Element[] | undefined>;
  /** The newsfragments of a changelog, by its folder. */
  readonly newsfragments: Query<Newsfragments | undefined>;
  /** A target's document, by the target's name. */
  readonly document: Query<SpecDocument>;
  /** The index of a document. */
  readonly index: Query<DocumentIndex>;
  /** The names that documents define. */
  readonly names: Names;
  /** The contents of documents. */
  readonly siteIndex: SiteIndex;
  readonly anchors: Anchors;
  /** The site of the layout of 2021; `undefined` for a repository with `targets.yaml`. */
  readonly site: Site | undefined;
}

const defaultAddress: SiteAddress = { basePath: '', baseUrl: undefined };

export const targetsFile = 'specification/targets.yaml';

export function openRepository(graph: Graph, reader: Reader, options: RepositoryOptions): Repository {
  const { protocol, labels } = options;
  const layout = layoutOf(reader, protocol, options.conventions);
  const tokens = labelTokens(protocol, labels, layout.conventions);
  const sources = createSources(graph, reader, {
    tokens,
    typeNames: options.keepsTypeTitles ? conventions : layout.conventions,
    toleratesMissingReferences: layout.toleratesMissingReferences,
    parseYaml: options.parseYaml,
    findsExtensions: layout.name === layout2021.name,
  });
  const models = createModels(graph, sources, layout, protocol);
  const parseOptions = ({ get }: Context): ParseOptions => ({
    raw: options.raw,
    validateMath,
    readFile: (path, from, encoding) => {
      const full = joinPath(folderOf(from.path), path);
      if (full === undefined) return undefined;
      if (encoding === undefined || encoding === 'utf-8') return get(sources.text, full);
      const real = get(sources.canonicalFile, full);
      return real === undefined ? undefined : get(sources.decoded, `${encoding} ${real}`);
    },
  });
  const changelogSources = new Map(
    layout.changelogs(reader, protocol).map((source) => [source.variable, source]),
  );
  const newsfragments = createNewsfragments(graph, sources);
  const changelog = createChangelogs(graph, sources, changelogSources, {
    fragments: newsfragments,
    labels,
    options: parseOptions,
    denseLists: layout.conventions.denseChangelogLists,
  });

  const version = graph.query<GitVersion | undefined>(
    'git version',
    () => options.gitVersion(),
    (before, after) => JSON.stringify(before) === JSON.stringify(after),
  );
  const address = options.address ?? defaultAddress;
  const site = hasLayout2021(reader)
    ? createSite(graph, {
        sources,
        protocol,
        address,
        version,
        idAliases: (name, { get }) => get(anchors.aliases, name),
        createData: (queries) =>
          createDataContent(graph, {
            sources,
            protocol,
            site: queries,
            basePath: address.basePath,
          }),
      })
    : undefined;
  // A file that is removed while the repository is open is still required.
  const needsTargets = reader.canonical(targetsFile) !== undefined;
  const implicitTargets = createImplicitTargets(graph, sources);
  const listing = (get: Context['get']) => ({ list: (path: string) => get(sources.folder, path) });
  const targets =
    site?.targets ??
    graph.query<Targets>('targets', (_, query) => {
      const { get, report } = query;
      if (
        !needsTargets &&
        get(sources.canonicalFile, targetsFile) === undefined &&
        hasImplicitTargets(listing(get))
      )
        return implicitTargets(query);
      const document = get(sources.yaml, targetsFile);
      const whole = document ?? parseYaml(SourceText.file(targetsFile, ''));
      if (!document) {
        const { span } = whole;
        const help = 'Create it, and list the documents under `targets:`, each with its `files`.';
        report({
          rule: 'spec/targets',
          severity: 'error',
          message: `File not found: ${targetsFile}.`,
          span,
          help,
        });
        return { targets: new Map(), styles: defaultStyles, isIncomplete: true };
      }
      const read = readTargets(whole, report, [...tokens.keys()]);
      return layout.conventions.howTos
        ? withHowTos(read, get(sources.folder, howToFolder) ?? [], whole.span)
        : read;
    });
  const anchors: Anchors = createAnchors(graph, {
    sources,
    targets,
    targetsFile,
    protocol,
    labels,
    layout,
  });
  const values = graph.query<ReadonlyMap<string, string>>('plain values', (_, { get }) => {
    const checkout = get(version, '');
    const rootChangelog = get(sources.file, rootChangelogFile);
    const title = rootChangelog && changelogVersions(rootChangelog)[0]?.title;
    const values = new Map([
      ['git_version', describeVersion(checkout)],
      ['git_rev', checkout?.commit ?? 'Unknown'],
    ]);
    const number = title && /\bv(\d+\.\d+\.\d+)\b/.exec(title)?.[1];
    if (number) values.set('spec_version', number);
    return values;
  });
  const section = graph.query<Section | undefined>('section', (path, query) => {
    const { get, report } = query;
    const real = get(sources.canonicalFile, path);
    const file = real === undefined ? undefined : get(sources.file, real);
    if (!file) return undefined;
    const hasValues = /\{\{(?:git_version|git_rev|spec_version)\}\}/.test(file.text);
    const source = substitute(file, tokens, hasValues ? get(values, '') : new Map());
    const { styles } = get(targets, '');
    if (!path.endsWith('.md')) return readSection(source, styles, parseOptions(query), report);
    return get(sources.canonicalFile, targetsFile) === undefined
      ? readMarkdownSection(splitFrontMatter(source).content, sectionMarkdown, report)
      : readMarkdownSection(source, githubMarkdown, report);
  });

  const context: VariableContext = {
    layout,
    protocol,
    labels,
    sources,
    models,
    changelog,
    changelogNames: [...changelogSources.keys()],
    options: parseOptions,
    hasLatestPage: ({ get }) =>
      [...get(targets, '').targets.values()].some((target) => /(?:^|\/)latest\.html$/.test(pagePath(target))),
    pageOf: (name, { get }) => {
      const target = get(targets, '').targets.get(name);
      return target && pagePath(target);
    },
  };
  const variableNames = createVariableNames(graph, context);
  const generated = createVariables(graph, variableNames, context);
  const pageLinks = graph.query<Addresses | undefined>('links to section files', (_, { get }) => {
    const isImplicit = get(sources.canonicalFile, targetsFile) === undefined;
    return isImplicit ? sectionLinks(get(targets, '')) : undefined;
  });
  // A document is assembled again when a file appears in place of the link.
  const linkTarget = (path: string): string | undefined => reader.linkTarget?.(path);
  const document =
    site?.document ??
    graph.query<SpecDocument>('document', (name, query) => {
      const { targets: known, styles } = query.get(targets, '');
      const target = known.get(name);
      return assemble({
        name,
        pagePath: target ? pagePath(target) : `${name}.html`,
        sections: target ? placedSections(target, section, sources.folder, linkTarget, query) : [],
        isIncomplete: target?.isIncomplete ?? true,
        styles,
        idAliases: query.get(anchors.aliases, name),
        addresses: query.get(pageLinks, ''),
        generated: (variable) => query.get(generated, variable),
        exists: (path) => query.get(sources.canonicalFile, path) !== undefined,
        variables: () => query.get(variableNames, '').keys(),
        report: query.report,
      });
    });
  const index = graph.query<DocumentIndex>('index of a document', (name, { get }) =>
    indexUnits(get(document, name)),
  );
  const { basePath } = address;
  const names = createNames(graph, { protocol, targets, document, index, basePath });
  const siteIndex = createSiteIndex(graph, { targets, document, index, names });
  return {
    graph,
    sources,
    layout,
    models,
    options,
    version,
    targets,
    section,
    variableNames,
    generated,
    changelog,
    newsfragments,
    document,
    index,
    names,
    siteIndex,
    anchors,
    site,
  };
}

function placedSections(
  target: Target,
  section: Query<Section | undefined>,
  folder: Sources['folder'],
  linkTarget: (path: string) => string | undefined,
  { get, report }: Context,
): PlacedSection[] {
  const helpFor = (path: string): string => {
    const names = (get(folder, folderOf(path)) ?? []).map(({ name }) => name);
    const suggestion = closest(nameOf(path), names);
    return suggestion === undefined
      ? 'Correct the path; it is relative to specification/.'
      : `Did you mean "${suggestion}"?`;
  };
  return target.files.flatMap((file) => {
    const { path, depth, span } = file;
    const full = sectionPath(file);
    const content = full === undefined ? undefined : get(section, full);
    if (content) return [{ depth, ...content, isMissing: isEmptySection(content.units) }];
    const link = full === undefined ? undefined : linkTarget(full);
    const isFolder = link === undefined && full !== undefined && get(folder, full) !== undefined;
    report({
      rule: 'spec/missing-section',
      severity: 'error',
      message:
        full === undefined
          ? `Path is outside the repository: ${path}.`
          : isFolder
            ? `${full} is a folder, not a section file.`
            : link === undefined
              ? `Section file not found: ${full}.`
              : `The symbolic link ${full} does not refer to a file in the repository: ${link}.`,
      span,
      help: isFolder
        ? 'List the files of the folder.'
        : link === undefined
          ? helpFor(full ?? '')
          : 'Replace the link by the file.',
    });
    return [{ depth, units: [], title: undefined, isMissing: true }];
  });
}
