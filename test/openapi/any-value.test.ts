import fc from 'fast-check';
import { dump } from 'js-yaml';
import { expect, test } from 'vitest';
import { readBaseEvent, readEvent } from '../../src/events/read-event.js';
import { readDefinition } from '../../src/openapi/definition.js';
import { mergeSwagger } from '../../src/openapi/merge.js';
import { readApi } from '../../src/openapi/read-api.js';
import { viewOperation } from '../../src/openapi/view/operation-view.js';
import { matches } from '../../src/schema/matcher.js';
import { undocumentedIn } from '../../src/schema/undocumented.js';
import { SourceText } from '../../src/source/text.js';
import { parseYaml } from '../../src/yaml/parse.js';
import { isMap, type YamlValue } from '../../src/yaml/value.js';

// The keys and values that readers look for, at any position.
const words = [
  ...[
    'basePath',
    'paths',
    '/a',
    'get',
    'put',
    'parameters',
    'in',
    'name',
    'body',
    'path',
    'query',
    'header',
    'schema',
    'responses',
  ],
  ...[
    '200',
    '4xx',
    'default',
    'examples',
    'application/json',
    'headers',
    'x-example',
    'x-alias',
    'content',
    'requestBody',
    'callbacks',
    'webhooks',
    'servers',
    'value',
    'aliases',
    'security',
    'tags',
  ],
  ...[
    'type',
    'object',
    'array',
    'string',
    'integer',
    'file',
    'properties',
    'items',
    'allOf',
    'oneOf',
    'enum',
    'required',
    'title',
  ],
  ...[
    'description',
    'example',
    'additionalProperties',
    'patternProperties',
    'x-pattern',
    'content',
    'state_key',
    '__proto__',
  ],
];
const word = fc.constantFrom(...words);
const value = fc.letrec<{ value: YamlValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, depthSize: 'large' },
    word,
    fc.constantFrom<YamlValue>(null, true, false, 0, 1.5, '{"a": [1]}', '{'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(word, tie('value'), { maxKeys: 5, noNullPrototype: true }),
  ),
})).value;

test('no reader throws on arbitrary values', () => {
  fc.assert(
    fc.property(fc.dictionary(word, value, { maxKeys: 6 }), (root) => {
      const document = parseYaml(SourceText.file('a.yaml', dump(root, { noRefs: true })));
      const resolved = document.value;
      for (const head of [{}, { openapi: '3.0.3' }, { openapi: '3.1.0' }]) {
        const api = readApi(document, { ...head, paths: { '/a': { get: resolved ?? null } } });
        expect(api.operations.length).toBeLessThanOrEqual(1);
        api.operations.map((operation) => viewOperation(operation));
        const whole = readApi(document, isMap(resolved) ? { ...resolved, ...head } : resolved);
        for (const operation of [...whole.operations, ...whole.webhooks]) viewOperation(operation);
      }
      readDefinition(document, resolved, 'a');
      readEvent(document, { name: 'a', resolved, variantProperty: 'type' });
      readBaseEvent(document, { name: 'a', resolved });
      mergeSwagger([resolved ?? null], { title: '', version: '', host: '', securityDefinitions: null });
      if (isMap(resolved)) {
        matches(resolved, resolved);
        undocumentedIn(resolved, resolved, document.span);
      }
    }),
    { numRuns: 2000 },
  );
});
