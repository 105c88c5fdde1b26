import { isMap, mapAt, valueAt, type YamlValue } from '../../yaml/value.js';
import type { Schema } from '../inherit.js';
import { filledList, filledMap, filledString, sortedKeys } from './filled.js';
import { joined, plainType, type TypeContext, type TypePart, titlePart, wrapped } from './type-context.js';

/** The type of a property as its title or type, followed by the items of an array and the values of a map. */
export function titleType(schema: Schema, { reader }: TypeContext): TypePart[] {
  const nameOf = (part: Schema): string => filledString(part, 'title') ?? typeInBrackets(part);
  const values = mapAt(schema, 'additionalProperties');
  const valueTitle = values && filledString(reader.whole(values), 'title');
  if (valueTitle !== undefined) return plainType(`{${reader.conventions.mapPadding}string: ${valueTitle}}`);
  const name = nameOf(schema);
  if (name === 'array') {
    const items = mapAt(schema, 'items');
    return plainType(`[${items ? nameOf(reader.whole(items)) : ''}]`);
  }
  return plainType(name === 'string' && filledList(schema, 'enum') ? 'enum' : name);
}

/** The type of a property where objects and items are written with titles, maps and alternatives, and others with `type` alone. */
export function propertyType(schema: Schema, context: TypeContext): TypePart[] {
  const { conventions, whole } = context.reader;
  const type = valueAt(schema, 'type');
  if (type === 'object' || (conventions.alternativeTypes && filledList(schema, 'oneOf')))
    return compoundType(schema, context);
  if (type === 'array') {
    const items = mapAt(schema, 'items');
    return wrapped('[', items ? compoundType(whole(items), context) : [], ']');
  }
  if (conventions.enumType && type === 'string' && filledList(schema, 'enum')) return plainType('enum');
  return plainType(typeInBrackets(schema));
}

function compoundType(schema: Schema, context: TypeContext): TypePart[] {
  const { conventions, whole } = context.reader;
  const typeOfValue = (part: YamlValue | undefined): TypePart[] => {
    if (!isMap(part)) return [];
    // What the value of a map inherits is not looked at in the releases that write it like an item.
    return conventions.mapValuesLikeProperties
      ? propertyType(whole(part), context)
      : compoundType(part, context);
  };
  const title = filledString(schema, 'title');
  if (title !== undefined) return [titlePart(title, schema, context)];
  const values = filledMap(schema, 'additionalProperties');
  if (values) return wrapped('{string: ', typeOfValue(values), '}');
  const patterns = conventions.patternTypes ? filledMap(schema, 'patternProperties') : undefined;
  if (patterns) {
    const types = sortedKeys(patterns).map((pattern) => typeOfValue(patterns[pattern]));
    return wrapped('{string: ', joined(types), '}');
  }
  const type = valueAt(schema, 'type');
  if (Array.isArray(type)) return plainType(type.map(String).join('|'));
  const oneOf = conventions.alternativeTypes ? filledList(schema, 'oneOf') : undefined;
  if (oneOf) return joined(oneOf.map((part) => (isMap(part) ? compoundType(part, context) : [])));
  return plainType(typeInBrackets(schema));
}

/** `type` as written; a list in brackets. */
function typeInBrackets(schema: Schema): string {
  const type = valueAt(schema, 'type');
  if (Array.isArray(type)) return `[${type.map(String).join(' ')}]`;
  return typeof type === 'string' ? type : '';
}
