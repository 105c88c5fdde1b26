import { describe, expect, test } from 'vitest';
import { memoryReader } from '../../src/source/memory-reader.js';
import {
  type Conventions,
  conventions,
  conventions2015,
  earlyConventions,
} from '../../src/spec/conventions.js';
import { layoutOf } from '../../src/spec/layouts/index.js';
import { matrix } from '../../src/spec/presets.js';

const versions = (...titles: string[]): string =>
  titles.map((title) => `${title}\n======\n\nText.\n`).join('\n');
const of2016 = { 'event-schemas/schema/m.room.message#m.text': '{}' };
const of2019 = { 'event-schemas/schema/m.room.message$m.text': '{}' };
const of2019June: Conventions = {
  ...conventions,
  enumTitles: false,
  mapTitles: false,
  deprecatedInTitle: false,
  variantInTitle: 'messages',
};

const of2018: Conventions = {
  ...earlyConventions,
  sortedOperations: false,
  denseChangelogLists: false,
  labelInPaths: false,
  howTos: false,
};

const repositories: readonly (readonly [string, Readonly<Record<string, string>>, Conventions])[] = [
  ['2015', { 'CHANGELOG.rst': '', 'event-schemas/schema/v1/m.room.message': '{}' }, conventions2015],
  ['2016', { ...of2016, 'changelogs/client_server.rst': versions('r0.0.1') }, earlyConventions],
  [
    'the first release of the federation API',
    { ...of2016, 'changelogs/server_server.rst': versions('r0.1.0') },
    { ...earlyConventions, hostHasPort: false },
  ],
  [
    'r0.1.0 of 2016',
    { ...of2016, 'changelogs/client_server.rst': versions('r0.1.0', 'r0.0.1') },
    { ...earlyConventions, sortedOperations: false, denseChangelogLists: false },
  ],
  ['r0.4.0', { ...of2016, 'changelogs/client_server.rst': versions('r0.4.0', 'r0.3.0', 'r0.1.0') }, of2018],
  [
    'June 2019, before r0.5.0',
    { ...of2019, 'changelogs/client_server.rst': versions('r0.4.0', 'r0.3.0', 'r0.1.0') },
    of2019June,
  ],
  ['r0.5.0', { ...of2019, 'changelogs/client_server.rst': versions('r0.5.0', 'r0.4.0') }, of2019June],
  [
    'the release of the application service API after r0.5.0',
    {
      ...of2019,
      'changelogs/application_service.rst': versions('r0.1.2'),
      'changelogs/client_server.rst': versions('r0.5.0', 'r0.4.0'),
    },
    { ...of2019June, variantInTitle: 'all' },
  ],
  [
    'r0.5.0 with a later release of the identity service',
    {
      ...of2019,
      'changelogs/client_server.rst': versions('r0.5.0', 'r0.4.0'),
      'changelogs/identity_service.rst': versions('r0.3.0'),
    },
    { ...conventions, mapTitles: false },
  ],
  [
    'r0.6.0',
    { ...of2019, 'changelogs/client_server.rst': versions('r0.6.0', 'r0.5.0') },
    { ...conventions, mapTitles: false },
  ],
  [
    'r0.6.1',
    { ...of2019, 'changelogs/client_server.rst': versions('r0.6.1', 'r0.6.0', 'r0.5.0') },
    conventions,
  ],
  ['a new specification', { 'changelogs/client_server.rst': versions('r0.1.0') }, conventions],
  ['no changelogs', {}, conventions],
];

describe('a repository keeps the conventions its pages were published with', () => {
  test.each(repositories)('%s', (_, files, expected) => {
    expect(layoutOf(memoryReader(files), matrix).conventions).toEqual(expected);
  });

  test('unless its configuration sets others', () => {
    const reader = memoryReader({ ...of2019, 'changelogs/client_server.rst': versions('r0.5.0') });
    const configured = { deprecatedInTitle: true, requestColumns: ['A', 'B', 'C'] };
    expect(layoutOf(reader, matrix, configured).conventions).toEqual({ ...of2019June, ...configured });
  });
});
