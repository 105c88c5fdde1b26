import { connectedComponents } from '../components.js';
import { type Automaton, buildAutomaton } from './automaton.js';
import { parsePattern } from './syntax.js';

/** The time that backtracking takes at most; `unknown` for patterns with backreferences and for large ones. */
export type Complexity = 'polynomial' | 'exponential' | 'unknown';

/**
 * Determines whether a backtracking engine can take exponential time: some text leads from a character of the pattern back to that character
 * in two ways, as in `(a+)+` and `(a|a)*`, and the rest of the pattern can fail. Returns `unknown` for an invalid pattern.
 */
export function complexityOf(source: string): Complexity {
  const syntax = parsePattern(source);
  const automaton = syntax && buildAutomaton(syntax);
  if (!automaton) return 'unknown';
  return isAmbiguous(automaton) ? 'exponential' : 'polynomial';
}

function isAmbiguous({ characters, follow, last, hasFinalAssertion }: Automaton): boolean {
  const components = stronglyConnected(follow.length, (position) => follow[position] ?? []);
  return components.some((component) => {
    // A match that can end at any time never has to try another way.
    if (!hasFinalAssertion && component.some((position) => last.has(position))) return false;
    const members = new Set(component);
    const next = component.map((position) => (follow[position] ?? []).filter((other) => members.has(other)));
    return next.some(hasDuplicates) || hasTwoWays(component, next, characters);
  });
}

const hasDuplicates = (list: readonly number[]): boolean => new Set(list).size < list.length;

/** Whether the product of a component with itself has a cycle through a pair of equal and a pair of different positions. */
function hasTwoWays(
  component: readonly number[],
  next: readonly (readonly number[])[],
  characters: readonly ReadonlySet<string>[],
): boolean {
  const size = component.length;
  const indices = new Map(component.map((position, i) => [position, i]));
  const overlaps = component.map((a) =>
    component.map((b) => [...(characters[a] ?? [])].some((sample) => characters[b]?.has(sample))),
  );
  const successors = (pair: number): number[] => {
    const [a, b] = [Math.floor(pair / size), pair % size];
    return (next[a] ?? []).flatMap((x) =>
      (next[b] ?? []).flatMap((y) => {
        const [i = 0, j = 0] = [indices.get(x), indices.get(y)];
        return overlaps[i]?.[j] ? [i * size + j] : [];
      }),
    );
  };
  return stronglyConnected(size * size, successors).some(
    (pairs) =>
      pairs.some((pair) => Math.floor(pair / size) === pair % size) &&
      pairs.some((pair) => Math.floor(pair / size) !== pair % size),
  );
}

/** Returns the strongly connected components of a graph that contain an edge. */
function stronglyConnected(size: number, successors: (node: number) => readonly number[]): number[][] {
  const components = new Map<number, number[]>();
  const nodes = Array.from({ length: size }, (_, node) => node);
  for (const [node, component] of connectedComponents(nodes, successors)) {
    const members = components.get(component);
    if (members) members.push(node);
    else components.set(component, [node]);
  }
  return [...components.values()].filter(
    (members) => members.length > 1 || members.some((node) => successors(node).includes(node)),
  );
}
