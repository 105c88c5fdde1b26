import { rangeOf } from '../../yaml/ranges.js';
import { listAt, mapAt } from '../../yaml/value.js';
import { eventTypeOf } from '../event-files.js';
import type { Rule } from '../rule.js';

export const eventType: Rule = {
  id: 'event/type',
  severity: 'warning',
  summary: 'The event type in a schema differs from its file name.',
  explanation:
    'The file of an event schema is named after the event type, with a variant after $: m.room.message$m.text. The `enum` of its property `type` contains the same type.',
  prepare({ repository: { graph }, eventFiles, schemas, byFile }) {
    const inFile = byFile('type of an event', (name, { get }) => {
      const schema = get(schemas.file, get(eventFiles.schemas, '').get(name) ?? '');
      const type = mapAt(mapAt(schema, 'properties'), 'type');
      const allowed = listAt(type, 'enum');
      const expected = eventTypeOf(name);
      const span = allowed && (rangeOf(allowed, 0)?.value ?? rangeOf(type ?? {}, 'enum')?.key);
      if (!span || allowed.includes(expected)) return [];
      return [
        {
          message: `The event type differs from the file name, "${expected}".`,
          span,
          help: `Write "${expected}", or rename the file.`,
        },
      ];
    });
    return ({ report }) => {
      for (const name of graph.get(eventFiles.schemas, '').keys())
        for (const finding of inFile(name)) report(finding);
    };
  },
};
