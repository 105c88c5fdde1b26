import type { AST, RegExpParser } from '@eslint-community/regexpp';
import { loadLibrary } from '../../source/library.js';

/** The syntax tree of a pattern. */
export interface PatternSyntax {
  readonly root: AST.Pattern;
  /** The flags with which the pattern is valid: `u` or none. */
  readonly flags: string;
}

const cache = new Map<string, PatternSyntax | undefined>();

/** Parses a pattern; memoized. Returns `undefined` if it is invalid. Loads the parser on first use. */
export function parsePattern(source: string): PatternSyntax | undefined {
  if (!cache.has(source)) cache.set(source, parse(source));
  return cache.get(source);
}

let parser: RegExpParser | undefined;

function parse(source: string): PatternSyntax | undefined {
  const library: { RegExpParser: typeof RegExpParser } = loadLibrary('@eslint-community/regexpp');
  parser ??= new library.RegExpParser({ ecmaVersion: 2023 });
  // Patterns without the flag `u` may contain unnecessary escapes.
  for (const unicode of [true, false]) {
    try {
      const root = parser.parsePattern(source, undefined, undefined, { unicode });
      return { root, flags: unicode ? 'u' : '' };
    } catch {
      // An invalid pattern is reported where it is compiled.
    }
  }
  return undefined;
}

/** A node that matches a single character. */
export type CharacterNode =
  | AST.Character
  | AST.CharacterClass
  | AST.CharacterSet
  | AST.ExpressionCharacterClass;

/** Returns an expression that matches the characters of a node. */
export const characterTest = ({ raw }: CharacterNode, flags: string): RegExp =>
  new RegExp(`^(?:${raw})$`, flags);

const representatives = [...'aAzZbB019_-. /:@#$%!+=~,é中😀'];

/** Returns characters that tell the character nodes of a pattern apart: those that it contains, with their neighbours, and common ones. */
export function sampleCharacters(node: AST.Node): string[] {
  const samples = new Set(representatives);
  const add = (code: number): void => {
    for (const one of [code, code - 1, code + 1])
      if (one >= 0 && one <= 0x10ffff) samples.add(String.fromCodePoint(one));
  };
  const visit = (part: AST.Node): void => {
    if (part.type === 'Character') add(part.value);
    else if (part.type === 'CharacterClassRange') {
      add(part.min.value);
      add(part.max.value);
    } else if ('alternatives' in part) part.alternatives.forEach(visit);
    else if ('elements' in part) part.elements.forEach(visit);
    else if (part.type === 'Quantifier') visit(part.element);
  };
  visit(node);
  return [...samples];
}
