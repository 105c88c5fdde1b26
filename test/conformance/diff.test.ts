import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { runSpec } from '../e2e/run-spec.js';
import { hasShared, shared } from './shared.js';

const methods = new Set(['get', 'put', 'post', 'delete', 'patch', 'head', 'options']);

/** The operations of a repository as `METHOD /path`, read without our code; path parameters have no names. */
function operationsIn(root: string): Set<string> {
  const found = new Set<string>();
  for (const { name: api } of readdirSync(root, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  )) {
    for (const name of readdirSync(join(root, api)).filter((file) => file.endsWith('.yaml'))) {
      const file = Object(load(readFileSync(join(root, api, name), 'utf8')));
      const basePath = file.basePath ?? file.servers?.[0]?.variables?.basePath?.default ?? '';
      for (const [path, item] of Object.entries(file.paths ?? {}))
        for (const method of Object.keys(Object(item)))
          if (methods.has(method))
            found.add(
              anonymous(`${method.toUpperCase()} ${basePath}${path}`.replace('%CLIENT_MAJOR_VERSION%', 'r0')),
            );
    }
  }
  return found;
}

const anonymous = (name: string): string => name.replace(/\{[^}]*\}/g, '{}').trimEnd();
const eventsIn = (root: string): Set<string> =>
  new Set(
    readdirSync(root)
      .filter((name) => name.startsWith('m.'))
      // Early repositories separate the variant of an event by another character.
      .map((name) => name.replace(/\.yaml$/, '').replace('#', '$')),
  );
const minus = (a: ReadonlySet<string>, b: ReadonlySet<string>): string[] =>
  [...a].filter((x) => !b.has(x)).sort();

/** New endpoints as `METHOD /path`, and names that begin with `m.` in the lists of additions of a changelog. */
function namesIn(changelog: string): string[] {
  const sections = changelog.split(/^(?=\*\*|## )/m);
  const codesIn = (title: string): string[] =>
    sections
      .filter((section) => section.startsWith(`**${title}**`))
      .flatMap((section) => [...section.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code));
  return [
    ...codesIn('New Endpoints')
      .filter((code) => /^[A-Z]+ \//.test(code))
      .map(anonymous),
    ...codesIn('Backwards Compatible Changes').filter((code) => /^m\.[a-z0-9_.]+$/.test(code)),
  ];
}

/** Names in changelogs that are not events; README.md explains them. */
const notEvents = [
  'm.account_management',
  'm.forget_forced_upon_leave',
  'm.image',
  'm.oauth',
  'm.profile_fields',
  'm.topic',
];

describe.skipIf(!hasShared)('spec diff', () => {
  test.each([
    ['cs-r0.4.0', 'cs-r0.6.1', '', ''],
    ['spec-v1.10', 'spec-v1.19', 'data/', 'data/'],
    ['cs-r0.6.1', 'spec-v1.7', '', 'data/'],
  ])('%s to %s lists the operations and events that were added or removed', (base, head, ...folders) => {
    const [before, after] = [base, head].map((name) => join(shared, 'corpora', name));
    const args = ['diff', before ?? '', after ?? '', '--format', 'json'];
    const { stdout, status } = runSpec(shared, args, { maxBuffer: 1 << 28 });
    expect(status).toBe(0);
    const { changes }: { changes: { kind: string; subject: { name: string }; before?: string }[] } =
      JSON.parse(stdout);
    const named = (kind: string): string[] =>
      changes.filter((change) => change.kind === kind).map(({ subject }) => anonymous(subject.name));
    const moved = changes.filter(({ kind }) => kind === 'operation-moved');
    const movedFrom = moved.map((change) => anonymous(change.before ?? ''));
    const [old, current] = [before, after].map((root, i) =>
      operationsIn(join(root ?? '', `${folders[i]}api`)),
    );
    if (!old || !current) throw new Error('no operations');
    const added = [...named('operation-added'), ...named('operation-moved')];
    expect([...new Set(added)].sort()).toEqual(minus(current, old));
    expect([...new Set([...named('operation-removed'), ...movedFrom])].sort()).toEqual(minus(old, current));
    const [oldEvents, events] = [before, after].map((root, i) =>
      eventsIn(join(root ?? '', `${folders[i]}event-schemas/schema`)),
    );
    if (!oldEvents || !events) throw new Error('no events');
    expect(named('event-added').sort()).toEqual(minus(events, oldEvents));
    expect(named('event-removed').sort()).toEqual(minus(oldEvents, events));
  });

  test('spec-v1.10 to spec-v1.19 lists the endpoints and events that the changelogs of the releases name', () => {
    const [before = '', after = ''] = ['spec-v1.10', 'spec-v1.19'].map((name) =>
      join(shared, 'corpora', name),
    );
    const { stdout } = runSpec(shared, ['diff', before, after, '--format', 'json'], { maxBuffer: 1 << 28 });
    const { changes }: { changes: { kind: string; subject: { name: string } }[] } = JSON.parse(stdout);
    const added = new Set(
      changes
        .filter(({ kind }) => /-(?:added|moved)$/.test(kind))
        .map(({ subject }) => anonymous(subject.name)),
    );
    const known = eventsIn(join(before, 'data/event-schemas/schema'));
    const named = [11, 12, 13, 14, 15, 16, 17, 18, 19].flatMap((minor) =>
      namesIn(readFileSync(join(after, `content/changelog/v1.${minor}.md`), 'utf8')),
    );
    expect(named.length).toBeGreaterThan(30);
    const isEvent = (name: string): boolean => name.startsWith('m.');
    const missing = named.filter((name) => !added.has(name) && !(isEvent(name) && known.has(name)));
    expect([...new Set(missing)].sort()).toEqual(notEvents);
  });

  test.each(['cs-r0.6.1', 'spec-v1.19'])('a state of %s has no changes against itself', (name) => {
    const root = join(shared, 'corpora', name);
    expect(runSpec(shared, ['diff', root, root, '--fail-on', 'any'])).toMatchObject({
      stdout: 'no changes\n',
      status: 0,
    });
  });
});
