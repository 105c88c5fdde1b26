import type { AST } from '@eslint-community/regexpp';
import { patternOf } from './pattern.js';
import { type CharacterNode, characterTest, parsePattern, sampleCharacters } from './syntax.js';

const maxRepeats = 64;
const maxChoices = 4;
const maxLength = 1000;

/** Generates a short text that a pattern matches and `isAccepted` accepts; `undefined` if none is found. */
export function matchingText(source: string, isAccepted: (text: string) => boolean): string | undefined {
  const syntax = parsePattern(source);
  const pattern = patternOf(source);
  if (!syntax || !pattern) return undefined;
  const samples = preferred(sampleCharacters(syntax.root));
  for (let repeats = 0; repeats <= maxRepeats; repeats++) {
    for (let choice = 0; choice < maxChoices; choice++) {
      const text = new Writer(syntax.flags, samples, repeats, choice).pattern(syntax.root);
      if (text.length <= maxLength && isAccepted(text) && pattern.test(text)) return text;
    }
  }
  return undefined;
}

/** Letters and digits first: `[^:]` should be a letter. */
const preferred = (samples: readonly string[]): string[] => [
  ...new Set([...[...'abcxyzABCXYZ0123456789_-.'], ...samples]),
];

/** Writes a text for a syntax tree. `repeats` is the number of additional repetitions, and `choice` the index of the alternative. */
class Writer {
  readonly #groups = new Map<AST.CapturingGroup, string>();

  constructor(
    private readonly flags: string,
    private readonly samples: readonly string[],
    private readonly repeats: number,
    private readonly choice: number,
  ) {}

  pattern({ alternatives }: AST.Pattern): string {
    return this.#alternatives(alternatives);
  }

  #alternatives(alternatives: readonly AST.Alternative[]): string {
    const { elements = [] } = alternatives[this.choice % alternatives.length] ?? {};
    return elements.map((element) => this.#element(element)).join('');
  }

  #element(node: AST.Element): string {
    switch (node.type) {
      case 'Group':
        return this.#alternatives(node.alternatives);
      case 'CapturingGroup': {
        const text = this.#alternatives(node.alternatives);
        this.#groups.set(node, text);
        return text;
      }
      case 'Quantifier': {
        const times = Math.min(node.max, node.min + this.repeats);
        return Array.from({ length: Math.min(times, maxLength) }, () => this.#element(node.element)).join('');
      }
      case 'Backreference':
        return [node.resolved].flat().map((group) => this.#groups.get(group) ?? '')[0] ?? '';
      case 'Assertion':
        return '';
      default:
        return this.#character(node);
    }
  }

  #character(node: CharacterNode): string {
    if (node.type === 'Character') return String.fromCodePoint(node.value);
    const test = characterTest(node, this.flags);
    return this.samples.find((sample) => test.test(sample)) ?? '';
  }
}
