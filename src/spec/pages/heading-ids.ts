import { anchorize } from '../../markdown/anchorize.js';

/** A heading that needs an id. */
export interface IdRequest {
  /** The document that numbers repeated ids; included files may be documents of their own. */
  readonly document: number;
  /** Written by the author, or fixed as the id of an operation. */
  readonly explicit: string | undefined;
  /** The text that the id is made from otherwise. */
  readonly text: string;
}

/**
 * The ids of headings in their order. A repeated id of a document gets a number, `redactions-1`; explicit ids are kept and reserved.
 */
export function headingIds(requests: readonly IdRequest[]): string[] {
  const documents = new Map<number, Set<string>>();
  return requests.map(({ document, explicit, text }) => {
    const taken = documents.get(document) ?? new Set<string>();
    documents.set(document, taken);
    const id = explicit ?? numbered(anchorize(text) || 'heading', taken);
    taken.add(id);
    return id;
  });
}

/** The ids with a number for each that occurs earlier on the page. */
export function numberRepeated(ids: readonly string[]): string[] {
  const taken = new Set<string>();
  return ids.map((id) => {
    const result = numbered(id, taken);
    taken.add(result);
    return result;
  });
}

/** The id itself if it is not taken, otherwise the id with the first number that is free. */
export function numbered(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  for (let number = 1; ; number++) if (!taken.has(`${id}-${number}`)) return `${id}-${number}`;
}
