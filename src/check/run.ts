import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { sortDiagnostics } from '../diagnostics/order.js';
import {
  appliesTo,
  applySuppressions,
  type Suppression,
  suppressionsOf,
} from '../diagnostics/suppression.js';
import { closest } from '../doc/closest.js';
import type { Query } from '../graph/graph.js';
import { markdownBlocks } from '../spec/pages/markdown-blocks.js';
import type { Repository } from '../spec/repository.js';
import { catalogue, ruleOf } from './catalogue/index.js';
import { createChangelogTexts } from './changelog-texts.js';
import { type CheckContext, createCheckContext } from './check-context.js';
import { withoutConsequences } from './consequences.js';
import { danglingReferences } from './dangling-references.js';
import { createDescriptions } from './descriptions.js';
import type { Link } from './links.js';
import { withoutLostNames } from './lost-names.js';
import {
  type PreparedRule,
  prepareRules,
  type RuleResult,
  type RuleResults,
  resultOf,
} from './rule-results.js';
import { isDataRule } from './rules/data-rules.js';
import { suspiciousMarkupInSection } from './suspicious-markup/in-section.js';

export interface CheckResult {
  /** Sorted by file and position. */
  readonly diagnostics: readonly Diagnostic[];
  /** The number of inspected items by kind. */
  readonly counts: ReadonlyMap<string, number>;
  /** The anchors of each page, of tables, rows and error codes those that `anchors.txt` lists, by the path of the page with all release labels `unstable`. */
  readonly anchors: () => ReadonlyMap<string, ReadonlySet<string>>;
  /** All links of the documents. */
  readonly links: () => readonly Link[];
}

/** Diagnostics of checks outside the rules; suppressions apply to them as well. */
export interface AdditionalFindings {
  readonly diagnostics: readonly Diagnostic[];
  /** Rules that do not run: suppressions of them are not reported as unused. */
  readonly notRun: ReadonlySet<string>;
  /** The results of rules that another thread checks; `undefined` if it has failed. */
  readonly ofDataRules?: (() => Promise<RuleResults | undefined>) | undefined;
}

/** Rules that run only on request. */
export const onDemand: ReadonlySet<string> = new Set(['external/broken']);
const noAdditional: AdditionalFindings = { diagnostics: [], notRun: onDemand };

const groups = new Set(catalogue.map(({ id }) => `${id.slice(0, id.indexOf('/'))}/*`));

const names = {
  isKnown: (id: string): boolean => ruleOf(id) !== undefined || groups.has(id),
  nearest: (id: string): string | undefined =>
    closest(id, id.endsWith('*') ? groups : catalogue.map((rule) => rule.id)),
};

/** The prepared check of each repository, kept so that a later check reuses its memoized queries. */
const prepared = new WeakMap<Repository, Promise<(additional: AdditionalFindings) => Promise<CheckResult>>>();

/**
 * Runs all rules and collects the diagnostics of parsers and transforms. A file that cannot be read is reported once, without the problems
 * that follow from it. A second check of the same repository recomputes only what has changed.
 */
export async function check(
  repository: Repository,
  additional: AdditionalFindings = noAdditional,
): Promise<CheckResult> {
  let run = prepared.get(repository);
  if (!run) {
    run = createCheckContext(repository).then(prepare);
    prepared.set(repository, run);
  }
  return (await run)(additional);
}

function prepare(checkContext: CheckContext): (additional: AdditionalFindings) => Promise<CheckResult> {
  const { graph, sources, anchors } = checkContext.repository;
  const descriptions = createDescriptions(checkContext.repository);
  const allProblems = createAllProblems(checkContext, descriptions);
  const rules = prepareRules(checkContext);
  const suppressions = graph.query<readonly Suppression[]>('suppressions', (path, { get }) => {
    const source = get(sources.file, path);
    return source ? suppressionsOf(source) : [];
  });
  return async ({ diagnostics, notRun, ofDataRules }) => {
    const collected = graph.diagnostics(allProblems, '');
    for (const diagnostic of diagnostics) collected.push(diagnostic);
    const references = describedFiles(checkContext).flatMap((path) => graph.get(descriptions, path));
    for (const diagnostic of danglingReferences(references, checkContext)) collected.push(diagnostic);
    const counts = new Map<string, number>();
    for (const { rule, findings, counts: ofRule } of await ruleResults(
      rules.filter(({ rule: { id } }) => !notRun.has(id)),
      ofDataRules,
    )) {
      const { id, severity } = rule;
      for (const finding of findings) collected.push({ severity, ...finding, rule: id });
      for (const [item, number] of ofRule) counts.set(item, (counts.get(item) ?? 0) + number);
    }
    // Suppressions in files that are no longer in use are ignored.
    const active = sources.file.current().flatMap((path) => graph.get(suppressions, path));
    return {
      diagnostics: sortDiagnostics(
        applySuppressions(withoutConsequences(withoutLostNames(collected, checkContext)), active, {
          ...names,
          hasRun: (id) => ![...notRun].some((rule) => appliesTo(id, rule)),
        }),
      ),
      counts,
      anchors: () => {
        const listed = graph.get(anchors.list, '')?.anchors ?? [];
        return new Map(
          [...graph.get(anchors.pages, '')].map(([name, page]) => {
            const { ids, partIds } = checkContext.links;
            const onPage = listed.filter((anchor) => anchor.page === page);
            const known = onPage.length > 0 ? graph.get(partIds, name) : undefined;
            const kept = onPage.flatMap(({ id }) => (known?.has(id) ? [id] : []));
            return [page, new Set([...graph.get(ids, name), ...kept])];
          }),
        );
      },
      links: () =>
        [...graph.get(anchors.pages, '').keys()].flatMap((name) => graph.get(checkContext.links.of, name)),
    };
  };
}

