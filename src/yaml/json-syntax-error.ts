/** The first syntax error of a JSON text. */
export interface JsonSyntaxError {
  readonly offset: number;
  readonly reason: string;
  /** Whether the error is a comment. */
  readonly isComment?: boolean;
  /** The name that is followed by a value without a colon. */
  readonly name?: { readonly start: number; readonly end: number };
}

/** The tokens that are allowed next. */
type Expected = 'value' | 'value or end' | 'name' | 'name or end' | 'colon' | 'comma or end' | 'nothing';

const whitespace = /[ \t\n\r]*/y;
const token =
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)|[{}[\],:]/y;

/** Finds the first syntax error in a JSON text (RFC 8259); `undefined` if the text is valid. */
export function findJsonSyntaxError(text: string): JsonSyntaxError | undefined {
  if (isJson(text)) return undefined;
  const open: ('{' | '[')[] = [];
  let comma = -1;
  let last = { start: 0, end: 0 };
  let expected: Expected = 'value';
  const afterValue = (): Expected => (open.length === 0 ? 'nothing' : 'comma or end');
  for (let at = 0; ; ) {
    at += matchAt(whitespace, text, at)?.length ?? 0;
    if (at === text.length) return expected === 'nothing' ? undefined : unexpectedEnd(at);
    const lexeme = matchAt(token, text, at);
    const next = lexeme === undefined ? undefined : step(lexeme);
    if (lexeme === undefined || next === undefined) {
      const isTrailing = comma >= 0 && (lexeme === '}' || lexeme === ']');
      if (isTrailing) return { offset: comma, reason: 'trailing comma' };
      const isValue = lexeme !== undefined && !/^[\]},]$/.test(lexeme);
      return {
        ...unexpectedCharacter(text, at),
        ...(expected === 'colon' && isValue && { name: last }),
      };
    }
    expected = next;
    comma = lexeme === ',' ? at : -1;
    last = { start: at, end: at + lexeme.length };
    at += lexeme.length;
  }

  /** Returns the tokens allowed after this one; `undefined` if this one is not allowed. */
  function step(lexeme: string): Expected | undefined {
    const isName = expected === 'name' || expected === 'name or end';
    switch (lexeme) {
      case '{':
      case '[':
        if (expected !== 'value' && expected !== 'value or end') return undefined;
        open.push(lexeme);
        return lexeme === '{' ? 'name or end' : 'value or end';
      case '}':
      case ']': {
        const isEnd = lexeme === '}' ? expected === 'name or end' : expected === 'value or end';
        if (open.at(-1) !== (lexeme === '}' ? '{' : '[') || !(isEnd || expected === 'comma or end'))
          return undefined;
        open.pop();
        return afterValue();
      }
      case ',':
        if (expected !== 'comma or end') return undefined;
        return open.at(-1) === '{' ? 'name' : 'value';
      case ':':
        return expected === 'colon' ? 'value' : undefined;
      default:
        if (isName) return lexeme.startsWith('"') ? 'colon' : undefined;
        return expected === 'value' || expected === 'value or end' ? afterValue() : undefined;
    }
  }
}

/** Most texts are valid, and the parser of the language is the fastest to find out. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

const unexpectedEnd = (offset: number): JsonSyntaxError => ({ offset, reason: 'unexpected end' });
const unexpectedCharacter = (text: string, offset: number): JsonSyntaxError =>
  /^(?:\/[/*]|#)/.test(text.slice(offset, offset + 2))
    ? { offset, reason: 'comments are not allowed', isComment: true }
    : {
        offset,
        reason: `unexpected ${JSON.stringify(String.fromCodePoint(text.codePointAt(offset) ?? 0))}`,
      };
