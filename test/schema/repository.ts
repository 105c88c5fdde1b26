import { createResolver, type Resolver } from '../../src/schema/resolver.js';
import { memoryReader } from '../../src/source/memory-reader.js';
import type { Reader } from '../../src/source/reader.js';
import { SourceText, type Span } from '../../src/source/text.js';
import { parseYaml, type YamlDocument } from '../../src/yaml/parse.js';

export interface Repository extends Resolver {
  load(path: string): YamlDocument | undefined;
}

/** Creates a repository from files in memory or from a reader. `tokens` are replaced in texts like labels. */
export function repository(
  files: Readonly<Record<string, string>> | Reader,
  tokens: Readonly<Record<string, string>> = {},
): Repository {
  const reader = isReader(files) ? files : memoryReader(files);
  const documents = new Map<string, YamlDocument | undefined>();
  const load = (path: string): YamlDocument | undefined => {
    const file = reader.canonical(path);
    if (file === undefined) return undefined;
    if (!documents.has(file)) {
      const text = reader.read(file)?.replace(/%(\w+)%/g, (token, name: string) => tokens[name] ?? token);
      documents.set(file, text === undefined ? undefined : parseYaml(SourceText.file(file, text)));
    }
    return documents.get(file);
  };
  return { load, ...createResolver(load) };
}

const isReader = (files: Readonly<Record<string, string>> | Reader): files is Reader =>
  typeof files.canonical === 'function';

/** Formats a span as `file:line:column text`. */
export function shown(span: Span | undefined): string {
  if (!span) return '(nowhere)';
  const { source, start, end } = span.source.locate(span.start, span.end);
  const { line, column } = source.position(start);
  return `${source.path}:${line}:${column} ${source.text.slice(start, end)}`;
}
