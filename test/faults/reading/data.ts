import { CORE_SCHEMA, load } from 'js-yaml';
import { folderOf, joinPath } from '../../../src/source/reader.js';
import { isObject, type Json, type JsonObject, toJson } from './json.js';

/** A key at the start of a line of a YAML or JSON file. */
export interface KeyLine {
  readonly path: readonly string[];
  readonly key: string;
  /** From 1. */
  readonly line: number;
  /** The text before the key: indentation, dashes. */
  readonly before: string;
  /** The text after the colon. */
  readonly after: string;
}

export interface DataFile {
  readonly value: Json;
  readonly keys: readonly KeyLine[];
}

const keyAtStart = /^([\s-]*)(?:"([^"\\]+)"|'([^'\\]+)'|([\w$./@{}^*-]+))(\s*:)(\s.*)?$/;
const mark = /~~L(\d+)~~/g;

/** Parses text, which may contain release labels and duplicate keys, with js-yaml; `undefined` on a syntax error. */
export function parse(text: string): Json | undefined {
  try {
    return toJson(load(text.replace(/%[A-Z_]+%/g, 'unstable'), { schema: CORE_SCHEMA, json: true }));
  } catch {
    return undefined;
  }
}

/** The YAML and JSON files of a repository, parsed with js-yaml. Keys are marked before parsing to determine their lines. */
export class DataReading {
  readonly #files = new Map<string, DataFile | undefined>();
  readonly #resolved = new Map<string, Json | undefined>();
  readonly #links: readonly (readonly [from: string, to: string])[];

  constructor(readonly files: ReadonlyMap<string, string>) {
    this.#links = [...files].flatMap(([path, text]) => {
      const isLink = /^(\.\.\/)+[\w/-]+\s*$/.test(text);
      const to = isLink ? joinPath(folderOf(path), text.trim()) : undefined;
      return to === undefined ? [] : [[path, to] as const];
    });
  }

  /** Returns a file; `undefined` if js-yaml cannot parse it. */
  file(path: string): DataFile | undefined {
    if (this.#files.has(path)) return this.#files.get(path);
    const text = this.files.get(path);
    const file = text === undefined ? undefined : read(text);
    this.#files.set(path, file);
    return file;
  }

  /** Returns a file with references resolved. Throws if a reference cannot be resolved. */
  resolved(path: string): Json | undefined {
    if (!this.#resolved.has(path)) {
      this.#resolved.set(path, undefined);
      const text = this.files.get(this.#real(path));
      const value = text === undefined ? undefined : parse(text);
      this.#resolved.set(path, value === undefined ? undefined : this.resolve(value, path));
    }
    return this.#resolved.get(path);
  }

  /** Returns a value of a file with references resolved. Throws if a reference cannot be resolved. */
  resolve(value: Json, path: string): Json {
    if (Array.isArray(value)) return value.map((item) => this.resolve(item, path));
    if (!isObject(value)) return value;
    const result: JsonObject = {};
    for (const [key, item] of Object.entries(value))
      if (key !== '$ref' || typeof item !== 'string') result[key] = this.resolve(item, path);
    if (typeof value.$ref !== 'string') return result;
    const target = joinPath(folderOf(path), value.$ref);
    const content = target === undefined ? undefined : this.resolved(target);
    if (!isObject(content)) throw new Error(`cannot resolve ${value.$ref} in ${path}`);
    return { ...content, ...result };
  }

  #real(path: string): string {
    const link = this.#links.find(([from]) => path.startsWith(`${from}/`));
    return link ? this.#real(link[1] + path.slice(link[0].length)) : path;
  }
}

/** Parses a YAML or JSON text with the lines of its keys; `undefined` on a syntax error. */
export function read(text: string): DataFile | undefined {
  const lines = text.split('\n');
  const found = new Map<number, Omit<KeyLine, 'path'>>();
  const marked = lines.map((line, i) => {
    const [, before = '', double, single, plain, colon = '', after = ''] = keyAtStart.exec(line) ?? [];
    const key = double ?? single ?? plain;
    if (key === undefined) return line;
    found.set(i + 1, { key, line: i + 1, before, after: after.trim() });
    const quote = double !== undefined ? '"' : single !== undefined ? "'" : '';
    return `${before}${quote}${key}~~L${i + 1}~~${quote}${colon}${after}`;
  });
  const value = parse(marked.join('\n'));
  if (value === undefined) return undefined;
  const keys: KeyLine[] = [];
  const clean = (here: Json, path: readonly string[]): Json => {
    if (typeof here === 'string') return here.replace(mark, '');
    if (Array.isArray(here)) return here.map((item, i) => clean(item, [...path, String(i)]));
    if (!isObject(here)) return here;
    const result: JsonObject = {};
    for (const [name, item] of Object.entries(here)) {
      const key = name.replace(mark, '');
      const line = found.get(Number(/~~L(\d+)~~/.exec(name)?.[1]));
      const own = [...path, key];
      if (line) keys.push({ ...line, path: own });
      result[key] = clean(item, own);
    }
    return result;
  };
  return { value: clean(value, []), keys };
}
