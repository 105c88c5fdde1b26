import { expect, test } from 'vitest';
import type { SiteVersion } from '../../src/spec/site-versions.js';
import { fixtureRepository } from '../check/fixture-repository.js';
import { buildSite } from '../render/build-site.js';
import { hasBrowser, launch } from './chromium.js';

const host = 'http://farm.example';

const version = (label: string, status: SiteVersion['status']): SiteVersion => ({
  label,
  address: `/${label}/`,
  date: undefined,
  status,
});
const [old, current, offline] = [
  version('v1', 'superseded'),
  version('v2', 'current'),
  version('v3', 'unstable'),
];
const all = [offline, current, old];

const files = (sections: readonly string[]) => ({
  ...fixtureRepository,
  'specification/targets.yaml':
    'targets:\n  index:\n    files: [index.rst]\n  barn:\n    files: [barn.rst]\ntitle_styles: ["=", "-"]\n',
  'specification/barn.rst': `The barn\n========\n\n${sections.map((title) => `${title}\n------\n\nText.\n\n`).join('')}`,
});

test.skipIf(!hasBrowser)(
  'the switch between versions keeps the anchor where it exists',
  { retry: 1 },
  async () => {
    const sites = new Map([
      ['v1', buildSite(files(['Hay', 'Loft']), undefined, { all, own: old }).site],
      ['v2', buildSite(files(['Hay', 'Roof']), undefined, { all, own: current }).site],
    ]);
    const browser = await launch();
    try {
      const page = await browser.newPage();
      await page.route(`${host}/**`, (route) => {
        const [, label = '', ...path] = new URL(route.request().url()).pathname.split('/');
        const content = sites.get(label)?.get(path.join('/') || 'index.html');
        const contentType = path.at(-1)?.endsWith('.json') ? 'application/json' : undefined;
        return content === undefined
          ? route.fulfill({ status: 404, body: 'missing' })
          : route.fulfill({ body: Buffer.from(content), ...(contentType && { contentType }) });
      });
      const follow = async (from: string, label: string): Promise<string> => {
        await page.goto(`${host}${from}`);
        await page.click('.version-switch summary');
        await Promise.all([
          page.waitForURL((url) => !url.href.endsWith(from)),
          page.click(`.version-switch a:has-text("${label}")`),
        ]);
        return page.url().slice(host.length);
      };
      expect(await follow('/v1/barn.html#hay', 'v2')).toBe('/v2/barn.html#hay');
      expect(await follow('/v1/barn.html#loft', 'v2')).toBe('/v2/barn.html');
      // The index of this version cannot be read.
      expect(await follow('/v1/barn.html#loft', 'v3')).toBe('/v3/barn.html#loft');

      await page.goto(`${host}/v1/barn.html#hay`);
      await Promise.all([page.waitForURL('**/v2/**'), page.click('.version-banner a')]);
      expect(page.url()).toBe(`${host}/v2/barn.html#hay`);
      expect(await page.locator('.version-banner').count()).toBe(0);

      await page.goto(`${host}/v1/latest.html#hay`);
      await page.waitForURL('**/v2/**');
      expect(page.url()).toBe(`${host}/v2/#hay`);
    } finally {
      await browser.close();
    }
  },
);
