import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RunningServer } from '../../src/serve/serve.js';
import { eventually, startServer, type Workspace, workspace } from '../serve/workspace.js';
import { hasBrowser, launch } from './chromium.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const index = 'specification/index.rst';
const paragraphs = (count: number): string =>
  Array.from({ length: count }, (_, i) => `Paragraph ${i} of a long text.\n`).join('\n');
const fixtureText = `The farm
========

.. contents:: Contents
.. sectnum::

Cows
----

Cows say moo. See pigs_.

{{cows_cs_http_api}}

{{m_cow_event}}

Pigs
----

.. _pigs:

${paragraphs(120)}
Sheep
-----

Sheep say baa.
`;

describe.skipIf(!hasBrowser)('the dev server in a browser', { timeout: 180_000, retry: 1 }, () => {
  let browser: Browser;
  let fixtureRepository: Workspace;
  let server: RunningServer;
  let page: Page;
  let errors: string[];

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  beforeEach(async () => {
    fixtureRepository = workspace();
    fixtureRepository.write('spec.config.yaml', 'rules:\n  rst/unknown-directive: error\n');
    fixtureRepository.write(index, fixtureText);
    server = await startServer(fixtureRepository.root);
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
  });
  afterEach(async () => {
    await page.close();
    await server.close();
    fixtureRepository.dispose();
    expect(errors).toEqual([]);
  });

  const address = (path = ''): string => `http://localhost:${server.port}/${path}`;
  const edit = (from: string, to: string, path = index, text = fixtureText): void =>
    fixtureRepository.write(path, text.replace(from, to));
  const shows = (text: string): Promise<string> =>
    eventually(
      () =>
        page
          // The text of sections that the browser skips is not part of `innerText`.
          .evaluate(
            () => document.body.innerText + (document.querySelector('main article')?.textContent ?? ''),
          )
          // There is no document during a reload.
          .catch(() => ''),
      (found) => found.includes(text),
    );
  const inLive = (selector: string): Promise<string> =>
    page.evaluate((wanted) => {
      const found = document.querySelector('spec-live')?.shadowRoot?.querySelector(wanted);
      return found instanceof HTMLElement && !found.hidden ? found.innerText : '';
    }, selector);

  test('shows a saved change in place, without a reload', async () => {
    await page.goto(address());
    await page.evaluate(() => document.body.setAttribute('data-same-page', ''));
    edit('Cows say moo.', 'Cows say *much more*.');
    await shows('Cows say much more.');
    expect(await page.textContent('em')).toBe('much more');
    expect(await page.getAttribute('body', 'data-same-page')).toBe('');
  });

  test('highlights changed blocks briefly', async () => {
    await page.goto(address('#sheep'));
    await page.waitForFunction(() => scrollY > 0);
    edit('Sheep say baa.', 'Sheep say baa, baa.');
    const places = await eventually(
      () =>
        page.evaluate(() => {
          const block = [...document.querySelectorAll('p')].find((p) => /baa, baa/.test(p.textContent));
          const marks = document.querySelector('spec-live')?.shadowRoot?.querySelectorAll('.mark') ?? [];
          return [...(block ? [block] : []), ...marks].map((element) => {
            const { left, top, width, height } = element.getBoundingClientRect();
            return [left, top, width, height].map(Math.round);
          });
        }),
      (found) => found.length > 1,
    );
    expect(places).toEqual([places[0], places[0]]);
    await eventually(
      () =>
        page.evaluate(() => document.querySelector('spec-live')?.shadowRoot?.querySelector('.mark') === null),
      (isGone) => isGone,
    );
  });

  test('equals a newly loaded page after each change', async () => {
    // The script of the page adds elements at different times in both pages.
    await page.route('**/page.*.js', (route) => route.abort());
    await page.goto(address());
    const cows = 'api/client-server/cows.yaml';
    const steps: readonly (readonly [title: string, path: string, change: (text: string) => string])[] = [
      ['text', index, (text) => text.replace('moo', 'moo, moo')],
      ['a title', index, (text) => text.replace('Pigs\n----', 'Swine\n-----')],
      [
        'a new section',
        index,
        (text) =>
          text.replace('Sheep\n-----', 'Goats\n-----\n\nBleat.\n\nKids\n~~~~\n\nSmall.\n\nSheep\n-----'),
      ],
      [
        'a section within another',
        index,
        (text) =>
          text.replace('Goats\n-----\n\nBleat.\n\nKids\n~~~~', 'Goats\n-----\n\nBleat.\n\nKids\n----'),
      ],
      [
        'sections that change places',
        index,
        (text) => text.replace(/(Goats[\s\S]*?)(Sheep\n-----\n\n.*\n)/, '$2\n$1'),
      ],
      ['a section removed', index, (text) => text.replace(/Cows\n----[\s\S]*?Swine/, 'Swine')],
      ['a section that comes back', index, () => fixtureText],
      ['no numbers', index, (text) => text.replace('.. sectnum::\n', '')],
      ['a table', cows, (text) => text.replace('Her name.', 'What she is *called*.')],
      [
        'a new operation',
        cows,
        (text) =>
          text.replace(
            '    get:\n',
            '    delete:\n      summary: Sell a cow.\n      responses:\n        200:\n          description: Sold.\n    get:\n',
          ),
      ],
      ['an event', 'event-schemas/schema/m.cow', (text) => text.replace('Says moo.', 'Says moo and more.')],
      ['an example', 'event-schemas/examples/m.cow', (text) => text.replace('moo', 'muh')],
      ['a note', index, (text) => text.replace('Sheep say baa.', 'Sheep [#]_ say baa.\n\n.. [#] And lambs.')],
      ['a style', 'templates/own.css', () => 'p { color: green }'],
      ['a foot', 'templates/site_footer.hbs', () => '<footer class="site-footer">Another foot</footer>\n'],
      ['an element', 'templates/request.hbs', () => '<div class="mine">{{{html}}}</div>\n'],
      ['a title of the document', index, (text) => text.replace('The farm\n====', 'The other farm\n====')],
    ];
    const body = (target: Page): Promise<string> =>
      target.evaluate(() => {
        for (const script of document.querySelectorAll('script[data-version]')) script.remove();
        const links = [...document.querySelectorAll('link')].map((link) => link.getAttribute('href'));
        return `${document.title}\n${links}\n${document.body.outerHTML.replace(/\s+<\/body>/, '</body>')}`;
      });
    const fresh = await browser.newPage();
    await fresh.route('**/page.*.js', (route) => route.abort());
    let [last, fromServer] = ['', ''];
    for (const [title, path, change] of steps) {
      const before = fixtureRepository.read(path) ?? '';
      const after = change(before);
      expect(after, title).not.toBe(before);
      fixtureRepository.write(path, after);
      let shown = '';
      const isEqual = async (): Promise<boolean> => {
        await fresh.goto(address());
        const wanted = await body(fresh);
        // This page must not follow the next change.
        await fresh.goto('about:blank');
        shown = await body(page).catch(() => '');
        if (wanted === last) return false;
        fromServer = wanted;
        return shown === wanted;
      };
      await eventually(isEqual, Boolean).catch(() => undefined);
      expect(fromServer, title).not.toBe(last);
      expect(shown, title).toBe(fromServer);
      last = fromServer;
    }
    await fresh.close();
  });

  test('keeps the blocks of sections whose numbers or titles change', async () => {
    await page.goto(address());
    const before = await page.evaluateHandle(() => [...document.querySelectorAll('article p')]);
    const blocks = (): Promise<number> =>
      before.evaluate((found) => found.filter((block) => block.isConnected).length);
    const all = await blocks();
    for (const [sections, wanted] of [
      ['Dogs\n----\n\nWoof.\n\nCows\n----', '4 Sheep'],
      ['Dogs\n----\n\nWoof.\n\nOxen\n----', '2 Oxen'],
      ['Oxen\n----', '3 Sheep'],
    ] as const) {
      edit('Cows\n----', sections);
      await shows(wanted);
      expect(await blocks(), wanted).toBe(all);
    }
  });

  test('keeps the scroll position', async () => {
    await page.goto(address('#sheep'));
    await page.evaluate(() => scrollTo({ top: document.body.scrollHeight * 0.7, behavior: 'instant' }));
    const place = (): Promise<number> =>
      page.evaluate(
        () =>
          [...document.querySelectorAll('p')]
            .find((p) => p.textContent === 'Paragraph 90 of a long text.')
            ?.getBoundingClientRect().top ?? Number.NaN,
      );
    const before = await place();
    edit('Cows say moo. See pigs_.', `Cows say moo. See pigs_.\n\n${'Much more.\n\n'.repeat(40)}`);
    await shows('Much more.');
    expect(Math.abs((await place()) - before)).toBeLessThan(2);
    await expect.poll(() => inLive('.corner')).toContain('Cows');
  });

  test('keeps opened details open', async () => {
    fixtureRepository.write(index, `${fixtureText}\n.. raw:: html\n\n   <p></p>\n`);
    fixtureRepository.write(
      'templates/request.hbs',
      '<details><summary>More</summary>{{{html}}}</details>\n',
    );
    await page.goto(address());
    await page.click('details summary:text("More")');
    edit('Fetch a cow.', 'Fetch one cow.', 'api/client-server/cows.yaml', cowsYaml(fixtureRepository));
    await shows('Fetch one cow.').catch(() => undefined);
    edit('Her name.', 'Her own name.', 'api/client-server/cows.yaml', cowsYaml(fixtureRepository));
    await shows('Her own name.');
    expect(await page.getAttribute('article details', 'open')).toBe('');
  });

  test('shows an error over the last good page until it is fixed', async () => {
    await page.goto(address());
    edit('Cows say moo. See pigs_.', 'Cows say moo. See pgis_.\n\n{{noet}}');
    const text = await eventually(
      () => inLive('.overlay'),
      (found) => found.includes('noet'),
    );
    expect(text).toContain(`${index}:12:1`);
    expect(text).toContain('> 12 | {{noet}}');
    expect(await page.textContent('article')).toContain('Cows say moo. See pigs.');
    const fresh = await browser.newPage();
    await fresh.goto(address());
    expect(await fresh.textContent('article')).toContain('Cows say moo. See pigs.');
    await fresh.close();
    fixtureRepository.write(index, fixtureText.replace('moo', 'muh'));
    await shows('Cows say muh.');
    expect(
      await eventually(
        () => inLive('.overlay'),
        (found) => found === '',
      ),
    ).toBe('');
  });

  test('closes the overlay with Escape, and opens it again from the corner', async () => {
    await page.goto(address());
    edit('Cows say moo.', '{{noet}}\n\n');
    await eventually(
      () => inLive('.overlay'),
      (found) => found !== '',
    );
    await page.keyboard.press('Escape');
    await expect.poll(() => inLive('.overlay')).toBe('');
    await page.click('spec-live .chip.error');
    await expect.poll(() => inLive('.overlay')).toContain('noet');
  });

  test('the overlay has the focus while it is open, and restores it', async () => {
    await page.goto(address());
    const focused = (): Promise<string> =>
      page.evaluate(() => {
        const { activeElement } = document;
        return (activeElement?.shadowRoot?.activeElement ?? activeElement)?.textContent ?? '';
      });
    await page.focus('article a');
    const before = await focused();
    edit('Cows say moo.', '{{noet}}\n\n');
    await eventually(focused, (found) => found === 'Close (Esc)');
    await page.keyboard.press('Enter');
    await expect.poll(() => inLive('.overlay')).toBe('');
    await expect.poll(() => focused()).toBe(before);
  });

  test('the overlay traps the focus, and restores it when the error is fixed', async () => {
    await page.goto(address());
    await page.focus('input[type=search]');
    const focused = (): Promise<string> =>
      page.evaluate(() => {
        const { activeElement: outer } = document;
        const focus = outer?.shadowRoot?.activeElement ?? outer;
        return `${focus?.localName} ${focus?.getAttribute('type')}`;
      });
    edit('Cows say moo.', `${'{{noet}}\n\n'.repeat(2)}`);
    await eventually(focused, (found) => found === 'button button');
    // An update in the meantime does not move the focus.
    edit('Cows say moo.', `${'{{noet}}\n\n'.repeat(3)}`);
    await eventually(
      () => inLive('.overlay'),
      (found) => found.includes('3 errors'),
    );
    await expect.poll(() => focused()).toBe('button button');
    for (let i = 0; i < 4; i++) {
      await page.keyboard.press('Tab');
      expect(await focused()).not.toBe('input search');
    }
    fixtureRepository.write(index, fixtureText);
    await eventually(focused, (found) => found === 'input search');
  });

  test('the panel of warnings opens and closes by keyboard, and all text remains reachable', async () => {
    await page.goto(address());
    edit('"moo"', '"moo",\n    "sond": "x"', 'event-schemas/examples/m.cow', cowExample(fixtureRepository));
    await eventually(
      () => inLive('.chip.warning'),
      (found) => found.includes('1 problem'),
    );
    const chip = page.locator('spec-live .chip.warning');
    await chip.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => inLive('.panel')).toContain('sond');
    await expect.poll(() => chip.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Escape');
    await expect.poll(() => inLive('.panel')).toBe('');
    await expect.poll(() => chip.getAttribute('aria-expanded')).toBe('false');
    // A section that was changed while it was skipped gets its height when it is reached.
    const gap = (): Promise<number> =>
      page.evaluate(() => {
        scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
        const found = document.querySelector('spec-live')?.shadowRoot?.querySelector('.chip.warning');
        return (
          (found?.getBoundingClientRect().top ?? Number.NaN) - document.body.getBoundingClientRect().bottom
        );
      });
    await expect.poll(gap).toBeGreaterThanOrEqual(0);
  });

  test('overlay and panel pass axe, in light and dark, wide and narrow', async () => {
    edit('"moo"', '"moo",\n    "sond": "x"', 'event-schemas/examples/m.cow', cowExample(fixtureRepository));
    await page.goto(address());
    await page.evaluate(axe);
    edit('"moo"', '"moo",\n    "sound": "x"', 'event-schemas/examples/m.cow', cowExample(fixtureRepository));
    const violations = async (): Promise<string[]> => {
      const found: string[] = [];
      for (const colorScheme of ['light', 'dark'] as const)
        for (const width of [1280, 390]) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 800 });
          const ids = await page.evaluate(
            (): Promise<string[]> =>
              Reflect.get(globalThis, 'axe')
                .run('spec-live')
                .then(({ violations: all }: { violations: { id: string; nodes: { html: string }[] }[] }) =>
                  all.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
                ),
          );
          found.push(...ids);
        }
      return found;
    };
    await eventually(
      () => inLive('.chip.warning'),
      (found) => found.includes('problem'),
    );
    await page.click('spec-live .chip.warning');
    expect(await violations()).toEqual([]);
    // The theme that the reader has chosen, on a system with the other one.
    await page.emulateMedia({ colorScheme: 'light' });
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
    expect(
      await page.evaluate(() => {
        const panel = document.querySelector('spec-live')?.shadowRoot?.querySelector('.panel');
        return panel && getComputedStyle(panel).backgroundColor;
      }),
    ).toBe('rgb(28, 33, 39)');
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'system'));
    edit('Cows say moo.', `.. include:: ${'long '.repeat(300)}\n\n${'{{noet}}\n\n'.repeat(30)}`);
    await eventually(
      () => inLive('.overlay'),
      (found) => found.includes('31 errors'),
    );
    expect(await violations()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  test('text of the sources is escaped, also in errors', async () => {
    await page.goto(address());
    edit('Cows say moo.', '.. include:: x<script>alert(1)</script><img src=x onerror=alert(1)>');
    const text = await eventually(
      () => inLive('.overlay'),
      (found) => found.includes('alert'),
    );
    expect(text).toContain('<script>');
    expect(
      await page.evaluate(() =>
        document.querySelector('spec-live')?.shadowRoot?.querySelector('img, script'),
      ),
    ).toBeNull();
  });

  test('shows warnings in edited files in a panel', async () => {
    await page.goto(address());
    edit('"moo"', '"moo",\n    "sond": "x"', 'event-schemas/examples/m.cow', cowExample(fixtureRepository));
    await eventually(
      () => inLive('.chip.warning'),
      (found) => found.includes('1 problem'),
    );
    await page.click('spec-live .chip.warning');
    await expect.poll(() => inLive('.panel')).toContain('sond');
    await page.keyboard.press('Escape');
    await expect.poll(() => inLive('.panel')).toBe('');
    await page.keyboard.press('Enter');
    await expect.poll(() => inLive('.panel')).toContain('sond');
    fixtureRepository.write(
      'event-schemas/examples/m.cow',
      cowExample(fixtureRepository).replace(/,\s+"sond": "x"/, ''),
    );
    await eventually(
      () => inLive('.corner'),
      (found) => found === '',
    );
  });

  test('recovers when a missing file appears', async () => {
    await page.goto(address());
    edit('Cows say moo. See pigs_.', '.. include:: more.rst');
    await eventually(
      () => inLive('.overlay'),
      (found) => found.includes('more.rst'),
    );
    fixtureRepository.write('specification/more.rst', 'Here it is.\n');
    await shows('Here it is.');
    expect(
      await eventually(
        () => inLive('.overlay'),
        (found) => found === '',
      ),
    ).toBe('');
  });

  const targets = (text: string): void =>
    fixtureRepository.write('specification/targets.yaml', `targets:\n${text}`);
  const other = '  other:\n    files: [other.rst]\n';
  const fixtureTarget = '  index:\n    files: [index.rst]\n';

  test('a removed page shows a message, and the page when it is restored', async () => {
    fixtureRepository.write('specification/other.rst', 'Other\n=====\n\nText.\n');
    targets(fixtureTarget + other);
    await page.goto(address('other.html'));
    await shows('Text.');
    targets(fixtureTarget);
    await shows('Page not found: /other.html');
    expect((await fetch(address('other.html'))).status).toBe(404);
    targets(fixtureTarget + other);
    await shows('Text.');
  });

  test('the frame of a page with an error is updated', async () => {
    await page.goto(address());
    edit('Cows say moo.', '{{noet}}\n\n');
    await eventually(
      () => inLive('.overlay'),
      (found) => found.includes('noet'),
    );
    fixtureRepository.write('specification/other.rst', 'Other\n=====\n\nText.\n');
    targets(fixtureTarget + other);
    await eventually(
      () => page.evaluate(() => document.querySelector('.site-nav')?.textContent ?? '').catch(() => ''),
      (found) => found.includes('Other'),
    );
    expect(await page.textContent('article')).toContain('Cows say moo.');
  });

  test('a request during an update does not lose the update for open pages', async () => {
    await page.goto(address());
    await page.evaluate(() => document.body.setAttribute('data-same-page', ''));
    fixtureRepository.write('specification/other.rst', 'Other\n=====\n\nText.\n');
    for (const text of [fixtureTarget + other, fixtureTarget, fixtureTarget + other]) {
      targets(text);
      await Promise.all(Array.from({ length: 20 }, () => fetch(address())));
      await eventually(
        () => page.evaluate(() => document.querySelector('.site-nav')?.textContent ?? ''),
        (found) => found.includes('Other') === (text !== fixtureTarget),
      );
    }
    expect(await page.getAttribute('body', 'data-same-page')).toBe('');
  });

  test('catches up after a restart of the server', async () => {
    await page.goto(address());
    const { port } = server;
    await server.close();
    edit('Cows say moo.', 'Cows said moo.');
    await eventually(
      () => inLive('.corner'),
      (found) => found.includes('reconnecting'),
    );
    server = await startServer(fixtureRepository.root, { port, strictPort: true });
    await shows('Cows said moo.');
    edit('Cows say moo.', 'Cows have said moo.');
    await shows('Cows have said moo.');
  });

  test('catches up after a lost connection, without a reload', async () => {
    await page.goto(address());
    await page.evaluate(() => document.body.setAttribute('data-same-page', ''));
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { value: true, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    edit('Cows say moo.', 'Cows said moo.');
    await eventually(
      async () => (await fetch(address())).text(),
      (text) => text.includes('said moo'),
    );
    expect(await page.textContent('main')).toContain('say moo');
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { value: false, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await shows('Cows said moo.');
    expect(await page.getAttribute('body', 'data-same-page')).toBe('');
  });

  test('shows an error that was fixed and made again while the page was hidden', async () => {
    await page.goto(address());
    const hide = (isHidden: boolean): Promise<void> =>
      page.evaluate((value) => {
        Object.defineProperty(document, 'hidden', { value, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }, isHidden);
    edit('Cows say moo.', '{{noet}}\n\n');
    await eventually(
      () => inLive('.overlay'),
      (found) => found.includes('noet'),
    );
    await hide(true);
    edit('Cows say moo.', 'Cows said moo.');
    await eventually(
      async () => (await fetch(address())).text(),
      (text) => text.includes('said moo'),
    );
    await hide(false);
    await eventually(
      () => inLive('.overlay'),
      (found) => found === '',
    );
    edit('Cows say moo.', '{{noet}}\n\n');
    await eventually(
      () => inLive('.overlay'),
      (found) => found.includes('noet'),
    );
  });

  test('lists all documents if none is the index', async () => {
    fixtureRepository.write(
      'specification/targets.yaml',
      'targets:\n  pasture:\n    files: [index.rst]\n    version_label: v1\n',
    );
    await page.goto(address());
    await page.click('ul.documents a');
    expect(page.url()).toBe(address('pasture/v1.html'));
  });
});

const textOf = (fixtureRepository: Workspace, path: string): string => {
  const text = fixtureRepository.read(path);
  if (text === undefined) throw new Error(`there is no ${path}`);
  return text;
};
const cowsYaml = (fixtureRepository: Workspace): string =>
  textOf(fixtureRepository, 'api/client-server/cows.yaml');
const cowExample = (fixtureRepository: Workspace): string =>
  textOf(fixtureRepository, 'event-schemas/examples/m.cow');
