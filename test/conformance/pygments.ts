import { spawnSync } from 'node:child_process';
import type { CodeToken } from '../../src/rst/parser.js';

const script = `
import json, sys
from pygments import lex
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound
language, code = json.load(sys.stdin)
try:
    lexer = get_lexer_by_name(language)
except ClassNotFound:
    print('null')
else:
    merged = []
    for kind, value in lex(code, lexer):
        if merged and merged[-1][0] is kind:
            merged[-1][1] += value
        else:
            merged.append([kind, value])
    names = lambda kind: [name for name in str(kind).lower().split('.') if name not in ('token', 'text')]
    print(json.dumps([{'classes': names(kind), 'text': value} for kind, value in merged]))
`;

/**
 * Splits code into tokens with Pygments, like docutils; `undefined` if Pygments is not installed or does not know the
 * language.
 */
export function pygments(code: string, language: string): CodeToken[] | undefined {
  if (language === 'text') return undefined;
  const { status, stdout } = spawnSync('python3', ['-c', script], {
    input: JSON.stringify([language, code]),
    encoding: 'utf8',
  });
  const tokens: unknown = status === 0 ? JSON.parse(stdout) : null;
  if (!Array.isArray(tokens) || !tokens.every(isToken)) return undefined;
  // Pygments appends a newline.
  const [last, ...others] = [...tokens].reverse();
  const rest = last?.text.replace(/\n$/, '') ?? '';
  const ended = last && rest !== '' ? [{ ...last, text: rest }] : [];
  return [...others.reverse(), ...ended];
}

const isToken = (value: unknown): value is CodeToken =>
  typeof value === 'object' &&
  value !== null &&
  'text' in value &&
  typeof value.text === 'string' &&
  'classes' in value &&
  Array.isArray(value.classes);
