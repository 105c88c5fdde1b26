import type { DocumentIndex } from '../../doc/document-index.js';
import { type Element, textOf } from '../../doc/nodes.js';
import { summarize } from '../../doc/summary.js';
import type { Context, Graph, Query } from '../../graph/graph.js';
import type { DocumentUnit, SpecDocument } from '../document.js';
import type { Protocol } from '../protocol.js';
import { pagePath, type Targets } from '../targets.js';
import type { IdentifiedDefinition } from './definition.js';
import { type ErrorCodeEntry, errorCodesIn } from './error-codes.js';
import { type DocumentDefinitions, NameTable, type NameTarget } from './name-table.js';
import { pageOfAddress } from './page-address.js';

/** A section that refers to a definition. */
export interface Use {
  readonly page: string;
  readonly id: string;
  readonly title: string;
}

/** The definitions in a document, with the elements that need an id for them. */
export interface OwnDefinitions {
  readonly list: readonly IdentifiedDefinition[];
  /** The descriptions of error codes, by the entry of the list or table. */
  readonly errorCodes: ReadonlyMap<Element, DescribedCode>;
}

/** The description of an error code on a page. */
export interface DescribedCode {
  readonly id: string;
  /** The name, which has the id. */
  readonly literal: Element;
}

/** The names that the documents of a site define, and the sections that mention them. */
export interface SiteNames {
  readonly table: NameTable;
  /** By `document#id`. */
  readonly uses: ReadonlyMap<string, readonly Use[]>;
}

/** Queries for the names that documents define. */
export interface Names {
  readonly own: Query<OwnDefinitions>;
  /** With the key `''`. */
  readonly site: Query<SiteNames>;
}

export interface NameSources {
  readonly protocol: Protocol;
  readonly targets: Query<Targets>;
  readonly document: Query<SpecDocument>;
  readonly index: Query<DocumentIndex>;
  readonly basePath: string;
}

/** A use of the definition `target`, which is `document#id`. */
interface UseOf {
  readonly target: string;
  readonly use: Use;
}

const sameJson = (before: unknown, after: unknown): boolean =>
  JSON.stringify(before) === JSON.stringify(after);
const sameItems = (before: readonly unknown[], after: readonly unknown[]): boolean =>
  before.length === after.length && before.every((item, i) => item === after[i]);

export function createNames(graph: Graph, sources: NameSources): Names {
  const { protocol, targets, document, index } = sources;
  const own = graph.query<OwnDefinitions>('definitions of a document', (name, { get }) =>
    ownDefinitions(get(document, name), get(index, name), protocol.errorCodes),
  );
  const plain = graph.query<DocumentDefinitions>(
    'names of a document',
    (name, { get }) => {
      const target = get(targets, '').targets.get(name);
      const page = target ? pagePath(target) : `${name}.html`;
      return { document: name, page, definitions: get(own, name).list };
    },
    sameJson,
  );
  const all = graph.query<readonly DocumentDefinitions[]>(
    'names of all documents',
    (_, { get }) => [...get(targets, '').targets.keys()].map((name) => get(plain, name)),
    sameItems,
  );
  const table = graph.query<NameTable>('names of the site', (_, { get }) => new NameTable(get(all, '')));
  const uses = graph.query<readonly UseOf[]>(
    'uses in a document',
    (name, query) => usesIn(name, sources, query.get(table, ''), query.get(all, ''), query),
    sameJson,
  );
  const allUses = graph.query<readonly (readonly UseOf[])[]>(
    'uses in all documents',
    (_, { get }) => get(all, '').map(({ document: name }) => get(uses, name)),
    sameItems,
  );
  const site = graph.query<SiteNames>('names and uses of the site', (_, { get }) => {
    const byTarget = new Map<string, Use[]>();
    for (const { target, use } of get(allUses, '').flat()) {
      const list = byTarget.get(target);
      if (list) list.push(use);
      else byTarget.set(target, [use]);
    }
    return { table: get(table, ''), uses: byTarget };
  });
  return { own, site };
}

function ownDefinitions(
  { units }: SpecDocument,
  index: DocumentIndex,
  errorCodes: RegExp | undefined,
): OwnDefinitions {
  const list: IdentifiedDefinition[] = [];
  const described = new Map<Element, DescribedCode>();
  const entries = errorCodes
    ? units.flatMap(({ body, defines }) => (defines ? [] : errorCodesIn(body, errorCodes)))
    : [];
  const counts = new Map<string, number>();
  for (const { name } of entries) counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const [i, { defines = [] }] of units.entries()) {
    const id = index.partIds[i]?.[0];
    if (id !== undefined) for (const definition of defines) list.push({ definition, id });
  }
  for (const { name, entry, literal } of entries) {
    if (counts.get(name) !== 1 || /\s/.test(name) || index.hasId(name)) continue;
    list.push({ definition: { kind: 'error code', name }, id: name });
    described.set(entry, { id: name, literal });
  }
  return { list, errorCodes: described };
}

function usesIn(
  name: string,
  { document, index, targets, basePath, protocol }: NameSources,
  table: NameTable,
  documents: readonly DocumentDefinitions[],
  { get }: Context,
): UseOf[] {
  const { units, addresses } = get(document, name);
  const { partIds, destination } = bound(get(index, name));
  const target = get(targets, '').targets.get(name);
  const page = target ? pagePath(target) : '';
  const byPage = new Map(documents.map((other) => [other.page, other.document]));
  const targetOf = (mention: Element): string | undefined => {
    if (mention.type === 'literal') return keyOf(table.find(textOf(mention), name));
    const { refname, refuri, schema } = mention.attributes;
    if (schema !== undefined) return keyOf(table.findSchema(schema, name));
    const found = refname === undefined ? undefined : destination(refname);
    if (found?.kind === 'internal') return `${name}#${found.id}`;
    const written = found?.kind === 'external' ? found.uri : refuri;
    if (written?.includes('#') !== true) return undefined;
    const address = addresses?.link(written, mention.source.path) ?? written;
    const { path, fragment } = pageOfAddress(address, page, basePath);
    const other = path === undefined ? undefined : byPage.get(path);
    return other === undefined ? undefined : `${other}#${fragment}`;
  };
  const codesIn = (unit: DocumentUnit): readonly ErrorCodeEntry[] =>
    !unit.defines && protocol.errorCodes ? errorCodesIn(unit.body, protocol.errorCodes) : [];
  const uses: UseOf[] = [];
  let section: Use | undefined;
  let found = new Set<string>();
  for (const [i, unit] of units.entries()) {
    const { title, body } = unit;
    const id = partIds[i]?.[0];
    if (title && id !== undefined) {
      section = { page, id, title: textOf(title) };
      found = new Set([`${name}#${id}`]);
    }
    if (!section) continue;
    for (const code of codesIn(unit)) found.add(`${name}#${code.name}`);
    for (const mention of summarize(body).mentions) {
      const key = targetOf(mention);
      if (key === undefined || found.has(key) || !table.targets.has(key)) continue;
      found.add(key);
      uses.push({ target: key, use: section });
    }
  }
  return uses;
}

const keyOf = (target: NameTarget | undefined): string | undefined =>
  target && `${target.document}#${target.id}`;

const bound = (index: DocumentIndex): Pick<DocumentIndex, 'partIds' | 'destination'> => ({
  partIds: index.partIds,
  destination: (name) => index.destination(name),
});
