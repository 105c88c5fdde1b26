import type { ShortcodeDelimiter } from '../options.js';
import type { ShortcodeCall } from '../shortcode.js';

/** An argument of a call with its range in the text. */
export interface ShortcodeArgument {
  readonly key: string | undefined;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** A shortcode tag in a text: `{{% name key="value" %}}` or `{{% /name %}}`. */
export interface ShortcodeTag {
  readonly call: ShortcodeCall;
  readonly arguments: readonly ShortcodeArgument[];
  readonly isClosing: boolean;
  /** Whether it ends in `/%}}`, which means an empty inner text. */
  readonly isSelfClosing: boolean;
  readonly start: number;
  readonly end: number;
}

/** A tag that cannot be read, up to where reading stopped. */
export interface MalformedTag {
  readonly malformed: string;
  readonly start: number;
  readonly end: number;
}

const space = /\s*/y;
const nameToken = /[\w./-]*[\w-]/y;
const keyToken = /[A-Za-z_][\w-]*=/y;
const bareValue = /(?:[^\s"`%>=/]|[%>](?!\}\})|\/(?!\s*[%>]\}\}))+/y;
const doubleQuoted = /"((?:\\[\s\S]|[^"\\])*)"/y;
const rawQuoted = /`([^`]*)`/y;

/**
 * Reads the tag that begins with `{{%` or `{{<` at `start`; it ends before `limit`, which is where the next tag begins: a tag holds no
 * other tag.
 */
export function readShortcodeTag(text: string, start: number, limit: number): ShortcodeTag | MalformedTag {
  const delimiter: ShortcodeDelimiter = text.charAt(start + 2) === '<' ? '<' : '%';
  const ending = delimiter === '<' ? '>}}' : '%}}';
  const reader = new Reader(text.slice(0, limit), start + 3);
  reader.match(space);
  const isClosing = reader.take('/');
  reader.match(space);
  const name = reader.match(nameToken)?.[0];
  if (name === undefined) return reader.malformed(start, 'A shortcode without a name.');
  const args: ShortcodeArgument[] = [];
  for (;;) {
    reader.match(space);
    const isSelfClosing = reader.startsWith(`/${ending}`) && reader.take('/');
    if (reader.take(ending)) {
      const call = callOf(name, delimiter, args);
      return { call, arguments: args, isClosing, isSelfClosing, start, end: reader.at };
    }
    const argument = reader.argument();
    if (!argument)
      return reader.malformed(start, `The tag of the shortcode "${name}" does not end in "${ending}".`);
    args.push(argument);
  }
}

class Reader {
  constructor(
    private readonly text: string,
    public at: number,
  ) {}

  match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match) this.at = pattern.lastIndex;
    return match;
  }

  startsWith(token: string): boolean {
    return this.text.startsWith(token, this.at);
  }

  take(token: string): boolean {
    if (!this.startsWith(token)) return false;
    this.at += token.length;
    return true;
  }

  argument(): ShortcodeArgument | undefined {
    const start = this.at;
    const key = this.match(keyToken)?.[0].slice(0, -1);
    const value =
      this.match(doubleQuoted)?.[1]?.replace(/\\(["\\])/g, '$1') ??
      this.match(rawQuoted)?.[1] ??
      this.match(bareValue)?.[0];
    return value === undefined ? undefined : { key, value, start, end: this.at };
  }

  malformed(start: number, malformed: string): MalformedTag {
    const lineEnd = this.text.indexOf('\n', start);
    return { malformed, start, end: lineEnd < 0 ? this.text.length : lineEnd };
  }
}

const callOf = (
  name: string,
  delimiter: ShortcodeDelimiter,
  args: readonly ShortcodeArgument[],
): ShortcodeCall => ({
  name,
  delimiter,
  named: Object.fromEntries(args.flatMap(({ key, value }) => (key === undefined ? [] : [[key, value]]))),
  positional: args.flatMap(({ key, value }) => (key === undefined ? [value] : [])),
});
