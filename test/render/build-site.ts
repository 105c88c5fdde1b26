import { Graph } from '../../src/graph/graph.js';
import { createRenderer } from '../../src/render/create-renderer.js';
import { SiteRenderer } from '../../src/render/render-site.js';
import { memoryReader } from '../../src/source/memory-reader.js';
import { matrix } from '../../src/spec/presets.js';
import { openRepository } from '../../src/spec/repository.js';
import type { SiteVersions } from '../../src/spec/site-versions.js';
import { ownTemplates } from './template-set.js';

/** Builds the site of a repository in memory. */
export function buildSite(
  files: Readonly<Record<string, string>>,
  baseUrl: string | undefined,
  versions?: SiteVersions,
) {
  const repository = openRepository(new Graph(), memoryReader(files), {
    protocol: matrix,
    labels: {},
    gitVersion: () => undefined,
    raw: true,
    address: { basePath: '', baseUrl },
  });
  const targets = [...repository.graph.get(repository.targets, '').targets.values()];
  const renderer = createRenderer(ownTemplates(), {}, () => {});
  const site = new SiteRenderer(repository, renderer, { versions }).all(targets).files;
  const text = (path: string): string => {
    const content = site.get(path);
    return typeof content === 'string' ? content : Buffer.from(content ?? []).toString('latin1');
  };
  return { site, text, bytes: (path: string) => Buffer.from(site.get(path) ?? '') };
}
