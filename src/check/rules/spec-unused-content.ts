import { closest } from '../../doc/closest.js';
import { variablesIn } from '../../spec/section.js';
import { eventsOf } from '../../spec/variables.js';
import type { CheckContext } from '../check-context.js';
import type { Check } from '../finding.js';
import type { Rule } from '../rule.js';

export const specUnusedContent: Rule = {
  id: 'spec/unused-content',
  severity: 'warning',
  layouts: ['2015', '2016', '2021'],
  summary: 'An API file or an event is on no page.',
  explanation:
    'Each API file and each event is shown by a template variable; some variables show several events. In the layout of 2021 shortcodes show them. Without its variable or shortcode it is not on any page: add it, or remove the file.',
  prepare(checkContext) {
    if (checkContext.repository.site) return unusedInSite(checkContext);
    const { repository, usage, sectionFiles, firstLine } = checkContext;
    const { graph, variableNames, models, layout, section } = repository;
    return ({ report }) => {
      const { sections, included, variables, isIncomplete } = graph.get(usage, '');
      if (isIncomplete) return;
      // `spec/unused` reports a section that belongs to no document, with all of its variables.
      const inUnused = new Set(
        graph
          .get(sectionFiles, '')
          .filter((path) => !sections.has(path) && !included.has(path))
          .flatMap((path) => graph.get(section, path)?.units ?? [])
          .flatMap(({ body }) => variablesIn(body).map(({ name }) => name)),
      );
      const known = graph.get(variableNames, '');
      // A misspelt variable is reported itself.
      const misspelt = new Set(
        [...variables].filter((name) => !known.has(name)).map((name) => closest(name, known.keys())),
      );
      const names = graph.get(models.eventNames, '');
      const shownEvents = new Set<string>();
      for (const variable of variables) {
        const shown = known.get(variable);
        if (shown?.kind === 'events') for (const name of eventsOf(shown.group, names)) shownEvents.add(name);
      }
      for (const [variable, shown] of known) {
        const isShown =
          variables.has(variable) ||
          inUnused.has(variable) ||
          misspelt.has(variable) ||
          (shown.kind === 'event' && shownEvents.has(shown.name)) ||
          isShownWithoutGroup(variable, variables);
        if (isShown) continue;
        const path =
          shown.kind === 'api'
            ? shown.source.path
            : shown.kind === 'event'
              ? `${layout.eventSchemas}/${shown.name}`
              : undefined;
        const span = path === undefined ? undefined : firstLine(path);
        if (span)
          report({
            message: `No section contains {{${variable}}}.`,
            span,
            cause: variable,
            help: 'Add the variable to a section, or remove the file.',
          });
      }
    };
  },
};

/** In the first repositories the variable of an API file lacks the suffix of the API. */
const isShownWithoutGroup = (variable: string, variables: ReadonlySet<string>): boolean =>
  variables.has(variable.replace(/_[a-z]+_http_api$/, '_http_api'));

/** Reports the API files and events of a site that no shortcode shows. */
function unusedInSite({
  repository: { graph, layout },
  apiFiles,
  eventFiles,
  shownContent,
  isReferenced,
  firstLine,
}: CheckContext): Check {
  return ({ report }) => {
    const { data, isIncomplete } = graph.get(shownContent, '');
    if (isIncomplete) return;
    const withoutExtension = (path: string): string => path.replace(/\.\w+$/, '');
    const unused = (path: string, shortcode: string): void => {
      if (data.has(withoutExtension(path)) || isReferenced(path)) return;
      const span = firstLine(path);
      if (span)
        report({
          message: 'No page shows the file.',
          span,
          help: `Add the shortcode \`${shortcode}\` to a page, or remove the file.`,
        });
    };
    for (const { path } of graph.get(apiFiles, '')) unused(path, 'http-api');
    for (const [name, path] of graph.get(eventFiles.schemas, ''))
      if (!data.has(`${layout.eventSchemas}/${name}`)) unused(path, 'event');
  };
}
