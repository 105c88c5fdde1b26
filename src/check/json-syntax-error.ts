/** Why a text is no JSON, and where. */
export interface JsonSyntaxError {
  readonly offset: number;
  readonly reason: string;
}

/** What may stand next. */
type Expected = 'value' | 'value or end' | 'name' | 'name or end' | 'colon' | 'comma or end' | 'nothing';

const blanks = /[ \t\n\r]*/y;
const token =
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)|[{}[\],:]/y;

/** Finds the first thing in a text that cannot stand there in JSON (RFC 8259); `undefined` where all of it can. */
export function findJsonSyntaxError(text: string): JsonSyntaxError | undefined {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  const afterValue = (): Expected => (open.length === 0 ? 'nothing' : 'comma or end');
  for (let at = 0; ; ) {
    at += matchAt(blanks, text, at)?.length ?? 0;
    if (at === text.length) return expected === 'nothing' ? undefined : endsEarly(at);
    const found = matchAt(token, text, at);
    const next = found === undefined ? undefined : step(found);
    if (found === undefined || next === undefined) return cannotStand(text, at);
    expected = next;
    at += found.length;
  }

  /** What may follow a token; `undefined` where it may not stand itself. */
  function step(found: string): Expected | undefined {
    const isName = expected === 'name' || expected === 'name or end';
    switch (found) {
      case '{':
      case '[':
        if (expected !== 'value' && expected !== 'value or end') return undefined;
        open.push(found);
        return found === '{' ? 'name or end' : 'value or end';
      case '}':
      case ']': {
        const isEnd = found === '}' ? expected === 'name or end' : expected === 'value or end';
        if (open.at(-1) !== (found === '}' ? '{' : '[') || !(isEnd || expected === 'comma or end'))
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
        if (isName) return found.startsWith('"') ? 'colon' : undefined;
        return expected === 'value' || expected === 'value or end' ? afterValue() : undefined;
    }
  }
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

const endsEarly = (offset: number): JsonSyntaxError => ({ offset, reason: 'it ends too early' });
const cannotStand = (text: string, offset: number): JsonSyntaxError => ({
  offset,
  reason: `${JSON.stringify(String.fromCodePoint(text.codePointAt(offset) ?? 0))} cannot stand here`,
});
