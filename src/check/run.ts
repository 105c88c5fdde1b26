import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { sortDiagnostics } from '../diagnostics/order.js';
import { applySuppressions, type Suppression, suppressionsOf } from '../diagnostics/suppression.js';
import { closest } from '../doc/closest.js';
import type { Query } from '../graph/graph.js';
import type { Repository } from '../spec/repository.js';
import { catalogue, ruleOf } from './catalogue/index.js';
import { createChangelogTexts } from './changelog-texts.js';
import { type CheckContext, createCheckContext } from './check-context.js';
import { danglingReferences } from './dangling-references.js';
import { createDescriptions } from './descriptions.js';
import type { Link } from './links.js';
import { rules } from './rules/index.js';
import { suspiciousMarkupInSection } from './suspicious-markup/in-section.js';

export interface CheckResult {
  /** Sorted by file and place. */
  readonly diagnostics: readonly Diagnostic[];
  /** How much was looked at, by what it is. */
  readonly counts: ReadonlyMap<string, number>;
  /** The ids of each page that others can link to, by its path where every release label is `unstable`. */
  readonly anchors: () => ReadonlyMap<string, ReadonlySet<string>>;
  /** Where the documents lead. */
  readonly links: () => readonly Link[];
}

/** What was found by other means, and so takes part in suppressions and order. */
export interface AdditionalFindings {
  readonly diagnostics: readonly Diagnostic[];
  /** Rules that nobody asked for this time: suppressions of them may be needed at another one. */
  readonly notRun: ReadonlySet<string>;
}

export const onDemand: ReadonlySet<string> = new Set(['external/broken']);
const noAdditional: AdditionalFindings = { diagnostics: [], notRun: onDemand };

const names = {
  isKnown: (id: string): boolean => ruleOf(id) !== undefined,
  nearest: (id: string): string | undefined =>
    closest(
      id,
      catalogue.map((rule) => rule.id),
    ),
};

/** The checks of each repository: one that lives on is checked anew by what they remember. */
const prepared = new WeakMap<Repository, Promise<(further: AdditionalFindings) => CheckResult>>();

/**
 * Runs every rule, and collects what the parsers and the transforms found on the way: a file that cannot be read is one problem, and what
 * depends on it is not reported again. Of a repository that was checked before, only what changed since is looked at.
 */
export async function check(
  repository: Repository,
  further: AdditionalFindings = noAdditional,
): Promise<CheckResult> {
  let run = prepared.get(repository);
  if (!run) {
    run = createCheckContext(repository).then(prepare);
    prepared.set(repository, run);
  }
  return (await run)(further);
}

function prepare(checkContext: CheckContext): (further: AdditionalFindings) => CheckResult {
  const { graph, sources, anchors } = checkContext.repository;
  const descriptions = createDescriptions(checkContext.repository);
  const everything = createAllProblems(checkContext, descriptions);
  const checks = rules.map((rule) => ({ rule, check: rule.prepare(checkContext) }));
  const suppressions = graph.query<readonly Suppression[]>('suppressions', (path, { get }) => {
    const source = get(sources.file, path);
    return source ? suppressionsOf(source) : [];
  });
  return ({ diagnostics, notRun }) => {
    const found = graph.diagnostics(everything, '');
    for (const diagnostic of diagnostics) found.push(diagnostic);
    const described = describedFiles(checkContext).flatMap((path) => graph.get(descriptions, path));
    for (const diagnostic of danglingReferences(described, checkContext)) found.push(diagnostic);
    const counts = new Map<string, number>();
    const count = (what: string, number = 1): void => {
      counts.set(what, (counts.get(what) ?? 0) + number);
    };
    for (const { rule, check: run } of checks) {
      const { id, severity } = rule;
      run({ count, report: (finding) => found.push({ severity, ...finding, rule: id }) });
    }
    // A file that was read before, and is part of nothing now, accepts nothing.
    const accepted = sources.file.current().flatMap((path) => graph.get(suppressions, path));
    return {
      diagnostics: sortDiagnostics(
        applySuppressions(found, accepted, { ...names, hasRun: (id) => !notRun.has(id) }),
      ),
      counts,
      anchors: () =>
        new Map(
          [...graph.get(anchors.pages, '')].map(([name, page]) => [
            page,
            graph.get(checkContext.links.ids, name),
          ]),
        ),
      links: () =>
        [...graph.get(anchors.pages, '').keys()].flatMap((name) => graph.get(checkContext.links.of, name)),
    };
  };
}

/** The files of data in which descriptions may stand. */
const describedFiles = ({ repository: { graph, layout }, dataFiles }: CheckContext): string[] =>
  graph.get(dataFiles, '').filter((path) => !path.startsWith(`${layout.eventExamples}/`));

/**
 * Asks for all that can have problems of its own: documents, references in these, every file of data with its references and
 * descriptions, events.
 */
function createAllProblems(
  { repository, index, apiFiles, definitions, dataFiles, sectionFiles, usage, changelogs }: CheckContext,
  descriptions: Query<unknown>,
): Query<undefined> {
  const { graph, targets, document, section, sources, models, layout, anchors } = repository;
  const changelogTexts = createChangelogTexts(repository, changelogs);
  const page = graph.query<undefined>('references in a document', (name, { get, report }) => {
    get(document, name);
    for (const diagnostic of get(index, name).diagnostics) report(diagnostic);
    return undefined;
  });
  const suspicious = graph.query<undefined>('stray markup in a section', (path, { get, report }) => {
    suspiciousMarkupInSection(get(section, path)?.units ?? [], get(targets, '').styles.absolute, report);
    return undefined;
  });
  // Its value never changes, but it is the place that all problems are reached from.
  return graph.query<undefined>('everything', (_, { get }) => {
    get(anchors.list, '');
    for (const name of get(targets, '').targets.keys()) get(page, name);
    for (const path of get(usage, '').sections) get(suspicious, path);
    // What no document has is looked at line by line.
    for (const path of get(sectionFiles, '')) get(sources.file, path);
    get(changelogTexts, '');
    for (const { path } of get(apiFiles, '')) get(sources.resolved, path);
    for (const { path } of get(definitions, '')) get(sources.resolved, path);
    for (const name of get(models.eventNames, '')) get(models.event, name);
    for (const name of get(models.exampleNames, '')) get(sources.resolved, `${layout.eventExamples}/${name}`);
    for (const path of get(dataFiles, '')) {
      get(sources.yaml, path);
      if (!path.startsWith(`${layout.eventExamples}/`)) get(descriptions, path);
    }
    return undefined;
  });
}
