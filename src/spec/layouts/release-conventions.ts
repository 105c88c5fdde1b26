import type { DataConventions } from '../generate/modern/conventions.js';
import type { ByRelease, SiteSettings } from '../protocol.js';

/** A release of the specification: `v1.19`. */
export interface Release {
  readonly major: number;
  readonly minor: number;
}

/**
 * How pages of the layout of 2021 present their sources. Each release was published with the conventions of its time, and its anchors are
 * public: a checkout of a release keeps them. This is the only module that knows in which release a behaviour changed.
 */
export interface ModernConventions extends DataConventions {
  /** Whether included files are part of the including document, so that repeated heading ids are numbered across them. */
  readonly includesShareIds: boolean;
  /** Whether repeated ids are numbered over the whole page, operations and events included, as browsers did when they loaded it. */
  readonly repeatedIdsAreNumberedOnPage: boolean;
  /** Whether heading ids are made from the heading as written or from its plain text. */
  readonly headingIdSource: 'source-line' | 'plain-text';
  /** Whether links to pages are resolved to their paths, or addresses that begin with `/` only get the base path in front. */
  readonly resolvesPageLinks: boolean;
  /** Whether `{{% added-in %}}` is a paragraph of its own or belongs to the text around it. */
  readonly addedInFlow: 'block' | 'inline';
  /** Whether "in this version" is requested by an argument (`this=true`), or derived from the `version` of the page. */
  readonly thisVersion: 'argument' | 'page';
  /** The notes that an included fragment of a room version loses unless it is included `withVersioning`. */
  readonly fragmentLosesNotes: readonly ('New' | 'Changed')[];
  /** The delimiters of inclusions in which fragments lose these notes. */
  readonly fragmentLosesNotesIn: readonly ('%' | '<')[];
  /** Whether descriptions in data files may contain shortcodes. */
  readonly dataHasShortcodes: boolean;
  /** Order of the events of a group. */
  readonly eventGroupOrder: 'name' | 'weight';
  /** Message types that `msgtypes` leaves out. */
  readonly omittedMessageTypes: readonly string[];
  /** Whether pages with operations have a list of them. */
  readonly hasEndpointList: boolean;
  /** Whether a space follows the TeX source of an inline formula. */
  readonly hasSpaceAfterFormulas: boolean;
  /** Whether the site has `versions.json`. */
  readonly hasVersionsFile: boolean;
  /** Whether the states of the table of proposals are headings of the page's Markdown. */
  readonly proposalStatesAreHeadings: boolean;
  readonly changelog: ChangelogConventions;
  readonly mergedApi: MergedApiConventions;
}

/** Which merged API documents are published, and their texts. */
export interface MergedApiConventions {
  /** The folders of the APIs whose document is published; `undefined`: all. */
  readonly published: readonly string[] | undefined;
  /** Whether operations without `tags` are left out. */
  readonly requiresTags: boolean;
  /** Whether addresses that begin with `/` get the base URL in front. */
  readonly hasAbsoluteLinks: boolean;
  /** Whether shortcodes in descriptions become Markdown. */
  readonly expandsShortcodes: boolean;
}

/** How changelogs are presented. */
export interface ChangelogConventions {
  /** `single`: one page with the changes of one release; `bundle`: one page with a file for each release; `pages`: a page for each. */
  readonly kind: 'single' | 'bundle' | 'pages';
  /** Name of the repository in links to releases and issues. */
  readonly repository: string;
  /** In a changelog of kind `single`: issues above this number are in the former repository. */
  readonly formerIssuesAbove: number;
  readonly formerRepository: string;
  /** The folders of newsfragments that are not areas of the changelog. */
  readonly omittedAreas: readonly string[];
  /** Whether the table of commit, date and checklist is made for each page, or written in the Markdown. */
  readonly hasGeneratedTable: boolean;
  /** Whether checklists begin with a title and a table of commit and date; otherwise comments and the row `Checklist` are left out. */
  readonly checklistHasHeader: boolean;
}

