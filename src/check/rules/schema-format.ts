import { isOneEditApart } from '../../doc/closest.js';
import { rangeOf } from '../../yaml/ranges.js';
import type { Rule } from '../rule.js';

/** The formats of JSON Schema up to 2020-12 and of OpenAPI. */
const known = [
  ...['date-time', 'date', 'time', 'duration', 'email', 'idn-email', 'hostname', 'idn-hostname'],
  ...['ipv4', 'ipv6', 'uri', 'uri-reference', 'iri', 'iri-reference', 'uri-template', 'uuid'],
  ...['json-pointer', 'relative-json-pointer', 'regex'],
  ...['int32', 'int64', 'float', 'double', 'byte', 'binary', 'password'],
];

export const schemaFormat: Rule = {
  id: 'schema/format',
  severity: 'warning',
  summary: 'A `format` is probably misspelt.',
  explanation:
    'Any value of `format` is allowed, and tools ignore unknown ones. A format that differs from a known one by a letter is probably a misspelling.',
  prepare({ ofKeywordMaps }) {
    return ofKeywordMaps('formats', ['format'], function* (map) {
      const { format } = map;
      const span = typeof format === 'string' ? rangeOf(map, 'format')?.value : undefined;
      if (typeof format !== 'string' || !span || known.includes(format)) return;
      const near = known.find((name) => name === format.toLowerCase() || isOneEditApart(name, format));
      if (near !== undefined)
        yield { message: `Unknown format "${format}".`, span, help: `Did you mean "${near}"?` };
    });
  },
};
