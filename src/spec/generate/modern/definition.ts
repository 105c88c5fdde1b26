import { type Element, element } from '../../../doc/nodes.js';
import { anchorize } from '../../../markdown/anchorize.js';
import type { Schema } from '../../../schema/inherit.js';
import { schemaExamples } from '../../../schema/modern/examples.js';
import { filledString } from '../../../schema/modern/filled.js';
import type { Span } from '../../../source/text.js';
import { spanOf } from '../../../yaml/ranges.js';
import { textAt } from '../../../yaml/scalar-text.js';
import { stringAt } from '../../../yaml/value.js';
import type { Definition } from '../../names/definition.js';
import { described, type GeneratedUnit } from '../generated.js';
import { codeOf, type ModernContext, unitPart } from './context.js';
import { versionBlocks } from './descriptions.js';
import { exampleBlock, missingExample } from './examples.js';
import { modernTables } from './tables.js';

/** A schema that is shown on its own. */
export interface ModernSchema {
  /** The path of its file. */
  readonly path: string;
  /** Prepared by the reader of the context. */
  readonly schema: Schema;
  /** Where the schema has no position. */
  readonly span: Span;
}

/** The section of a definition. The section has the id, not its heading. */
export function definitionUnit(definition: ModernSchema, context: ModernContext): GeneratedUnit {
  const { definition: conventions } = context.conventions;
  const schema = context.reader.whole(definition.schema);
  const span = spanOf(schema) ?? definition.span;
  const name = filledString(schema, 'title') ?? '';
  const prefix = conventions.ids === 'prefix-and-title' ? 'definition-' : '';
  const id = conventions.ids === 'none' ? undefined : `${prefix}${anchorize(name)}`;
  const title = element('title', span, [codeOf(span, name)], id === undefined ? {} : { ids: [id] });
  const base = conventions.tableIds ? id : undefined;
  const examples = schemaExamples(schema, context.reader).map((value) => exampleBlock(value, true, span));
  const shown =
    examples.length > 0 ? examples : missingExample(stringAt(schema, 'type') === 'object', span, context);
  const body: Element[] = [
    ...versionBlocks(schema, span, context),
    ...described(textAt(schema, 'description'), context.describe),
    ...modernTables(schema, { base, path: 'schema', span }, context),
    ...(shown.length > 0 ? [unitPart(span, 'Examples', 1, shown)] : []),
  ];
  const defines: Definition[] = [{ kind: 'schema', name }];
  return { key: definition.path, title, body, defines };
}

/** The section of the fields that a kind of events has in common, without ids. */
export function eventFieldsUnit(fields: ModernSchema, context: ModernContext): GeneratedUnit {
  const schema = context.reader.whole(fields.schema);
  const span = spanOf(schema) ?? fields.span;
  const title = element('title', span, [codeOf(span, asWords(filledString(schema, 'title') ?? ''))]);
  const options = { base: undefined, path: 'event', span, captionsOutermost: false };
  const tables = modernTables(schema, options, context);
  const body = [...described(textAt(schema, 'description'), context.describe), ...tables];
  return { key: fields.path, title, body };
}

/** `StrippedStateEvent` as `Stripped state event`. */
const asWords = (name: string): string =>
  name.replace(/(?<=[\p{Ll}\p{N}])\p{Lu}/gu, (capital) => ` ${capital.toLowerCase()}`);
