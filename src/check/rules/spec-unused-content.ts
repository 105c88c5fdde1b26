import { eventsOf } from '../../spec/variables.js';
import type { Rule } from '../rule.js';

export const specUnusedContent: Rule = {
  id: 'spec/unused-content',
  severity: 'warning',
  summary: 'No section shows an API file or an event.',
  explanation:
    'Each API file and each event has a template variable that shows it, and some variables show several events. What no section shows readers never see: put its variable into a section, or remove the file.',
  prepare({ repository, usage, firstLine }) {
    const { graph, variableNames, models, layout } = repository;
    return ({ report }) => {
      const { variables, isIncomplete } = graph.get(usage, '');
      if (isIncomplete) return;
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
          (shown.kind === 'event' && shownEvents.has(shown.name)) ||
          isShownEarly(variable, variables);
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
            message: `No section shows {{${variable}}}.`,
            span,
            help: 'Put the variable into a section, or remove the file.',
          });
      }
    };
  },
};

/** In the first repositories a variable did not say which API it belongs to. */
const isShownEarly = (variable: string, variables: ReadonlySet<string>): boolean =>
  variables.has(variable.replace(/_[a-z]+_http_api$/, '_http_api'));
