import { type Schema, withParents } from '../schema/inherit.js';
import { mapAt } from '../yaml/value.js';
import type { CheckContext } from './check-context.js';
import type { Check, Finding } from './finding.js';

/** Creates the check of a rule for each schema whose tables a page shows: bodies, responses and the content of events. */
export function checkRenderedSchemas(
  { repository, apiFiles, eventFiles, schemas, byFile }: CheckContext,
  name: string,
  find: (schema: Schema) => readonly Finding[],
): Check {
  const { graph } = repository;
  const inApi = byFile(`${name} in an API file`, (path, { get }) =>
    get(schemas.api, path).flatMap(({ schema }) => find(schema)),
  );
  const inEvent = byFile(`${name} in an event`, (path, { get }) => {
    const schema = get(schemas.file, path);
    const content = schema && mapAt(mapAt(withParents(schema), 'properties'), 'content');
    return content ? find(content) : [];
  });
  return ({ report }) => {
    for (const { path } of graph.get(apiFiles, '')) for (const finding of inApi(path)) report(finding);
    for (const path of graph.get(eventFiles.schemas, '').values())
      for (const finding of inEvent(path)) report(finding);
  };
}
