import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // A busy machine may need seconds for what a browser shows at once; the default is one second.
    expect: { poll: { timeout: 30_000 } },
    // The files of a worker share modules: loading them again would take as long as the tests.
    isolate: false,
  },
});