/** The results of rules in their order. Those of data rules are awaited last: another thread has more time for them. */
async function ruleResults(
  rules: readonly PreparedRule[],
  ofDataRules: AdditionalFindings['ofDataRules'],
): Promise<readonly (RuleResult & Pick<PreparedRule, 'rule'>)[]> {
  const isElsewhere = ({ rule }: PreparedRule): boolean => ofDataRules !== undefined && isDataRule(rule.id);
  const own = new Map(rules.flatMap((rule) => (isElsewhere(rule) ? [] : [[rule, resultOf(rule)]])));
  const others = await ofDataRules?.();
  return rules.map((prepared) => {
    const { rule } = prepared;
    return { rule, ...(own.get(prepared) ?? others?.get(rule.id) ?? resultOf(prepared)) };
  });
}

/** Returns the data files that may contain descriptions. */
const describedFiles = ({ repository: { graph, layout }, dataFiles }: CheckContext): string[] =>
  graph.get(dataFiles, '').filter((path) => !path.startsWith(`${layout.eventExamples}/`));

/**
 * Creates a query that depends on everything that reports diagnostics itself: documents and their references, data files with their
 * references and descriptions, events, changelogs.
 */
function createAllProblems(
  {
    repository,
    index,
    apiFiles,
    definitions,
    dataFiles,
    sectionFiles,
    usage,
    changelogs,
    newsfragmentSets,
  }: CheckContext,
  descriptions: Query<unknown>,
): Query<undefined> {
  const { graph, targets, document, section, sources, models, layout, anchors, site } = repository;
  const changelogTexts = createChangelogTexts(repository, changelogs);
  const page = graph.query<undefined>('references in a document', (name, { get, report }) => {
    get(document, name);
    for (const diagnostic of get(index, name).diagnostics) report(diagnostic);
    return undefined;
  });
  const suspicious = graph.query<undefined>('suspicious markup in a section', (path, { get, report }) => {
    // The Markdown parser reports suspicious markup itself.
    if (path.endsWith('.md')) return undefined;
    suspiciousMarkupInSection(
      get(section, path)?.units ?? [],
      get(targets, '').styles.absolute,
      (problem) => {
        // The document that contains the section reports its variables.
        if (problem.rule !== 'spec/unexpanded-variable') report(problem);
      },
    );
    return undefined;
  });
  const siteNewsfragments = graph.query<undefined>('Markdown of newsfragments', (_, { get, report }) => {
    for (const { sections } of get(newsfragmentSets, ''))
      for (const { path } of sections.flatMap(({ files }) => files)) {
        const source = get(sources.file, path);
        if (source && site) markdownBlocks(source, get(site.queries.pageDialect, ''), report);
      }
    return undefined;
  });
  // Its value is always `undefined`; it is the root from which all diagnostics are collected.
  return graph.query<undefined>('all problems', (_, { get }) => {
    get(anchors.list, '');
    for (const name of get(targets, '').targets.keys()) get(page, name);
    if (site) {
      get(site.files, '');
      // References of every file, including those that no page shows.
      for (const path of get(dataFiles, '')) get(sources.resolved, path);
      get(siteNewsfragments, '');
    } else {
      for (const path of get(usage, '').sections) get(suspicious, path);
      // Section files that belong to no document are checked as plain text only.
      for (const path of get(sectionFiles, '')) get(sources.file, path);
      get(changelogTexts, '');
      for (const { path } of get(definitions, '')) get(sources.resolved, path);
      for (const name of get(models.eventNames, '')) get(models.event, name);
    }
    for (const { path } of get(apiFiles, '')) get(sources.resolved, path);
    for (const name of get(models.exampleNames, '')) get(sources.resolved, `${layout.eventExamples}/${name}`);
    for (const path of get(dataFiles, '')) {
      get(sources.yaml, path);
      if (!path.startsWith(`${layout.eventExamples}/`)) get(descriptions, path);
    }
    return undefined;
  });
}
