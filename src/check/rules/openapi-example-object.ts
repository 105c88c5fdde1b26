import { rangeOf } from '../../yaml/ranges.js';
import { isMap, mapAt } from '../../yaml/value.js';
import type { Rule } from '../rule.js';

export const openapiExampleObject: Rule = {
  id: 'openapi/example-object',
  severity: 'error',
  summary: 'An example has both a value and the address of one.',
  explanation:
    'An entry of `examples` in OpenAPI 3 has either `value`, the example itself, or `externalValue`, its address. Tools disagree about which of the two they show.',
  formats: ['OpenAPI 3'],
  prepare({ ofKeywordMaps }) {
    return ofKeywordMaps('objects of examples', ['examples'], function* (map) {
      const examples = mapAt(map, 'examples') ?? {};
      for (const name of Object.keys(examples)) {
        const example = examples[name];
        if (!isMap(example) || example.value === undefined || example.externalValue === undefined) continue;
        const span = rangeOf(example, 'externalValue')?.key;
        if (span)
          yield {
            message: `The example "${name}" has both \`value\` and \`externalValue\`.`,
            span,
            help: 'Remove one of them.',
          };
      }
    });
  },
};
