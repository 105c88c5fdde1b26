import { untitled } from '../../schema/data-type.js';
import { objectTypes } from '../../schema/object-types.js';
import { checkRenderedSchemas } from '../rendered-schemas.js';
import type { Rule } from '../rule.js';

export const schemaUntitled: Rule = {
  id: 'schema/untitled',
  severity: 'warning',
  summary: 'An object that has a table of its own has no title.',
  explanation:
    'The properties of an object within another one stand in a table of their own, which the title of its schema names. One without a title is shown as NO_TITLE, and of several such tables only the last is shown.',
  prepare(checkContext) {
    return checkRenderedSchemas(checkContext, 'objects without a title', (schema) =>
      objectTypes(schema).flatMap(({ title, isNested, span }) =>
        isNested && title === undefined && span
          ? [
              {
                message: `This object has no title: its table is called ${untitled}.`,
                span: { ...span, end: Math.min(span.end, span.start + 1) },
                help: 'Give its schema a `title`.',
              },
            ]
          : [],
      ),
    );
  },
};
