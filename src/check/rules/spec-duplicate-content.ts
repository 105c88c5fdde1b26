import type { Query } from '../../graph/graph.js';
import type { Span } from '../../source/text.js';
import { variablesIn } from '../../spec/section.js';
import { sectionPath } from '../../spec/targets.js';
import { eventsOf, variableNamed } from '../../spec/variables.js';
import type { Rule } from '../rule.js';

/** Something that a template variable shows. */
interface Content {
  /** Equal for the same content. */
  readonly key: string;
  /** `undefined` if the variable as a whole describes it. */
  readonly name?: string;
  /** The file or the variable that it comes from. */
  readonly origin: string;
}

interface PlacedVariable {
  readonly name: string;
  readonly span: Span;
}

export const specDuplicateContent: Rule = {
  id: 'spec/duplicate-content',
  severity: 'warning',
  summary: 'A document shows an event, an operation or a changelog twice.',
  explanation:
    'Two sections of a page would have the same title and the same content, and links point to the first one. It happens when a variable is copied to another section, or when an event is shown by its own variable and by that of a group. The second variable is reported. An operation that two API files describe is info.',
  prepare({ repository: { graph, targets, section, variableNames, models } }) {
    const inSection: Query<readonly PlacedVariable[]> = graph.query(
      'template variables of a section',
      (path, { get }) =>
        (get(section, path)?.units ?? []).flatMap(({ body }) =>
          variablesIn(body).map(({ name, block }) => ({ name, span: block })),
        ),
    );
    const contentOf: Query<readonly Content[]> = graph.query(
      'content of a template variable',
      (name, { get }) => {
        const variable = variableNamed(name, get(variableNames, ''));
        const events = (names: readonly string[]): Content[] =>
          names.map((event) => ({ key: `event ${event}`, name: `"${event}"`, origin: event }));
        switch (variable?.kind) {
          case 'api': {
            const { path, group } = variable.source;
            return (get(models.api, path)?.operations ?? []).map(({ method, fullPath, writtenPath }) => ({
              key: `${group} ${method} ${fullPath.replace(/\{[^{}]*\}/g, '{}')}`,
              name: `${method} ${fullPath}`,
              origin: `${path} ${writtenPath}`,
            }));
          }
          case 'event':
            return events([variable.name]);
          case 'events':
            return events(eventsOf(variable.group, get(models.eventNames, '')));
          case 'definition':
            return [{ key: variable.source.path, origin: variable.source.path }];
          case 'base-event':
          case 'changelog':
          case 'emoji':
            return [{ key: `variable ${name}`, origin: name }];
          default:
            return [];
        }
      },
    );
    return ({ report }) => {
      const reported = new Set<PlacedVariable>();
      for (const { files } of graph.get(targets, '').targets.values()) {
        const shown = new Map<string, { readonly by: PlacedVariable; readonly origin: string }>();
        // A file that is listed twice is reported as such.
        const paths = new Set(files.flatMap((file) => sectionPath(file) ?? []));
        for (const path of paths)
          for (const variable of graph.get(inSection, path)) {
            const content = graph.get(contentOf, variable.name);
            const again = content.filter(({ key }) => shown.has(key));
            const [first] = again;
            const before = first && shown.get(first.key);
            for (const { key, origin } of content)
              if (!shown.has(key)) shown.set(key, { by: variable, origin });
            if (!before || reported.has(variable)) continue;
            reported.add(variable);
            const isOtherFile = again.every(({ key, origin }) => shown.get(key)?.origin !== origin);
            const isWhole = again.length === content.length && (content.length > 1 || !first.name);
            const what = isWhole ? `the content of "{{${variable.name}}}"` : first.name;
            report({
              ...(isOtherFile && { severity: 'info' as const }),
              message: `The document already shows ${what}.`,
              span: variable.span,
              related: [{ message: 'shown here', span: before.by.span }],
              help: 'Remove one of the two variables.',
            });
          }
      }
    };
  },
};
