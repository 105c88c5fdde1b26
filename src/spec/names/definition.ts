/** A name that a unit of a document defines. */
export type Definition =
  | {
      readonly kind: 'operation';
      readonly method: string;
      readonly path: string;
      readonly operationId?: string;
    }
  /** An event type, or the name of a variant such as a message type; a variant has the type as well. */
  | { readonly kind: 'event'; readonly name: string; readonly type?: string }
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
  return [variant === undefined ? { kind: 'event', name: type } : { kind: 'event', name: variant, type }];
}

/** The definition of an operation. */
export const operationDefinition = (
  method: string,
  path: string,
  operationId: string | undefined,
): Definition => ({ kind: 'operation', method, path, ...(operationId !== undefined && { operationId }) });
