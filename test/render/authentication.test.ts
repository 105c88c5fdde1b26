import { expect, test } from 'vitest';
import { buildSite } from './build-site.js';

/** The badge about authentication of an operation with these requirements. */
function badge(security: string): string | undefined {
  const { text } = buildSite(
    {
      'specification/targets.yaml': 'targets:\n  index:\n    files: [index.rst]\ntitle_styles: ["="]\n',
      'specification/index.rst': 'Farm\n====\n\n{{cows_cs_http_api}}\n',
      'api/client-server/cows.yaml': `swagger: "2.0"
info: {title: Cows, version: "1"}
paths:
  /cows:
    get:
      summary: Counts cows.
      security: ${security}
      responses: {200: {description: The number.}}
`,
    },
    undefined,
  );
  return /<li>([^<]* authentication)<\/li>/.exec(text('index.html'))?.[1];
}

test.each([
  ['[]', 'No authentication'],
  ['[{}]', 'No authentication'],
  ['[{key: []}]', 'Requires authentication'],
  ['[{key: []}, {token: []}]', 'Requires authentication'],
  ['[{}, {key: []}]', 'Optional authentication'],
])('the requirements %s', (security, expected) => {
  expect(badge(security)).toBe(expected);
});
