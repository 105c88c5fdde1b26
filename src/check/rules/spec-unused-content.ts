import { variablesIn } from '../../spec/section.js';
import { eventsOf } from '../../spec/variables.js';
import type { Rule } from '../rule.js';

export const specUnusedContent: Rule = {
  id: 'spec/unused-content',
  severity: 'warning',
  summary: 'An API file or an event is not part of any section.',
  explanation:
    'Each API file and each event is shown by a template variable; some variables show several events. Without its variable in a section it is not on any page: add the variable to a section, or remove the file.',
  prepare({ repository, usage, sectionFiles, firstLine }) {
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
