/** The effect of a change on the set of valid values. */
export type Effect =
  /** Fewer values are valid: a sender may violate the new schema. */
  | 'narrowed'
  /** More values are valid: a receiver may not understand a new value. */
  | 'widened'
  /** Both. */
  | 'altered'
  /** An optional part was added. */
  | 'extended'
  /** A part was removed. */
  | 'reduced'
  /** The value assumed for an absent one has changed. */
  | 'default'
  /** Prose or examples only. */
  | 'documentation';

/** The effects of changes within schemas, by kind. */
export const effects = {
  'type-narrowed': 'narrowed',
  'type-widened': 'widened',
  'type-altered': 'altered',
  'enum-added': 'narrowed',
  'enum-removed': 'widened',
  'enum-value-added': 'widened',
  'enum-value-removed': 'narrowed',
  'limit-tightened': 'narrowed',
  'limit-relaxed': 'widened',
  'limit-changed': 'altered',
  'format-changed': 'altered',
  'default-changed': 'default',
  'description-changed': 'documentation',
  'example-changed': 'documentation',
  deprecated: 'extended',
  undeprecated: 'extended',
  'property-added': 'extended',
  'required-property-added': 'narrowed',
  'property-required': 'narrowed',
  'property-optional': 'widened',
  'property-removed': 'reduced',
  'other-properties-forbidden': 'narrowed',
  'other-properties-allowed': 'widened',
  'alternative-added': 'widened',
  'alternative-removed': 'narrowed',
} as const satisfies Readonly<Record<string, Effect>>;

/** The kind of a change within a schema. */
export type SchemaChangeKind = keyof typeof effects;

export const isSchemaChangeKind = (kind: string): kind is SchemaChangeKind => Object.hasOwn(effects, kind);
