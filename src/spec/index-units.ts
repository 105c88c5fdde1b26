import { type DocumentIndex, indexDocument } from '../doc/document-index.js';
import type { SpecDocument } from './document.js';
import { idsOfParts } from './id-bases.js';

/** The index of a document with its id aliases. */
export function indexUnits({ units, idAliases }: Pick<SpecDocument, 'units' | 'idAliases'>): DocumentIndex {
  const index = indexDocument(units, idAliases);
  const isDotted = (id: string): boolean => id.includes('.');
  // Only the ids of tables, rows, notes and examples contain dots, so that most documents need no second index.
  return [...idAliases].some(([id, aliases]) => isDotted(id) || aliases.some(isDotted))
    ? indexDocument(units, idAliases, idsOfParts(units, index))
    : index;
}
