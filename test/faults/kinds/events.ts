import { replaceInLine } from '../edit.js';
import type { Changes, Kind } from '../fault.js';
import { pickKey } from '../reading/keys.js';
import { eventExamples, eventSchemas } from '../reading/places.js';

const typeOf = (path: string): string => (path.split('/').at(-1) ?? '').replace(/[$#].*/, '');
const rules = ['event/coverage'];

export const eventKinds: readonly Kind[] = [
  {
    name: 'only-example-of-an-event-removed',
    plant(corpus, random) {
      const example = random.pick(eventExamples(corpus));
      if (example === undefined) return undefined;
      const schema = eventSchemas(corpus).find((path) => path.endsWith(`/${typeOf(example)}`));
      const own = eventExamples(corpus).filter((path) => typeOf(path) === typeOf(example));
      if (schema === undefined || own.length !== 1) return undefined;
      return { changes: new Map([[example, undefined]]), places: [{ file: schema, line: 1 }], rules };
    },
  },
  {
    name: 'event-example-misnamed',
    plant(corpus, random) {
      const example = random.pick(eventExamples(corpus));
      if (example === undefined) return undefined;
      const name = example.split('/').at(-1) ?? '';
      const [type = '', ...variant] = name.split(/(?=[$#])/);
      const to = example.replace(name, () => `m.${random.misspell(type.slice(2))}${variant.join('')}`);
      const changes: Changes = new Map<string, string | undefined>([
        [example, undefined],
        [to, corpus.files.get(example)],
      ]);
      return { changes, places: [{ file: to, line: 1 }], rules };
    },
  },
  {
    name: 'event-schema-removed',
    plant(corpus, random) {
      const schema = random.pick(eventSchemas(corpus));
      if (schema === undefined || /[$#]/.test(schema)) return undefined;
      const variants = eventSchemas(corpus).filter((path) => typeOf(path) === typeOf(schema));
      const examples = eventExamples(corpus).filter((path) => typeOf(path) === typeOf(schema));
      if (variants.length !== 1 || examples.length === 0) return undefined;
      return {
        changes: new Map([[schema, undefined]]),
        places: examples.map((file) => ({ file, line: 1 })),
        rules,
      };
    },
  },
  {
    name: 'event-type-misspelt',
    plant(corpus, random) {
      const place = pickKey(
        corpus,
        random,
        eventExamples(corpus),
        ({ path, after }) => path.join('.') === 'type' && after.includes('m.'),
      );
      if (!place) return undefined;
      const { file, key } = place;
      const type = /m\.([\w.]+)/.exec(key.after)?.[1] ?? '';
      return {
        changes: replaceInLine(corpus.files, file, key.line, `m.${type}`, `m.${random.misspell(type)}`),
        places: [{ file, line: key.line }],
        rules: ['example/event'],
      };
    },
  },
];
