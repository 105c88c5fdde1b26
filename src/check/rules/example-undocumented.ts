import { closest } from '../../doc/closest.js';
import { undocumentedIn } from '../../schema/undocumented.js';
import { type Example, manyProperties } from '../example-values.js';
import type { Finding } from '../finding.js';
import type { Rule } from '../rule.js';

export const exampleUndocumented: Rule = {
  id: 'example/undocumented',
  severity: 'warning',
  summary: 'An example contains a property that its schema does not document.',
  explanation:
    'Validators accept unknown properties, so a misspelt optional property goes unnoticed. Document the property, or correct its name in the example.',
  prepare({ repository: { graph }, eventFiles, examples, apiFiles, byFile }) {
    const inEvent = byFile('undocumented properties of example events', (name, { get }) => {
      const example = get(examples.event, name);
      return example ? undocumented(example) : [];
    });
    const inApi = byFile('undocumented properties of API examples', (path, { get }) =>
      get(examples.api, path).flatMap(undocumented),
    );
    return ({ report }) => {
      for (const name of graph.get(eventFiles.examples, '').keys())
        for (const finding of inEvent(name)) report(finding);
      for (const { path } of graph.get(apiFiles, '')) for (const finding of inApi(path)) report(finding);
    };
  },
};

function undocumented({ schema, value, span, subject }: Example): Finding[] {
  if (value === undefined) return [];
  const properties = undocumentedIn(schema, value, span).map((property) => ({
    ...property,
    owner: property.path.slice(0, -1).join('\0'),
    near: closest(property.name, property.known),
  }));
  const counts = new Map<string, number>();
  for (const { owner, near } of properties)
    if (near === undefined) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  return properties.map(({ name, span: at, owner, near }) => {
    // An object of another type is one problem, not one for each of its properties.
    const isOfOtherType = near === undefined && (counts.get(owner) ?? 0) > manyProperties;
    return {
      // A name such as `og:title` extends an open vocabulary.
      ...(name.includes(':') && near === undefined && { severity: 'info' as const }),
      message: `Undocumented property "${name}" in ${subject}.`,
      span: at,
      // Different schemas may lack the same property, but they do not misspell it alike.
      ...(near !== undefined && {
        commonCause: {
          key: ['undocumented', name, near].join('\0'),
          message: `Several examples contain the undocumented property "${name}".`,
          help: `Document it in the schema, or replace it by "${near}".`,
        },
      }),
      ...(isOfOtherType && { cause: `${subject}\0${owner}` }),
      help: near === undefined ? 'Document it in the schema, or remove it.' : `Did you mean "${near}"?`,
    };
  });
}
