import type { AST } from '@eslint-community/regexpp';
import { type CharacterNode, characterTest, type PatternSyntax, sampleCharacters } from './syntax.js';

/** Larger automata are not built. */
const maxPositions = 150;

/** A position automaton (Glushkov): one state for each character node, after expansion of counted repetitions. */
export interface Automaton {
  /** For each position, the samples that its character node matches. */
  readonly characters: readonly ReadonlySet<string>[];
  /** For each position, the positions that can follow, as often as there are ways to get there. */
  readonly follow: readonly (readonly number[])[];
  /** Positions with which a match can end, unless an assertion fails. */
  readonly last: ReadonlySet<number>;
  readonly hasFinalAssertion: boolean;
}

/** The positions with which a part of a pattern begins and ends, and the number of ways in which it matches the empty text, up to 2. */
interface Part {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly empty: number;
}

const emptyPart: Part = { first: [], last: [], empty: 1 };

class TooComplex extends Error {}

/** Builds the automaton of a pattern; `undefined` for a pattern with a backreference or with too many positions. */
export function buildAutomaton({ root, flags }: PatternSyntax): Automaton | undefined {
  const samples = sampleCharacters(root);
  const characters: Set<string>[] = [];
  const follow: number[][] = [];
  const matching = new Map<string, Set<string>>();
  let hasFinalAssertion = false;

  const character = (node: CharacterNode): Part => {
    if (characters.length >= maxPositions) throw new TooComplex();
    let set = matching.get(node.raw);
    if (!set) {
      const test = characterTest(node, flags);
      set = new Set(samples.filter((sample) => test.test(sample)));
      matching.set(node.raw, set);
    }
    const position = characters.push(set) - 1;
    follow.push([]);
    return { first: [position], last: [position], empty: 0 };
  };
  const connect = (from: readonly number[], to: readonly number[]): void => {
    for (const position of from) follow[position]?.push(...to);
  };
  const sequence = (a: Part, b: Part): Part => {
    connect(a.last, b.first);
    return {
      first: [...a.first, ...repeat(b.first, a.empty)],
      last: [...b.last, ...repeat(a.last, b.empty)],
      empty: Math.min(2, a.empty * b.empty),
    };
  };
  const alternatives = (list: readonly AST.Alternative[]): Part => {
    const parts = list.map(({ elements }) => elements.map(element).reduce(sequence, emptyPart));
    return {
      first: parts.flatMap(({ first }) => first),
      last: parts.flatMap(({ last }) => last),
      empty: Math.min(
        2,
        parts.reduce((sum, { empty }) => sum + empty, 0),
      ),
    };
  };
  // An iteration that matches the empty text is not repeated.
  const optional = (part: Part): Part => ({ ...part, empty: 1 });
  const quantifier = ({ min, max, element: inner }: AST.Quantifier): Part => {
    let part = emptyPart;
    for (let i = 0; i < min - (max === Infinity ? 1 : 0); i++) part = sequence(part, element(inner));
    if (max === Infinity) {
      const loop = element(inner);
      connect(loop.last, loop.first);
      return sequence(part, min === 0 ? optional(loop) : loop);
    }
    let rest = emptyPart;
    for (let i = min; i < max; i++) rest = optional(sequence(element(inner), rest));
    return sequence(part, rest);
  };
  const element = (node: AST.Element): Part => {
    switch (node.type) {
      case 'Character':
      case 'CharacterClass':
      case 'CharacterSet':
      case 'ExpressionCharacterClass':
        return character(node);
      case 'Group':
      case 'CapturingGroup':
        return alternatives(node.alternatives);
      case 'Quantifier':
        return quantifier(node);
      case 'Assertion':
        if (node.kind !== 'start') hasFinalAssertion = true;
        return emptyPart;
      default:
        throw new TooComplex();
    }
  };
  try {
    const whole = alternatives(root.alternatives);
    return { characters, follow, last: new Set(whole.last), hasFinalAssertion };
  } catch (error) {
    if (error instanceof TooComplex) return undefined;
    throw error;
  }
}

const repeat = (list: readonly number[], times: number): number[] =>
  Array.from({ length: times }, () => list).flat();
