import { bySpan } from '../../diagnostics/order.js';
import { type ObjectType, objectTypes } from '../../schema/object-types.js';
import type { Span } from '../../source/text.js';
import { rangeOf } from '../../yaml/ranges.js';
import { layoutsOfSections } from '../finding.js';
import { checkRenderedSchemas } from '../rendered-schemas.js';
import type { Rule } from '../rule.js';

export const schemaDuplicateTitle: Rule = {
  id: 'schema/duplicate-title',
  severity: 'warning',
  layouts: layoutsOfSections,
  summary: 'Two different objects have the same title, and only one of them is shown.',
  explanation:
    'Type tables are identified by their titles: of two tables with the same title in a request, a response or an event, only the last is shown. Give the objects different titles. Pages of the layout of 2021 show the tables of different objects even if their titles are equal.',
  prepare(checkContext) {
    return checkRenderedSchemas(checkContext, 'duplicate titles', (schema) => {
      const seen = new Map<string, ObjectType>();
      return objectTypes(schema).flatMap((type) => {
        const { title, isNested, span } = type;
        if (title === undefined || !isNested || !span) return [];
        const first = seen.get(title);
        if (!first) seen.set(title, type);
        if (!first || first.properties.join('\n') === type.properties.join('\n')) return [];
        const titleSpan = ({ schema: titled, span: whole }: ObjectType): Span =>
          rangeOf(titled, 'title')?.value ?? whole ?? span;
        // The order of types depends on the order of parents; the order of their positions is stable.
        const [other, at] = [titleSpan(first), titleSpan(type)].sort(bySpan);
        return [
          {
            message: `Two different objects have the title "${title}".`,
            span: at ?? span,
            related: [{ message: 'the other object is here', span: other ?? span }],
            help: 'Give them different titles; only one of the two tables is shown.',
          },
        ];
      });
    });
  },
};
