import { withoutProperties } from '../../schema/access.js';
import { dataTypeOf } from '../../schema/data-type.js';
import { limitsOf } from '../../schema/limits.js';
import type { TypeRow, TypeTable } from '../../schema/type-table.js';
import { stringAt } from '../../yaml/value.js';
import { preferredMedia } from '../media-type.js';
import type { Header, Parameter, ParameterLocation, RequestBody, Response } from '../model.js';

/** Returns the rows of the parameters in one location. */
export const parameterRows = (parameters: readonly Parameter[], location: ParameterLocation): TypeRow[] =>
  parameters.filter((parameter) => parameter.location === location).map(valueRow);

/** Returns the tables of the object types of parameters. */
export const parameterTables = (parameters: readonly Parameter[]): TypeTable[] =>
  parameters.flatMap(({ schema, span }) => dataTypeOf(schema, span).tables);

/** Returns the rows of the headers of a response. */
export const headerRows = ({ headers }: Response): TypeRow[] => headers.map(valueRow);

function valueRow({ name, required, deprecated, description, schema, span }: Parameter | Header): TypeRow {
  const type = dataTypeOf(schema, span);
  return {
    key: name,
    type: type.name,
    required,
    deprecated,
    description: description ?? type.description ?? type.innerDescription,
    values: type.values,
    limits: limitsOf(schema),
    span,
  };
}

/** Returns the tables of the body of a request. The type of a body that is not an object is shown in a row. */
export function bodyTables(body: RequestBody): readonly TypeTable[] {
  const media = preferredMedia(body.content);
  if (!media) return [];
  const { schema = {}, isJson, omits, span } = media;
  const type = dataTypeOf(withoutProperties(schema, omits), span, false);
  if (type.isObject) return type.tables;
  const row: TypeRow = {
    key: body.name?.startsWith('<') ? body.name : '<body>',
    type: (isJson ? undefined : stringAt(schema, 'format')) ?? type.name,
    required: body.required,
    deprecated: false,
    description: type.description ?? body.description ?? type.innerDescription,
    values: type.values,
    span,
  };
  return [{ title: undefined, rows: [row], span }, ...type.tables];
}

/** Returns the tables of a response. The type of a body that is not an object is shown in a row `<body>`. */
export function responseTables({ content }: Response): readonly TypeTable[] {
  const media = preferredMedia(content.filter(({ schema }) => schema !== undefined));
  if (!media?.schema) return [];
  const { schema, omits, span } = media;
  const type = dataTypeOf(withoutProperties(schema, omits), span, false);
  if (type.isObject) return type.tables;
  const row: TypeRow = {
    key: '<body>',
    type: type.name,
    required: false,
    deprecated: false,
    description: type.description ?? type.innerDescription,
    values: type.values,
    span,
  };
  return [{ title: undefined, rows: [row], span }, ...type.tables];
}
