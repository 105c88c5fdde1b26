import { closest } from '../../doc/closest.js';
import type { Context } from '../../graph/graph.js';
import type { ModernConventions } from '../../spec/layouts/release-conventions.js';
import { type Finding, layoutsOfPages } from '../finding.js';
import type { Rule } from '../rule.js';
import { argumentOf, type ShortcodeTag } from '../shortcode-tags.js';

/** The arguments of each shortcode. */
const known: ReadonlyMap<string, readonly string[]> = new Map([
  ['added-in', ['v', 'this']],
  ['changed-in', ['v', 'this']],
  ['http-api', ['spec', 'api', 'anchor_base']],
  ['event', ['event', 'title', 'desired_example_name']],
  ['event-group', ['group_name']],
  ['event-fields', ['event_type']],
  ['definition', ['path']],
  ['cs-module', ['name', 'filename']],
  ['rver-fragment', ['name', 'withVersioning']],
  ['diagram', ['name', 'alt']],
  ['changelog/changelog-rendered', ['p']],
  ['ref', ['path', 'lang', 'outputFormat']],
  ['relref', ['path', 'lang', 'outputFormat']],
]);
const flags = ['this', 'withVersioning'];

export const pageShortcodeValue: Rule = {
  id: 'page/shortcode-value',
  severity: 'warning',
  summary: 'An argument of a shortcode is unknown, repeated, or has a value without effect.',
  explanation:
    'Unknown arguments are ignored. `v` of `added-in` and `changed-in` is a version such as 1.2, or the version of a room on its page; `this` is true; a group contains events, and `desired_example_name` is the name of an example.',
  layouts: layoutsOfPages,
  formats: ['Markdown'],
  prepare({ repository: { graph, site }, contentFiles, shortcodeTags, eventFiles, byFile }) {
    if (!site) return () => {};
    const inFile = byFile('arguments of shortcodes', function* (path, context) {
      const { get } = context;
      const conventions = get(site.queries.conventions, '');
      const isRoomVersion = path.startsWith('content/rooms/');
      for (const tag of get(shortcodeTags, path)) {
        yield* argumentProblems(tag);
        yield* versionProblems(tag, isRoomVersion, conventions);
        yield* eventProblems(tag, context);
      }
    });
    const eventProblems = function* (tag: ShortcodeTag, { get }: Context): Generator<Finding> {
      const group = tag.name === 'event-group' ? argumentOf(tag, 'group_name') : undefined;
      const example = tag.name === 'event' ? argumentOf(tag, 'desired_example_name') : undefined;
      if (group && ![...get(eventFiles.schemas, '').keys()].some((name) => name.startsWith(group)))
        yield {
          severity: 'error',
          message: `No event begins with "${group}".`,
          span: spanOf(tag, 'group_name'),
          help: 'Write the beginning of the names of event schemas.',
        };
      const examples = get(eventFiles.examples, '');
      if (example && !examples.has(example)) {
        const near = closest(example, examples.keys());
        yield {
          severity: 'error',
          message: `Example not found: "${example}".`,
          span: spanOf(tag, 'desired_example_name'),
          help: near === undefined ? 'Write the name of an example event.' : `Did you mean "${near}"?`,
        };
      }
    };
    return ({ report }) => {
      for (const path of graph.get(contentFiles, '')) for (const finding of inFile(path)) report(finding);
    };
  },
};

const spanOf = ({ arguments: list, span }: ShortcodeTag, name: string): Finding['span'] =>
  list.findLast(({ key }) => key === name)?.span ?? span;

function* argumentProblems({ name, arguments: list }: ShortcodeTag): Generator<Finding> {
  const names = known.get(name);
  const isReference = name === 'ref' || name === 'relref';
  const seen = new Set<string>();
  for (const { key, value, span } of list) {
    if (key === undefined) {
      if (isReference || names === undefined) continue;
      const first = names[0] ?? '';
      yield {
        message: `The value "${value}" of the shortcode "${name}" belongs to no argument.`,
        span,
        help: `Write the name of the argument before it: ${first}="${value}".`,
      };
    } else if (names && !names.includes(key)) {
      const near = closest(key, names);
      yield {
        message: `Unknown argument "${key}" of the shortcode "${name}".`,
        span,
        help: near === undefined ? 'Remove the argument.' : `Did you mean "${near}"?`,
      };
    } else if (seen.has(key))
      yield {
        message: `The argument "${key}" of the shortcode "${name}" is given twice.`,
        span,
        help: 'Remove one of them.',
      };
    else if (flags.includes(key) && value !== 'true')
      yield {
        message: `The value of "${key}" is not true.`,
        span,
        help: `Write ${key}=true, or remove the argument.`,
      };
    if (key !== undefined) seen.add(key);
  }
}

function* versionProblems(
  tag: ShortcodeTag,
  isRoomVersion: boolean,
  { thisVersion }: ModernConventions,
): Generator<Finding> {
  if (tag.name !== 'added-in' && tag.name !== 'changed-in') return;
  const version = argumentOf(tag, 'v');
  const pattern = isRoomVersion ? /^\d+(?:\.\d+)?$/ : /^\d+\.\d+$/;
  if (version !== undefined && version !== '' && !pattern.test(version))
    yield {
      message: `"${version}" is not a version.`,
      span: spanOf(tag, 'v'),
      help: 'Write the number of a version, such as 1.2.',
    };
  if (argumentOf(tag, 'this') !== undefined && thisVersion === 'page')
    yield {
      message: 'The argument "this" has no effect.',
      span: spanOf(tag, 'this'),
      help: 'Write the version of the page as `v`.',
    };
}
