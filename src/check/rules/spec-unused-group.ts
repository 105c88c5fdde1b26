import { targetsFile } from '../../spec/repository.js';
import { rangeOf } from '../../yaml/ranges.js';
import { mapAt, type YamlValue } from '../../yaml/value.js';
import type { Rule } from '../rule.js';

export const specUnusedGroup: Rule = {
  id: 'spec/unused-group',
  severity: 'warning',
  summary: 'No target uses a group of targets.yaml.',
  explanation:
    'A group is a list of section files that targets name as "group:NAME". One that none names does nothing: most often the name in the target is another one.',
  prepare({ repository: { graph, sources, targets } }) {
    return ({ report }) => {
      const document = graph.get(sources.yaml, targetsFile);
      const groups = mapAt(document?.value, 'groups');
      if (!document || !groups || graph.get(targets, '').isIncomplete) return;
      const used = new Set(textsIn(mapAt(document.value, 'targets') ?? null));
      for (const name of Object.keys(groups)) {
        if (used.has(`group:${name}`)) continue;
        report({
          message: `No target uses the group ${name}.`,
          span: rangeOf(groups, name)?.key ?? document.span,
          help: `Name it in a target as "group:${name}", or remove it.`,
        });
      }
    };
  },
};

function* textsIn(value: YamlValue): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const entry of Object.values(value)) yield* textsIn(entry);
}
