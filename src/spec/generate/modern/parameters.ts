import type { Element } from '../../../doc/nodes.js';
import type { Operation, Parameter, ParameterLocation } from '../../../openapi/model.js';
import type { Schema } from '../../../schema/inherit.js';
import { compose } from '../../../yaml/ranges.js';
import { setEntry, valueAt, type YamlMap } from '../../../yaml/value.js';
import { segment, withPaths } from '../table-paths.js';
import type { ModernContext } from './context.js';
import { modernTables, propertyRow, propertyTable, typeContext } from './tables.js';

const columns = ['Name', 'Type', 'Description'];
const locations: readonly ParameterLocation[] = ['cookie', 'header', 'path', 'query', 'formData'];
const labels: Partial<Record<ParameterLocation, string>> = { formData: 'form-data' };

/** The tables of the parameters of an operation, one for each location, and the tables of objects in them. */
export function parameterTables({ parameters, span }: Operation, context: ModernContext): Element[] {
  const types = typeContext(context, span);
  return locations.flatMap((location) => {
    const list = parameters
      .filter((parameter) => parameter.location === location)
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    if (list.length === 0) return [];
    const rows = list.map((parameter) =>
      propertyRow(
        {
          name: parameter.name,
          schema: rowSchema(parameter, context),
          isRequired: parameter.required,
          span: parameter.span,
        },
        types,
        context,
      ),
    );
    const caption = `${labels[location] ?? location} parameters`;
    const path = `request.${location === 'formData' ? 'form' : location}`;
    const table = propertyTable({ caption, id: undefined, span }, columns, rows);
    return [
      ...withPaths([table], path),
      ...list.flatMap((parameter) => tablesOf(parameter, `${path}.${segment(parameter.name)}`, context)),
    ];
  });
}

/** The tables of the objects with properties in a parameter that is not a schema itself. */
const tablesOf = ({ schema, map, span }: Parameter, path: string, context: ModernContext): Element[] =>
  schema === map ? [] : modernTables(schema, { base: undefined, path, span, showsMaps: false }, context);

/** What the row of a parameter is made from. */
export function rowSchema(
  { map, schema }: Pick<Parameter, 'map' | 'schema'>,
  { conventions, reader }: ModernContext,
): Schema {
  if (schema !== map) return over(reader.whole(schema), map);
  return conventions.operation.parameterRows === 'keywords' ? pick(map, keywords) : map;
}

const keywords = ['type', 'description', 'required', 'enum'];

function pick(map: YamlMap, keys: readonly string[]): YamlMap {
  const result: YamlMap = {};
  for (const key of keys) {
    const value = valueAt(map, key);
    if (value !== undefined) setEntry(result, key, value);
  }
  return compose(result, [map]);
}

/** The keys of a parameter over the keys of its schema; `required` of an object does not apply to the parameter. */
function over(schema: Schema, map: YamlMap): Schema {
  const { required: _, ...inherited } = schema;
  const { schema: __, content: ___, ...described } = map;
  return compose({ ...inherited, ...described }, [schema, map]);
}
