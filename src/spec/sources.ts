import { conflictMarkers } from '../diagnostics/conflict-markers.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { examineEncoding } from '../diagnostics/encoding.js';
import type { Context, Graph, Query } from '../graph/graph.js';
import { type FileGroup, fileGroup } from '../schema/file-groups.js';
import { nestedReferencesLimit } from '../schema/nesting.js';
import { findReferences, noReferences, type References } from '../schema/reference.js';
import type { ReferenceFiles } from '../schema/reference-target.js';
import { type Resolved, resolveReferences, type UnresolvedFile } from '../schema/resolve.js';
import { decode } from '../source/decode.js';
import { type Entry, joinPath, type Reader } from '../source/reader.js';
import { SourceText } from '../source/text.js';
import { expectedMap } from '../yaml/expected-map.js';
import { parseYaml, type YamlDocument, type YamlParser } from '../yaml/parse.js';
import { isMap } from '../yaml/value.js';
import { nameTypes, type TypeNames } from './conventions.js';
import { substitute } from './labels.js';

/** The files of a repository as queries, so that every access is recorded as a dependency, including a missing file. */
export interface Sources {
  readonly reader: Reader;
  /** The text of a file, unchanged; the key is a canonical path. */
  readonly file: Query<SourceText | undefined>;
  /** The text of a file in another encoding than UTF-8; the key is an encoding that `decode` supports, a space and a canonical path. */
  readonly decoded: Query<SourceText | undefined>;
  /** The content of a file that is not text; the key is a canonical path. */
  readonly bytes: Query<Uint8Array | undefined>;
  /** The entries of a folder. */
  readonly folder: Query<readonly Entry[] | undefined>;
  /** The canonical path of a file or folder, with links resolved. */
  readonly canonical: Query<string | undefined>;
  /** The same for files only. */
  readonly canonicalFile: Query<string | undefined>;
  /** The text of a file with release labels substituted, by any path. */
  readonly text: Query<SourceText | undefined>;
  /** A parsed YAML file, by any path. */
  readonly yaml: Query<YamlDocument | undefined>;
  /** A parsed YAML file that is shown and must contain a map, by any path; another is reported as `data/empty`. */
  readonly yamlMap: Query<YamlDocument | undefined>;
  /** The references of a YAML file, by the path used to refer to it. */
  readonly references: Query<References>;
  /** A YAML file with references resolved, by the path used to refer to it: relative references depend on that path. */
  readonly resolved: Query<Resolved | undefined>;
  /** Marks a file as changed; the path is canonical. */
  invalidate(path: string): void;
  /** Marks all folders and links as changed. */
  invalidateEntries(): void;
}

const sameText = (before: SourceText | undefined, after: SourceText | undefined): boolean =>
  before?.text === after?.text;
const sameEntries = (before: readonly Entry[] | undefined, after: readonly Entry[] | undefined): boolean =>
  JSON.stringify(before) === JSON.stringify(after);

const noValues: ReadonlyMap<string, string> = new Map();

export interface SourceOptions {
  /** The replacement of each `%TOKEN%`. */
  readonly tokens: ReadonlyMap<string, string>;
  readonly typeNames: TypeNames;
  /** Whether a `$ref` to a missing file is reported as a warning instead of an error. */
  readonly toleratesMissingReferences: boolean;
  /** Parses YAML; default: `parseYaml`. */
  readonly parseYaml?: YamlParser | undefined;
  /** Whether a `$ref` may lack the extension of its file, or have another. */
  readonly findsExtensions?: boolean;
}

const controlCharacter = /[\u0000-\u001f\u007f]/;

const unusableName = (path: string): Diagnostic => ({
  rule: 'source/file-name',
  severity: 'warning',
  message: 'The name of the file or folder contains a control character.',
  span: { source: SourceText.file(path, ''), start: 0, end: 0 },
  help: 'Rename it; a line break and a tab are control characters.',
});

