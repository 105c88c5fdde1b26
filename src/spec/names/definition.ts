/** A name that a unit of a document defines. */
export type Definition =
  | { readonly kind: 'operation'; readonly method: string; readonly path: string }
  /** An event type, or the name of a variant such as a message type. */
  | { readonly kind: 'event'; readonly name: string }
  | { readonly kind: 'schema'; readonly name: string }
  | { readonly kind: 'error code'; readonly name: string };

/** A definition with the id of the element that describes it. */
export interface IdentifiedDefinition {
  readonly definition: Definition;
  readonly id: string;
}

/** The definitions of an event: its type, or its variant. `name` is the name of its schema: `type$variant`. */
export function eventDefinitions(name: string): Definition[] {
  const [type = name, variant] = name.split(/[$#]/);
  return [{ kind: 'event', name: variant ?? type }];
}
