import type { Kind } from '../../fault.js';
import { appended, files, inLine, matchingFiles } from './in-line.js';

const { pages } = files;

/** Faults in the prose of Markdown pages. */
export const proseKinds: readonly Kind[] = [
  {
    name: 'content-emptied',
    plant(corpus, random) {
      const file = random.pick(
        matchingFiles(corpus, /^content\/(?!changelog|proposals)(?:.*\/)?(?!index)[\w-]+\.md$/),
      );
      if (file === undefined) return undefined;
      return {
        changes: new Map([[file, random.pick(['', '\n'])]]),
        places: [{ file, line: 1 }],
        rules: ['spec/empty-section'],
      };
    },
  },
  appended('md-code-unclosed', 'The `room_id of the room.', ['markdown/unclosed-code']),
  appended('md-strong-unclosed', 'This is **important for clients.', ['markdown/unclosed-emphasis']),
  appended('md-emphasis-spaced', 'This is ** important ** for clients.', ['markdown/unclosed-emphasis']),
  appended('md-deletion-unclosed', 'This is ~~outdated for clients.', ['markdown/unclosed-emphasis']),
  appended('md-link-without-address', 'See [the list]() of rooms.', ['markdown/link-without-target']),
  appended('md-link-spaced', 'See [the list] (/rooms) of rooms.', ['markdown/link-without-target']),
  appended('md-reference-undefined', 'See [the list][no-such-label] of rooms.', [
    'markdown/undefined-reference',
  ]),
  appended('md-footnote-undefined', 'See the list[^nosuchnote] of rooms.', ['markdown/undefined-footnote']),
  appended('md-footnote-unused', '[^unusednote]: Nobody refers to it.', ['markdown/unused-footnote']),
  appended('md-comment-unclosed', '<!-- A note for authors', ['markdown/unclosed-comment']),
  appended('md-fence-unclosed', '```json\n{}', ['markdown/unclosed-fence']),
  appended('md-heading-without-space', '##Rooms of users', ['markdown/heading-as-text']),
  appended('md-heading-attributes', '## Rooms {#rooms-here} of users', ['markdown/heading-attributes']),
  appended('md-table-cells', '| a | b |\n|---|---|\n| 1 | 2 | 3 |', ['markdown/table-extra-cells']),
  appended('md-list-after-paragraph', 'These are:\n•  one\n•  two', ['markdown/list-as-text']),
  appended('md-rst-directive', '.. note:: This is RST.', ['markdown/rst-markup']),
  appended('md-link-to-no-page', 'See [the list](/no-such-page).', ['link/page']),
  appended('md-link-to-no-anchor', 'See [the list](#no-such-anchor).', ['link/anchor']),
  appended('md-link-scheme', 'See [the list](htps://matrix.org/list).', ['link/page']),
  appended('md-link-without-host', 'See [the list](https:/matrix.org/list).', ['link/page']),
  appended('html-link-to-no-page', 'See <a href="/no-such-page/">the list</a>.', ['link/page']),
  appended('html-link-to-no-anchor', 'See <a href="#no-such-anchor">the list</a>.', ['link/anchor']),
  appended('html-image-without-text', 'See <img src="https://matrix.org/a.png">.', ['page/image-alt']),
  appended('md-image-without-text', 'See ![](https://matrix.org/a.png).', ['page/image-alt']),
  appended('md-conflict', '<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> main', ['source/conflict-markers']),
  appended('json-block-comma', '```json\n{\n  "a": 1,\n}\n```', ['json/code-block']),
  appended('json-block-comma-lost', '```json\n{\n  "a": 1\n  "b": 2\n}\n```', ['json/code-block']),
  inLine('md-page-misspelt', {
    files: pages,
    line: /\]\(\/(?:client-server-api|appendices|rooms|server-server-api)[/#)]/,
    change: (line) => line.replace(/\]\(\/(\w)/, '](/x$1'),
    rules: ['link/page'],
    // The text of a link can begin on the line above.
    above: 1,
  }),
  inLine('md-anchor-misspelt', {
    files: pages,
    line: /^[^`]*\]\(#[\w-]+\)/,
    change: (line) => line.replace(/\]\(#([\w-]+)\)/, '](#$1-zz)'),
    rules: ['link/anchor'],
  }),
  inLine('md-parenthesis-lost', {
    files: pages,
    line: /^[^`|(]*\]\([\w/#-]+\)[^`|()]*$/,
    change: (line) => line.replace(/(\]\([\w/#-]+)\)/, '$1'),
    rules: ['markdown/link-without-target'],
    isWithinBlock: true,
  }),
];
