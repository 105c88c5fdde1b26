import type { Element } from '../doc/nodes.js';
import type { Context, Graph, Query } from '../graph/graph.js';
import type { Operation } from '../openapi/model.js';
import { orderOperations } from '../openapi/order.js';
import type { ParseOptions } from '../rst/parse.js';
import { SourceText, type Span } from '../source/text.js';
import { createDescriber } from './describe.js';
import { definitionUnit } from './generate/definition.js';
import { emojiFile, emojiTable } from './generate/emoji.js';
import { baseEventUnit, eventUnit } from './generate/event.js';
import { type GeneratedUnit, generated, missing } from './generate/generated.js';
import { aliasUnits, operationUnit } from './generate/operation.js';
import { type ReleaseLabels, unstable } from './labels.js';
import type { ApiSource, DefinitionSource, Layout } from './layout.js';
import { type Models, variantSeparator } from './models.js';
import type { EventGroup, Protocol } from './protocol.js';
import type { Sources } from './sources.js';

/** The kind of content that a template variable shows, and its source. */
export type Variable =
  | { readonly kind: 'api'; readonly source: ApiSource }
  | { readonly kind: 'definition'; readonly source: DefinitionSource }
  | { readonly kind: 'event'; readonly name: string }
  | { readonly kind: 'events'; readonly group: EventGroup }
  | { readonly kind: 'base-event'; readonly name: string }
  | { readonly kind: 'changelog' }
  | { readonly kind: 'unstable-warning'; readonly label: string }
  | { readonly kind: 'apis' }
  | { readonly kind: 'emoji' };

/** The sections or blocks that replace a template variable. */
export type Generated = readonly GeneratedUnit[];

export interface VariableContext {
  readonly layout: Layout;
  readonly protocol: Protocol;
  readonly labels: ReleaseLabels;
  readonly sources: Sources;
  readonly models: Models;
  readonly changelog: Query<readonly Element[] | undefined>;
  readonly changelogNames: readonly string[];
  readonly options: (context: Context) => ParseOptions;
  /** The path of a target's page, relative to the root of the site; `undefined` if there is no such target. */
  readonly pageOf: (target: string, context: Context) => string | undefined;
  /** Whether pages for the latest release exist beside the pages of each version. */
  readonly hasLatestPage: (context: Context) => boolean;
}

/** All template variables of the repository, by name. */
export function createVariableNames(
  graph: Graph,
  context: VariableContext,
): Query<ReadonlyMap<string, Variable>> {
  const { layout, protocol, sources, models } = context;
  return graph.query(
    'template variables',
    (_, { get }) => {
      // Folders are read through the graph, so that a new file becomes a new variable.
      const reader = {
        ...sources.reader,
        list: (path: string) => get(sources.folder, path),
        canonical: (path: string) => get(sources.canonicalFile, path),
      };
      const variables = new Map<string, Variable>();
      for (const source of layout.apiSources(reader, protocol))
        variables.set(source.variable, { kind: 'api', source });
      // Definitions without a type are rejected only when shown: reading all of them here takes time.
      for (const source of layout.definitionSources(reader, protocol))
        variables.set(source.variable, { kind: 'definition', source });
      for (const name of get(models.eventNames, ''))
        variables.set(`${name.replace(/[.$#-]/g, '_')}_event`, { kind: 'event', name });
      for (const group of protocol.eventGroups) variables.set(group.variable, { kind: 'events', group });
      for (const [variable, name] of Object.entries(protocol.baseEvents))
        variables.set(variable, { kind: 'base-event', name });
      for (const name of context.changelogNames) variables.set(name, { kind: 'changelog' });
      for (const { name, token } of protocol.labels)
        variables.set(`unstable_warning_block_${token}`, { kind: 'unstable-warning', label: name });
      variables.set('apis', { kind: 'apis' });
      if (get(sources.canonicalFile, emojiFile) !== undefined)
        variables.set('sas_emoji_table', { kind: 'emoji' });
      return variables;
    },
    sameKeys,
  );
}

const sameKeys = (before: ReadonlyMap<string, Variable>, after: ReadonlyMap<string, Variable>): boolean =>
  [...before.keys()].join('\n') === [...after.keys()].join('\n');

