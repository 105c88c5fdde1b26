import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { createCheckContext } from '../../src/check/check-context.js';
import { Graph } from '../../src/graph/graph.js';
import { createRenderer } from '../../src/render/create-renderer.js';
import { idsOfSection } from '../../src/render/ids-in.js';
import { SiteRenderer } from '../../src/render/render-site.js';
import { fileReader } from '../../src/source/file-reader.js';
import { matrix } from '../../src/spec/presets.js';
import { openRepository } from '../../src/spec/repository.js';
import { hasShared, shared } from '../conformance/shared.js';
import { ownTemplates } from '../render/template-set.js';

const corpora = hasShared ? ['cs-r0.6.1', 'doc-2015-10-13', 'spec-v1.10'] : [];
if (!hasShared) console.log('skipped: the shared corpora are not here (set SPEC_SHARED)');

/** Checks of links and of `anchors.txt` know the ids of a page before it is rendered. */
test.each([resolve(import.meta.dirname, '../..'), ...corpora.map((name) => join(shared, 'corpora', name))])(
  'the ids on the pages of %s are known to checks',
  async (root) => {
    const repository = openRepository(new Graph(), fileReader(root), {
      protocol: matrix,
      labels: {},
      gitVersion: () => undefined,
      raw: true,
    });
    const { graph, targets } = repository;
    const { links } = await createCheckContext(repository);
    const site = new SiteRenderer(
      repository,
      createRenderer(ownTemplates(), { highlight: false }, () => {}),
    );
    let count = 0;
    for (const target of graph.get(targets, '').targets.values()) {
      const known = new Set([...graph.get(links.ids, target.name), ...graph.get(links.partIds, target.name)]);
      const ids = site.page(target).rendered.sections.flatMap(idsOfSection);
      expect(ids.filter((id) => !known.has(id))).toEqual([]);
      expect(new Set(ids).size).toBe(ids.length);
      count += ids.length;
    }
    expect(count).toBeGreaterThan(100);
  },
);
