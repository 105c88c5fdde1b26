import { linesOf, replaceInLine, replaceLines } from '../edit.js';
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
    name: 'event-type-misspelt',
    plant(corpus, random) {
      const file = random.pick(eventSchemas(corpus));
      const type = file === undefined ? '' : typeOf(file);
      const key = file === undefined ? undefined : corpus.data.file(file);
      const from = key?.keys.find(({ path }) => path.join('.') === 'properties.type.enum')?.line;
      if (file === undefined || from === undefined) return undefined;
      const offset = linesOf(corpus.files, file)
        .slice(from - 1, from + 2)
        .findIndex((text) => text.includes(type));
      if (offset < 0) return undefined;
      return {
        changes: replaceInLine(
          corpus.files,
          file,
          from + offset,
          type,
          `m.${random.misspell(type.slice(2))}`,
        ),
        places: [{ file, line: from + offset }],
        rules: ['event/type'],
      };
    },
  },
  {
    name: 'event-example-comma-too-many',
    plant(corpus, random) {
      const file = random.pick(eventExamples(corpus));
      const lines = file === undefined ? [] : linesOf(corpus.files, file);
      const line = random.pick(
        lines.flatMap((text, i) =>
          /["\d\]}el]$/.test(text) && /^\s*[\]}]/.test(lines[i + 1] ?? '') ? [i + 1] : [],
        ),
      );
      if (file === undefined || line === undefined) return undefined;
      return {
        changes: replaceLines(corpus.files, file, line, 1, [`${lines[line - 1]},`]),
        places: [{ file, line, to: line + 1 }],
        rules: ['json/syntax'],
      };
    },
  },
  {
    name: 'event-schema-emptied',
    plant(corpus, random) {
      const file = random.pick(eventSchemas(corpus));
      if (file === undefined) return undefined;
      return { changes: new Map([[file, '']]), places: [{ file, line: 1 }], rules: ['data/empty'] };
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