/** The conventions of a release; without one, of the newest. `site` are the settings of the protocol. */
export function modernConventions(release: Release | undefined, site: SiteSettings): ModernConventions {
  const minor = release?.major === 1 ? release.minor : Number.POSITIVE_INFINITY;
  /** The value of the first release, unless a later value holds: each with the minor version of the release that introduced it. */
  const from = <Value>(
    first: Value,
    ...later: readonly (readonly [since: number, value: Value])[]
  ): Value => {
    const change = later.findLast(([since]) => since <= minor);
    return change ? change[1] : first;
  };
  const configured = <Value>(changes: ByRelease<Value>): Value | undefined =>
    changes.findLast(({ since }) => since === undefined || since <= minor)?.value;
  return {
    includesShareIds: from(false, [11, true]),
    repeatedIdsAreNumberedOnPage: from(true, [11, false]),
    headingIdSource: from('source-line', [16, 'plain-text']),
    resolvesPageLinks: from(false, [13, true]),
    addedInFlow: from('inline', [3, 'block'], [11, 'inline']),
    thisVersion: from('argument', [11, 'page']),
    fragmentLosesNotes: from(['New'], [5, ['New', 'Changed']], [13, []]),
    fragmentLosesNotesIn: from(['%', '<'], [11, ['%']]),
    dataHasShortcodes: from(false, [11, true]),
    eventGroupOrder: from('name', [13, 'weight']),
    omittedMessageTypes: configured(site.omittedVariants) ?? [],
    hasEndpointList: from(false, [17, true]),
    hasSpaceAfterFormulas: from(false, [18, true]),
    hasVersionsFile: from(false, [17, true]),
    proposalStatesAreHeadings: from(false, [11, true]),
    changelog: {
      kind: from('single', [5, 'bundle'], [12, 'pages']),
      repository: configured(site.repository) ?? '',
      formerIssuesAbove: configured(site.formerIssuesAbove) ?? Number.POSITIVE_INFINITY,
      formerRepository: site.formerRepository,
      omittedAreas: configured(site.omittedAreas) ?? [],
      hasGeneratedTable: from(false, [14, true]),
      checklistHasHeader: from(false, [14, true]),
    },
    mergedApi: {
      published: configured(site.publishedApis),
      requiresTags: from(true, [2, false]),
      hasAbsoluteLinks: from(false, [2, true]),
      expandsShortcodes: from(false, [15, true]),
    },
    schema: {
      inheritance: from('where-read', [11, 'everywhere']),
      flattensLists: from(true, [14, false]),
      itemAlternatives: from('items', [8, 'anyOf']),
      requiresItems: from(false, [5, true]),
      alternativeTables: from(false, [8, true]),
      patternTables: from(false, [9, true]),
      mapValueTables: from('value-and-properties', [7, 'all']),
      comparesMaps: from(false, [11, true]),
      mapTables: from(false, [9, true]),
      otherProperties: from(false, [11, true]),
      idsWithoutProperties: from(true, [10, false]),
      typeStyle: from('title', [7, 'compound'], [11, 'expression']),
      mapPadding: from(' ', [4, '']),
      alternativeTypes: from(false, [8, true]),
      patternTypes: from(false, [9, true]),
      mapValuesLikeProperties: from(false, [9, true]),
      enumType: from(true, [9, false]),
      typeLinks: from(false, [10, true]),
      schemaExamples: from('single', [14, 'several']),
      completesExamples: from(true, [6, false]),
      itemWithoutExample: from('null', [11, 'omitted']),
      missingExample: from('message', [2, 'empty'], [14, 'omitted']),
      requiredOpens: from('single-paragraph', [13, 'any-description']),
      joinsChanges: from(true, [13, false]),
      valueSeparator: from(' ', [4, ', ']),
      listsValues: from('always', [5, 'enum-type'], [9, 'always']),
    },
    operation: {
      tableIds: from('none', [4, 'path'], [11, 'part']),
      parameterRows: from('keywords', [3, 'parameter'], [8, 'parameter-and-schema']),
      optionalAuthentication: from(false, [10, true]),
      arraySentences: from('responses', [14, 'bodies']),
      mediaTypes: from('like-json', [8, 'one-row'], [10, 'rows']),
      mediaTypeDescription: from('body', [11, 'schema']),
      responseHeaders: from(false, [11, true]),
      responseBodies: from('objects-and-arrays', [2, 'all']),
      bodyExamples: from('one', [8, 'json-in-responses'], [14, 'all']),
    },
    event: {
      repeatsTables: from(true, [9, false]),
      examples: from('variants', [5, 'name-and-variants']),
      stateKeyLabel: from('State key', [18, 'State key:']),
    },
    definition: {
      ids: from('none', [4, 'title'], [5, 'prefix-and-title']),
      tableIds: from(false, [11, true]),
    },
  };
}
