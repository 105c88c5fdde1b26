import { isCollection, type YamlCollection, type YamlMap } from '../yaml/value.js';
import { connectedComponents } from './components.js';
import type { Reference } from './reference.js';

/** A file with its references. */
export interface ReferencingFile {
  readonly value: YamlCollection;
  readonly references: readonly Reference[];
  /** The collections that contain a reference at any depth. */
  readonly affected: ReadonlySet<YamlCollection>;
}

/** The references of files that refer to each other, or to themselves, which cannot be replaced by their targets. */
export interface Recursion {
  /** The targets of references; a target follows those that it refers to. */
  readonly innermostFirst: Iterable<YamlCollection>;
  /** Whether a reference leads back to itself by way of its target. */
  isRecursive(reference: Reference): boolean;
  /**
   * The references of a cycle without end, beginning with the given one: no keyword of a schema is passed on the way, so that a value would
   * consist of itself. Empty for other references.
   */
  endlessCycle(reference: Reference): readonly Reference[];
}

/** The keywords below which a schema may be part of itself: a valid value can still be finite. */
const schemaKeywords: ReadonlySet<string> = new Set([
  ...['properties', 'patternProperties', 'additionalProperties', 'unevaluatedProperties', 'propertyNames'],
  ...['items', 'prefixItems', 'additionalItems', 'unevaluatedItems', 'contains'],
  ...['oneOf', 'anyOf', 'not', 'if', 'then', 'else', 'dependencies', 'dependentSchemas'],
  ...['definitions', '$defs', 'components', 'paths', 'webhooks', 'callbacks', 'parameters', 'responses'],
]);

/** A step from a target to one within it, or by a reference within it to another. */
interface Edge {
  readonly to: YamlCollection;
  readonly reference: Reference | undefined;
  /** Whether a keyword of schemas is between the start and the step. */
  readonly isGuarded: boolean;
}

/** Finds the recursive references of files. Only targets within the files count: no other file refers to them. */
export function findRecursion(files: readonly ReferencingFile[]): Recursion {
  const byMap = new Map<YamlMap | YamlCollection, Reference>();
  const targets = new Set<YamlCollection>();
  for (const { references } of files) {
    for (const reference of references) {
      byMap.set(reference.map, reference);
      if (isCollection(reference.value)) targets.add(reference.value);
    }
  }
  const edges = new Map<YamlCollection, Edge[]>();
  const around = new Map<Reference, Set<YamlCollection>>();

  const visit = (
    part: YamlCollection,
    outer: YamlCollection | undefined,
    guarded: boolean,
    affected: ReadonlySet<YamlCollection>,
  ): void => {
    let enclosing = outer;
    let isGuarded = guarded;
    if (targets.has(part)) {
      if (enclosing && enclosing !== part)
        add(edges, enclosing, { to: part, reference: undefined, isGuarded });
      enclosing = part;
      isGuarded = false;
    }
    const reference = byMap.get(part);
    if (reference && enclosing && isCollection(reference.value)) {
      add(edges, enclosing, { to: reference.value, reference, isGuarded });
      around.set(reference, (around.get(reference) ?? new Set()).add(enclosing));
    }
    for (const [key, value] of Object.entries(part)) {
      if (isCollection(value) && affected.has(value))
        visit(value, enclosing, isGuarded || (!Array.isArray(part) && schemaKeywords.has(key)), affected);
    }
  };
  for (const { value, affected } of files) visit(value, undefined, false, affected);

  const to = (list: readonly Edge[] | undefined): YamlCollection[] => (list ?? []).map((edge) => edge.to);
  const unguarded = (from: YamlCollection): Edge[] =>
    (edges.get(from) ?? []).filter((edge) => !edge.isGuarded);
  const components = connectedComponents(targets, (from) => to(edges.get(from)));
  const endless = connectedComponents(targets, (from) => to(unguarded(from)));
  const areTogether = (reference: Reference, numbers: ReadonlyMap<YamlCollection, number>) =>
    [...(around.get(reference) ?? [])].find(
      (enclosing) => isCollection(reference.value) && numbers.get(enclosing) === numbers.get(reference.value),
    );
  return {
    innermostFirst: components.keys(),
    isRecursive: (reference) => areTogether(reference, components) !== undefined,
    endlessCycle: (reference) => {
      const enclosing = areTogether(reference, endless);
      const isUnguarded = enclosing && unguarded(enclosing).some((edge) => edge.reference === reference);
      return isUnguarded ? cycle(reference, enclosing, unguarded) : [];
    },
  };
}

function add(edges: Map<YamlCollection, Edge[]>, from: YamlCollection, edge: Edge): void {
  const list = edges.get(from);
  if (list) list.push(edge);
  else edges.set(from, [edge]);
}

/** The shortest way by references from the target of `first` back to where it is. */
function cycle(
  first: Reference,
  end: YamlCollection,
  edgesOf: (from: YamlCollection) => readonly Edge[],
): readonly Reference[] {
  const { value: start } = first;
  if (!isCollection(start)) return [];
  const cameFrom = new Map<YamlCollection, { readonly from: YamlCollection; readonly edge: Edge }>();
  const queue = [start];
  for (const from of queue) {
    if (from === end) break;
    for (const edge of edgesOf(from)) {
      if (edge.to === start || cameFrom.has(edge.to)) continue;
      cameFrom.set(edge.to, { from, edge });
      queue.push(edge.to);
    }
  }
  const way: Reference[] = [];
  for (let step = cameFrom.get(end); step; step = cameFrom.get(step.from))
    if (step.edge.reference) way.unshift(step.edge.reference);
  return [first, ...way];
}
