import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';

/** What a reader of a page waits for, on a slow machine. */
export interface PageFigures {
  readonly bytes: number;
  readonly gzipped: number;
  readonly elements: number;
  /** The sum of what tasks take beyond 50 ms, until the page is idle. */
  readonly blocking: number;
  readonly firstPaint: number;
  /** Cumulative layout shift. */
  readonly shift: number;
}

interface Recorded {
  readonly tasks: readonly number[];
  readonly paint: number;
  readonly shift: number;
  readonly elements: number;
}

/** Opens the page of a file at its address with the CPU slowed `rate` times, and measures until it is idle. */
export async function measurePage(
  browser: Browser,
  { file, address }: { readonly file: string; readonly address: string },
  rate: number,
): Promise<PageFigures> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate });
    await page.addInitScript(() => {
      const tasks: number[] = [];
      let shift = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) tasks.push(duration);
      }).observe({ type: 'longtask', buffered: true });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          if (Reflect.get(entry, 'hadRecentInput') !== true) shift += Number(Reflect.get(entry, 'value'));
      }).observe({ type: 'layout-shift', buffered: true });
      Reflect.set(globalThis, 'recorded', () => ({
        tasks,
        paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
        shift,
        elements: document.querySelectorAll('*').length,
      }));
    });
    await page.goto(address, { waitUntil: 'load' });
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 3000)));
    const { tasks, paint, shift, elements } = await page.evaluate(
      (): Recorded => Reflect.get(globalThis, 'recorded')(),
    );
    const content = readFileSync(file);
    return {
      bytes: content.length,
      gzipped: gzipSync(content, { level: 9 }).length,
      elements,
      blocking: tasks.reduce((sum, task) => sum + Math.max(0, task - 50), 0),
      firstPaint: paint,
      shift,
    };
  } finally {
    await context.close();
  }
}