export function createSources(
  graph: Graph,
  reader: Reader,
  {
    tokens,
    typeNames,
    toleratesMissingReferences,
    parseYaml: parse = parseYaml,
    findsExtensions = false,
  }: SourceOptions,
): Sources {
  const file = graph.query<SourceText | undefined>(
    'file',
    (path, { report }) => {
      const content = reader.read(path);
      if (content === undefined) return undefined;
      const { source, problem } = examineEncoding(SourceText.file(path, content), () => reader.bytes(path));
      for (const found of [conflictMarkers(source), problem]) if (found) report(found);
      return source;
    },
    sameText,
  );
  const decoded = graph.query<SourceText | undefined>(
    'decoded file',
    (key, { report }) => {
      const space = key.indexOf(' ');
      const path = key.slice(space + 1);
      const bytes = reader.bytes(path);
      if (!bytes) return undefined;
      const source = SourceText.file(path, decode(bytes, key.slice(0, space)));
      const problem = conflictMarkers(source);
      if (problem) report(problem);
      return source;
    },
    sameText,
  );
  const bytes = graph.query('bytes', (path) => reader.bytes(path));
  const invalidate = (path: string): void => {
    file.invalidate(path);
    bytes.invalidate(path);
    for (const key of decoded.keys()) if (key.endsWith(` ${path}`)) decoded.invalidate(key);
  };
  const folder = graph.query(
    'folder',
    (path, { report }) => {
      const entries = reader.list(path);
      for (const { name } of entries ?? [])
        if (controlCharacter.test(name)) report(unusableName(joinPath(path, name) ?? name));
      return entries;
    },
    sameEntries,
  );
  const canonical = graph.query('canonical path', (path) => reader.canonical(path));
  const canonicalFile = graph.query('canonical path of a file', (path) => reader.canonicalFile(path));
  const invalidateEntries = (): void => {
    for (const query of [folder, canonical, canonicalFile]) query.keys().forEach(query.invalidate);
  };
  const text = graph.query('text', (path, { get }) => {
    const real = get(canonicalFile, path);
    const source = real === undefined ? undefined : get(file, real);
    return source?.text.includes('%') ? substitute(source, tokens, noValues) : source;
  });
  const parsed = graph.query('parsed YAML', (path, { get, report }) => {
    const source = get(text, path);
    const document = source && parse(source);
    nameTypes(document?.value, typeNames);
    for (const diagnostic of document?.diagnostics ?? []) report(diagnostic);
    return document;
  });
  const yaml = graph.query('YAML', (path, { get }) => {
    const real = get(canonicalFile, path);
    return real === undefined ? undefined : get(parsed, real);
  });
  const yamlMap = graph.query('YAML map', (path, { get, report }) => {
    const document = get(yaml, path);
    const problem = document && expectedMap(document);
    if (problem) report(problem);
    return isMap(document?.value) ? document : undefined;
  });
  const files = ({ get }: Context): ReferenceFiles => ({
    find: (path) => {
      if (get(canonicalFile, path) !== undefined) return path;
      return findsExtensions
        ? otherSpellings(path).find((other) => get(canonicalFile, other) !== undefined)
        : undefined;
    },
    document: (path) => get(yaml, path),
  });
  const references = graph.query<References>('references', (path, context) => {
    const document = context.get(yaml, path);
    if (!document) return noReferences;
    const result = findReferences(document, path, files(context));
    for (const diagnostic of result.diagnostics)
      context.report(
        toleratesMissingReferences && diagnostic.rule === 'ref/missing'
          ? { ...diagnostic, severity: 'warning' }
          : diagnostic,
      );
    return result;
  });
  const groupOf = (path: string, file: string, { get }: Context): FileGroup =>
    fileGroup(path, file, (target) => get(references, target).list);
  const resolveGroup = (
    paths: ReadonlyMap<string, string>,
    { get }: Context,
  ): ReadonlyMap<string, Resolved> => {
    const group = new Map<string, UnresolvedFile>();
    for (const [file, path] of paths) {
      const document = get(yaml, path);
      if (document) group.set(file, { document, references: get(references, path) });
    }
    return resolveReferences(group, (target) => get(resolved, target)?.value);
  };
  // Files that refer to each other are resolved together, by the first of their canonical paths.
  const resolvedGroup = graph.query('resolved group of files', (path, context) => {
    const file = context.get(canonicalFile, path) ?? path;
    return resolveGroup(groupOf(path, file, context).paths, context);
  });
  const resolved: Query<Resolved | undefined> = graph.query('resolved YAML', (path, context) => {
    const document = context.get(yaml, path);
    if (!document) return undefined;
    const file = document.source.path;
    const { paths, innermostFirst } = groupOf(path, file, context);
    // Otherwise, a long chain of files would exhaust the call stack.
    if (innermostFirst.length > nestedReferencesLimit)
      for (const other of innermostFirst) context.get(resolved, other);
    const [first = file] = [...paths.keys()].sort();
    const group =
      paths.size === 1 ? resolveGroup(paths, context) : context.get(resolvedGroup, paths.get(first) ?? first);
    const result = group.get(file);
    for (const diagnostic of result?.diagnostics ?? []) context.report(diagnostic);
    return result;
  });
  return {
    reader,
    file,
    decoded,
    bytes,
    folder,
    canonical,
    canonicalFile,
    text,
    yaml,
    yamlMap,
    references,
    resolved,
    invalidate,
    invalidateEntries,
  };
}

const extensions = ['.yaml', '.yml', '.json'];

/** The paths of files that differ from a path in the extension. */
function otherSpellings(path: string): string[] {
  const stem = path.replace(/\.[^./]*$/, '');
  return [path, stem].flatMap((name) => extensions.map((extension) => name + extension));
}
