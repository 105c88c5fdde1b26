import { hiddenDescriptions } from '../../schema/hidden-descriptions.js';
import { spanOf } from '../../yaml/ranges.js';
import { layoutsOfSections } from '../finding.js';
import { checkRenderedSchemas } from '../rendered-schemas.js';
import type { Rule } from '../rule.js';

const remedies: Readonly<Record<string, string>> = {
  items: 'Describe the items in the description of the array.',
  additionalProperties: 'Describe the values in the description of the map.',
  oneOf: 'Describe the alternative in the description of the property, or give it a title and properties.',
};

export const schemaHiddenDescription: Rule = {
  id: 'schema/hidden-description',
  severity: 'warning',
  layouts: layoutsOfSections,
  summary: 'A description is on no page.',
  explanation:
    'Tables of types show the descriptions of properties, patterns and other properties, including those of alternatives. They ignore conditions such as `dependencies` and `not`. As advice, the rule also reports descriptions of items, mapped values and alternatives, which are shown only where the property that contains them has no description of its own. Pages of the layout of 2021 are not checked: they also show the description of the items, the values or the alternative.',
  prepare(checkContext) {
    return checkRenderedSchemas(checkContext, 'hidden descriptions', (schema) => {
      const fallback = spanOf(schema);
      if (!fallback) return [];
      return hiddenDescriptions(schema, fallback).map(({ keyword, isIgnored, span }) => ({
        ...(!isIgnored && { severity: 'info' as const }),
        message: `The description is on no page: it is within "${keyword}".`,
        span,
        help: isIgnored
          ? 'Describe the properties under `properties`.'
          : (remedies[keyword === 'anyOf' ? 'oneOf' : keyword] ?? 'Move the description to a property.'),
      }));
    });
  },
};
