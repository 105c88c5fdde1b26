import { variantSeparator } from '../../spec/models.js';
import { rangeOf } from '../../yaml/ranges.js';
import { listAt, mapAt } from '../../yaml/value.js';
import type { Rule } from '../rule.js';

export const eventType: Rule = {
  id: 'event/type',
  severity: 'warning',
  summary: 'The type that an event schema allows is not the one that its file is named after.',
  explanation:
    'The file of a schema is named after the type of the event, with a variant after $: m.room.message$m.text. The `enum` of its `type` has that type.',
  prepare({ repository: { graph, models, layout }, schemas, byFile }) {
    const inFile = byFile('type of an event', (name, { get }) => {
      const schema = get(schemas.file, `${layout.eventSchemas}/${name}`);
      const type = mapAt(mapAt(schema, 'properties'), 'type');
      const allowed = listAt(type, 'enum');
      const wanted = name.split(variantSeparator)[0] ?? name;
      const span = allowed && (rangeOf(allowed, 0)?.value ?? rangeOf(type ?? {}, 'enum')?.key);
      if (!span || allowed.includes(wanted)) return [];
      return [
        {
          message: `The file is named after ${wanted}; its type is another one.`,
          span,
          help: `Write ${wanted}, or rename the file.`,
        },
      ];
    });
    return ({ report }) => {
      for (const name of graph.get(models.eventNames, ''))
        for (const finding of inFile(name)) report(finding);
    };
  },
};
