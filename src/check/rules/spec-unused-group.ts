import { targetsFile } from '../../spec/repository.js';
import { rangeOf } from '../../yaml/ranges.js';
import { mapAt, type YamlValue } from '../../yaml/value.js';
import { layoutsOfSections } from '../finding.js';
import type { Rule } from '../rule.js';

export const specUnusedGroup: Rule = {
  id: 'spec/unused-group',
  severity: 'warning',
  layouts: layoutsOfSections,
  summary: 'A group in targets.yaml is not used.',
  explanation:
    'A group is a list of section files that targets refer to as "group:NAME". An unused group has no effect; usually the name in the target is misspelt.',
  prepare({ repository: { graph, sources, targets } }) {
    return ({ report }) => {
      const document = graph.get(sources.yaml, targetsFile);
      const groups = mapAt(document?.value, 'groups');
      if (!document || !groups || graph.get(targets, '').isIncomplete) return;
      const used = new Set(stringsIn(mapAt(document.value, 'targets') ?? null));
      for (const name of Object.keys(groups)) {
        if (used.has(`group:${name}`)) continue;
        report({
          message: `Unused group "${name}".`,
          span: rangeOf(groups, name)?.key ?? document.span,
          help: `Add "group:${name}" to a target, or remove the group.`,
        });
      }
    };
  },
};

function* stringsIn(value: YamlValue): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const entry of Object.values(value)) yield* stringsIn(entry);
}
