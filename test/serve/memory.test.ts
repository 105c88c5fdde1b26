import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { LiveRepository } from '../../src/serve/live-repository.js';
import { LiveSite } from '../../src/serve/live-site.js';
import { liveOptions, workspace } from './workspace.js';

setFlagsFromString('--expose-gc');
const collectGarbage: unknown = runInNewContext('gc');

test('the index of an earlier state of a document is not kept in memory', async () => {
  const copy = workspace();
  const live = new LiveRepository(liveOptions(copy.root));
  const site = new LiveSite(live, () => '');
  site.complete();
  const [target = ''] = live.repository.graph.get(live.repository.targets, '').targets.keys();
  const indexNow = (): WeakRef<object> =>
    new WeakRef(live.repository.graph.get(live.repository.index, target));
  const earlier = indexNow();
  const path = 'specification/index.rst';
  copy.write(path, `${copy.read(path) ?? ''}\nA calf\n------\n\nA calf is young.\n`);
  site.apply({ files: new Set([path]), entries: false });
  site.complete();
  expect(site.file('index.html')).toContain('A calf is young.');
  const current = indexNow();
  // The targets of weak references stay alive until the current task ends.
  await pause(0);
  if (typeof collectGarbage === 'function') collectGarbage();
  expect(current.deref()).toBeDefined();
  expect(earlier.deref()).toBeUndefined();
  copy.dispose();
});
