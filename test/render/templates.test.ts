import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { compileTemplates } from '../../src/render/templates.js';
import { SourceText } from '../../src/source/text.js';

/** Compiles templates; each problem is given as rule, line and column. */
function compiled(templates: Record<string, string>) {
  const problems: Diagnostic[] = [];
  const sources = Object.entries(templates).map(
    ([name, content]) => [name, SourceText.file(`${name}.hbs`, content)] as const,
  );
  const result = compileTemplates(new Map(sources), (problem) => problems.push(problem));
  const places = problems.map(({ rule, span }) => {
    const { line, column } = span.source.position(span.start);
    return `${rule} ${span.source.path}:${line}:${column}`;
  });
  return { result, problems, places };
}

describe('a template', () => {
  test('is given values, escaped unless it says otherwise', () => {
    const { result } = compiled({ a: '{{x}} {{{x}}}' });
    expect(result.render('a', { x: '<b>' })).toBe('&lt;b&gt; <b>');
  });

  test('may use other templates and the helper eq', () => {
    const { result, places } = compiled({ a: '{{#if (eq x "1")}}{{> b}}{{else}}no{{/if}}', b: 'b{{x}}' });
    expect(places).toEqual([]);
    expect(result.render('a', { x: '1' })).toBe('b1');
    expect(result.render('a', { x: 1 })).toBe('no');
  });

  test('that cannot be parsed is reported at its line, and makes nothing', () => {
    const { result, places, problems } = compiled({ a: 'one\n{{#if x}}\ntwo {{/each}}\n' });
    expect(places).toEqual(['templates/syntax a.hbs:2:4']);
    expect(problems[0]?.message).toBe("Invalid Handlebars template: if doesn't match each.");
    expect(compiled({ a: 'one\ntwo {{x' }).places).toEqual(['templates/syntax a.hbs:2:1']);
    expect(result.render('a', {})).toBe('');
  });

  test('that uses what does not exist is reported at the place', () => {
    const { places, problems } = compiled({ a: 'x\n  {{#each l}}{{shout y}}{{/each}}\n{{> missing}}' });
    expect(places).toEqual(['templates/unknown-helper a.hbs:2:14', 'templates/unknown-partial a.hbs:3:1']);
    expect(problems.map(({ message }) => message)).toEqual([
      'Unknown helper "shout".',
      'Template not found: "missing.hbs".',
    ]);
  });

  test.each([
    ['{{#each}}x{{/each}}', 'The helper "each" takes 1 value, not 0.'],
    ['{{#if a b}}x{{/if}}', 'The helper "if" takes 1 value, not 2.'],
    ['{{lookup}}', 'The helper "lookup" takes 2 values, not 0.'],
    ['{{#if (eq a)}}x{{/if}}', 'The helper "eq" takes 2 values, not 1.'],
  ])('%s: a helper is given what it takes', (text, message) => {
    const { result, problems } = compiled({ a: `{{> b}}`, b: text });
    expect(problems.map((problem) => problem.message)).toEqual([message]);
    expect(result.render('a', { a: 1 })).toBe('');
  });

  test('of a page that does not use a value that the page needs is reported once, if there is a value', () => {
    const { result, problems, places } = compiled({ page: 'x{{> head}}', head: '{{{content}}}' });
    expect(result.render('page', { content: 'y', redirect: undefined })).toBe('xy');
    expect(places).toEqual([]);
    for (const redirect of ['a.html', 'b.html'])
      expect(result.render('page', { content: 'y', redirect })).toBe('xy');
    expect(problems.map(({ rule, severity, message }) => [rule, severity, message])).toEqual([
      [
        'templates/missing-value',
        'warning',
        'The template "page.hbs" does not use the value "redirect", which a page needs.',
      ],
    ]);
  });

  test('that is broken makes nothing where another one uses it', () => {
    const { result } = compiled({ a: 'a{{> b}}c', b: '{{#if}}' });
    expect(result.render('a', {})).toBe('ac');
  });

  test.each([
    ['itself', { a: 'x {{> a}}' }, 'templates/recursion a.hbs:1:3', 'The template "a.hbs" includes itself.'],
    [
      'itself through another one',
      { a: '{{> b}}', b: 'x\n{{> a}}' },
      'templates/recursion a.hbs:1:1',
      'The template "a.hbs" includes itself through "b.hbs".',
    ],
    [
      'a cycle that it is not part of',
      { a: '{{> b}}', b: '{{> c}}', c: '{{> b}}' },
      'templates/recursion b.hbs:1:1',
      'The template "b.hbs" includes itself through "c.hbs".',
    ],
  ])(
    'that includes %s is reported once, at the inclusion',
    (_, templates: Record<string, string>, position, message) => {
      const { result, places, problems } = compiled(templates);
      expect(places).toEqual([position]);
      expect(problems[0]?.message).toBe(message);
      expect(result.render('a', {})).toBe('');
    },
  );

  test('can include itself in a block that ends the recursion', () => {
    const { result, places } = compiled({ a: '({{x}}{{#each list}}{{> a}}{{/each}})' });
    expect(result.render('a', { x: 1, list: [{ x: 2 }, { x: 3, list: [{ x: 4 }] }] })).toBe('(1(2)(3(4)))');
    expect(places).toEqual([]);
  });

  test('whose recursion does not end is reported once, when it is rendered', () => {
    const { result, places, problems } = compiled({ a: 'x{{#if on}}{{> b}}{{/if}}', b: '{{> a}}' });
    expect(places).toEqual([]);
    expect([result.render('a', { on: true }), result.render('a', { on: true })]).toEqual(['', '']);
    expect(result.render('a', {})).toBe('x');
    expect(problems.map(({ rule }) => rule)).toEqual(['templates/recursion']);
  });

  test('that fails for another reason is reported once, when it is rendered', () => {
    const { result, problems } = compiled({ a: "{{> (lookup . 'name')}}" });
    expect([result.render('a', { name: 'gone' }), result.render('a', { name: 'gone' })]).toEqual(['', '']);
    expect(problems.map(({ rule }) => rule)).toEqual(['templates/rendering']);
    expect(problems[0]?.message).toContain('gone');
  });

  test('that does not exist makes nothing', () => {
    expect(compiled({}).result.render('a', {})).toBe('');
  });
});
