import { untitled } from '../../schema/data-type.js';
import { objectTypes } from '../../schema/object-types.js';
import { layoutsOfSections } from '../finding.js';
import { checkRenderedSchemas } from '../rendered-schemas.js';
import type { Rule } from '../rule.js';

export const schemaUntitled: Rule = {
  id: 'schema/untitled',
  severity: 'warning',
  layouts: layoutsOfSections,
  summary: 'An object that is shown as a separate table has no title.',
  explanation:
    'The properties of a nested object are shown in a separate table, named by the `title` of the schema. Without a title the name is NO_TITLE, and of several such tables only the last is shown. Pages of the layout of 2021 show every table, with or without a title.',
  prepare(checkContext) {
    return checkRenderedSchemas(checkContext, 'objects without a title', (schema) =>
      objectTypes(schema).flatMap(({ title, isNested, span }) =>
        isNested && title === undefined && span
          ? [
              {
                message: `The object has no title; its table is named ${untitled}.`,
                span: { ...span, end: Math.min(span.end, span.start + 1) },
                help: 'Add a `title` to its schema.',
              },
            ]
          : [],
      ),
    );
  },
};
