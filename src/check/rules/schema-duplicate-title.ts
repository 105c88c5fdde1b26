import { bySpan } from '../../diagnostics/order.js';
import { type ObjectType, objectTypes } from '../../schema/object-types.js';
import type { Span } from '../../source/text.js';
import { rangeOf } from '../../yaml/ranges.js';
import { checkRenderedSchemas } from '../rendered-schemas.js';
import type { Rule } from '../rule.js';

export const schemaDuplicateTitle: Rule = {
  id: 'schema/duplicate-title',
  severity: 'warning',
  summary: 'Two different objects have one title, and one of them is not shown.',
  explanation:
    'Tables of types are told apart by their titles: of two with one title in a request, a response or an event only the later one is shown. Give the two objects different titles.',
  prepare(checkContext) {
    return checkRenderedSchemas(checkContext, 'objects of one title', (schema) => {
      const first = new Map<string, ObjectType>();
      return objectTypes(schema).flatMap((type) => {
        const { title, isNested, span } = type;
        if (title === undefined || !isNested || !span) return [];
        const before = first.get(title);
        if (!before) first.set(title, type);
        if (!before || before.properties.join('\n') === type.properties.join('\n')) return [];
        const place = ({ schema: one, span: whole }: ObjectType): Span =>
          rangeOf(one, 'title')?.value ?? whole ?? span;
        // Which comes first changes with the order of parents: the places do not.
        const [other, at] = [place(before), place(type)].sort(bySpan);
        return [
          {
            message: `Two different objects of one page are called ${title}.`,
            span: at ?? span,
            related: [{ message: 'the other one is here', span: other ?? span }],
            help: 'Give them different titles: only one of the two tables is shown.',
          },
        ];
      });
    });
  },
};
