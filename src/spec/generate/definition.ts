import type { Element } from '../../doc/nodes.js';
import type { Definition } from '../../openapi/model.js';
import { type Describe, described, type GeneratedUnit, generated, literalTitle } from './generated.js';
import { codeExample } from './operation.js';
import { withPaths } from './table-paths.js';
import { typeTable, withRows } from './type-tables.js';

/** The section of a schema in `definitions/`. */
export function definitionUnit(definition: Definition, key: string, describe: Describe): GeneratedUnit {
  const { span, title } = definition;
  const body: Element[] = described(definition.description, describe);
  const tables = withRows(definition.tables).map((table) => typeTable(table, undefined, span, describe));
  body.push(...withPaths(tables, 'schema'));
  if (definition.example)
    body.push(generated('event_examples', span, { several: false }, [codeExample(definition.example)]));
  return {
    key,
    title: literalTitle(span, title, '', ' schema'),
    body,
    defines: [{ kind: 'schema', name: title }],
  };
}
