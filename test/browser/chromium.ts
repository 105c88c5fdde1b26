import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

// The shell has no windows: a page opens in half the time that the complete browser takes.
const executablePath = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((path) =>
  existsSync(path),
);

export const hasBrowser = executablePath !== undefined;
if (!hasBrowser) console.warn('Browser tests are skipped: Chromium was not found.');

/** Starts the browser of the system, without a window. */
export const launch = (): Promise<Browser> =>
  chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