/** The content of a template variable, by name; `undefined` if the variable is unknown. */
export function createVariables(
  graph: Graph,
  names: Query<ReadonlyMap<string, Variable>>,
  context: VariableContext,
): Query<Generated | undefined> {
  const { protocol, layout, models, sources, labels } = context;
  const startOf = (path: string, { get }: Context): Span | undefined => {
    const source = get(sources.text, path);
    return source && { source, start: 0, end: 0 };
  };
  /** The span of generated content that has no source of its own. */
  const general = (query: Context): Span => {
    const path = 'specification/targets.yaml';
    return startOf(path, query) ?? { source: SourceText.file(path, ''), start: 0, end: 0 };
  };

  const operations = (source: ApiSource, query: Context): Generated => {
    const describe = createDescriber(context.options(query), query.report);
    const file = query.get(models.api, source.path);
    if (!file) return [missing(source.path)];
    const all = file.operations;
    const options = { conventions: layout.conventions, standardErrors: protocol.standardErrors };
    const listed = layout.conventions.sortedOperations ? [...all].sort(byPath) : all;
    const ordered = orderOperations(listed, protocol.operationOrder[source.orderKey] ?? []);
    return [...ordered, ...file.webhooks].flatMap((operation) => {
      const unit = operationUnit(operation, options, describe);
      return [{ ...unit, key: `${source.path}#${unit.key}` }, ...aliasUnits(operation)];
    });
  };

  const { variantInTitle } = layout.conventions;
  const event = (name: string, query: Context, isTitledByVariant = false): Generated => {
    const definition = query.get(models.event, name);
    if (!definition) return [missing(`event#${name}`)];
    const describe = createDescriber(context.options(query), query.report);
    const { messageType } = protocol;
    const isMessage = definition.type === messageType?.eventType;
    const hasBoth = variantInTitle === 'all' || (variantInTitle === 'messages' && isMessage);
    const titledBy = isTitledByVariant ? 'variant' : hasBoth ? 'both' : 'type';
    const unit = eventUnit(definition, isMessage ? messageType?.sectionTitle : undefined, titledBy, describe);
    return [{ ...unit, key: `event#${name}` }];
  };

  const blocks = (key: string, body: readonly Element[]): Generated => [{ key, title: undefined, body }];
  const changelogBlocks = (key: string, body: readonly Element[] | undefined): Generated | undefined =>
    body && blocks(key, body);

  const make = (name: string, variable: Variable, query: Context): Generated | undefined => {
    const describe = createDescriber(context.options(query), query.report);
    switch (variable.kind) {
      case 'api':
        return operations(variable.source, query);
      case 'definition': {
        const { path } = variable.source;
        const definition = query.get(models.definition, path);
        if (!definition)
          return query.get(sources.yaml, path)?.value === undefined ? [missing(path)] : undefined;
        return [definitionUnit(definition, variable.source.path, describe)];
      }
      case 'event':
        return event(variable.name, query);
      case 'events':
        return eventsOf(variable.group, query.get(models.eventNames, '')).flatMap((type) =>
          event(type, query, variable.group.titledByVariant),
        );
      case 'base-event': {
        const base = query.get(models.baseEvent, variable.name);
        const key = `event#${variable.name}`;
        if (base) return [{ ...baseEventUnit(base, describe), key }];
        return query.get(models.baseEventPath, variable.name) === undefined ? undefined : [missing(key)];
      }
      case 'changelog':
        return changelogBlocks(name, query.get(context.changelog, name));
      case 'unstable-warning': {
        const span = general(query);
        const isUnstable = (labels[variable.label] ?? unstable) === unstable;
        return blocks(
          name,
          isUnstable
            ? [
                generated(
                  'unstable_warning',
                  span,
                  context.hasLatestPage(query) ? { href: 'latest.html' } : {},
                ),
              ]
            : [],
        );
      }
      case 'apis': {
        return blocks(name, [apiTable(context, general(query), query)]);
      }
      case 'emoji': {
        const span = startOf(emojiFile, query);
        const value = query.get(sources.yaml, emojiFile)?.value;
        return blocks(name, span ? [emojiTable(value, span)] : []);
      }
    }
  };

  return graph.query<Generated | undefined>('generated content', (name, query) => {
    const variable = variableNamed(name, query.get(names, ''));
    if (variable) return make(name, variable, query);
    // One version of a changelog: versions are not enumerated, to avoid reading every changelog.
    return changelogBlocks(name, query.get(context.changelog, name));
  });
}

/** Returns the variable of a name as written in a section; `undefined` if it is unknown. */
export const variableNamed = (name: string, variables: ReadonlyMap<string, Variable>): Variable | undefined =>
  variables.get(name) ?? withoutSuffix(name, variables);

/** In the first repositories, the variable of an API file lacks the suffix of its API. */
function withoutSuffix(name: string, variables: ReadonlyMap<string, Variable>): Variable | undefined {
  const stem = /^(\w+)_http_api$/.exec(name)?.[1];
  if (stem === undefined) return undefined;
  const matches = [...variables.values()].filter(
    (variable) => variable.kind === 'api' && variable.source.orderKey.replace(/_[a-z]+$/, '') === stem,
  );
  return matches.length === 1 ? matches[0] : undefined;
}

/** Compares by path; of two operations with the same path, the one written with trailing spaces comes first. */
function byPath(a: Operation, b: Operation): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return b.writtenPath.length - a.writtenPath.length;
}

export function eventsOf({ prefix, except, first }: EventGroup, names: readonly string[]): readonly string[] {
  const plain = (name: string): string => name.replace(variantSeparator, '$');
  const rank = (name: string): number => {
    const index = first.indexOf(plain(name));
    return index < 0 ? first.length : index;
  };
  return names
    .filter(
      (name) => plain(name).startsWith(prefix) && !except.some((other) => plain(name).startsWith(other)),
    )
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

function apiTable({ protocol, labels, pageOf }: VariableContext, span: Span, query: Context): Element {
  const apis = protocol.apiGroups.map(({ title, purpose, label, changelog }) => ({
    title,
    purpose,
    version: label === undefined ? undefined : (labels[label] ?? unstable),
    href: pageOf(changelog, query),
  }));
  return generated('api_table', span, { apis });
}
