import { Graph } from '../../src/graph/graph.js';
import { memoryReader } from '../../src/source/memory-reader.js';
import { matrix } from '../../src/spec/presets.js';
import { openRepository, type Repository } from '../../src/spec/repository.js';

/**
 * Opens a repository written as one text: its files, each after a line `==> path <==`. A first line `labels: client=r0.1.0` sets release
 * labels.
 */
export function openFixture(text: string): Repository {
  const [head = '', ...rest] = text.split(/^==> (.+) <==\n/m);
  const files: Record<string, string> = {};
  for (let i = 0; i + 1 < rest.length; i += 2) files[rest[i] ?? ''] = rest[i + 1] ?? '';
  const labels = Object.fromEntries(
    [...head.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name, value]),
  );
  return openRepository(new Graph(), memoryReader(files), {
    protocol: matrix,
    labels,
    gitVersion: () => ({ branch: 'main', tag: '', commit: 'abc1234', dirty: false }),
    raw: true,
  });
}
