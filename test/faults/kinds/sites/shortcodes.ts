import type { Kind } from '../../fault.js';
import { appended, files, inLine, type LineChange } from './in-line.js';

const { pages } = files;
const inPage = (name: string, change: Omit<LineChange, 'files'>): Kind =>
  inLine(name, { files: pages, ...change });

/** Changes an argument of a shortcode. */
const argument = (name: string, shortcode: string, key: string, to: string, rules: readonly string[]): Kind =>
  inPage(name, {
    line: new RegExp(`^\\s*\\{\\{[%<] ${shortcode} .*${key}="[^"]+"`),
    change: (line) => line.replace(new RegExp(`${key}="([^"]+)"`), to),
    rules,
  });

/** Faults in shortcodes. */
export const shortcodeKinds: readonly Kind[] = [
  inPage('shortcode-misspelt', {
    line: /^\{\{% (?:http-api|event|definition) /,
    change: (line) => line.replace(/^\{\{% (\w)/, '{{% x$1'),
    rules: ['markdown/shortcode-unknown'],
  }),
  appended('box-unclosed', '{{% boxes/note %}}\nA note.', ['markdown/shortcode-unclosed']),
  appended('box-unopened', 'A note.\n{{% /boxes/note %}}', ['markdown/shortcode-stray-closing']),
  appended('box-misspelt', '{{% boxes/nte %}}\nA note.\n{{% /boxes/nte %}}', [
    'markdown/shortcode-unknown',
    'markdown/shortcode-stray-closing',
  ]),
  appended('shortcode-end-lost', '{{% added-in v="1.2" %} Text.', ['markdown/shortcode-syntax']),
  appended('shortcode-quote-lost', '{{% added-in v="1.2 %}} Text.', ['markdown/shortcode-syntax']),
  appended('added-in-without-version', '{{% added-in %}} Text.', ['page/shortcode-argument']),
  appended('added-in-next', '{{% added-in v="next" %}} Text.', ['page/shortcode-value']),
  appended('added-in-key', '{{% added-in v="1.2" version="1.2" %}} Text.', ['page/shortcode-value']),
  appended('shortcode-twice', '{{% added-in v="1.2" v="1.3" %}} Text.', ['page/shortcode-value']),
  appended('group-without-events', '{{% event-group group_name="m.nosuchgroup" %}}', [
    'page/shortcode-value',
  ]),
  appended('event-without-file', '{{% event event="m.nosuchevent" %}}', ['page/missing-file']),
  appended('event-without-name', '{{% event %}}', ['page/shortcode-argument']),
  appended('definition-without-file', '{{% definition path="api/nosuchschema" %}}', ['page/missing-file']),
  appended('fields-without-file', '{{% event-fields event_type="nosuchtype" %}}', ['page/missing-file']),
  appended('api-without-file', '{{% http-api spec="client-server" api="nosuchapi" %}}', [
    'page/missing-file',
  ]),
  appended('fragment-without-file', '{{% rver-fragment name="nosuchfragment" %}}', ['page/missing-file']),
  appended('event-without-example', '{{% event event="m.room.name" desired_example_name="m.nosuch" %}}', [
    'page/shortcode-value',
  ]),
  argument('api-misspelt', 'http-api', 'api', 'api="x$1"', ['page/missing-file']),
  argument('event-misspelt', 'event', 'event', 'event="x$1"', ['page/missing-file']),
  argument('fragment-misspelt', 'rver-fragment', 'name', 'name="x$1"', ['page/missing-file']),
  argument('module-misspelt', 'cs-module', 'filename', 'filename="x$1"', ['page/missing-file']),
  argument('argument-misspelt', 'http-api', 'api', 'apii="$1"', [
    'page/shortcode-argument',
    'page/shortcode-value',
  ]),
];
