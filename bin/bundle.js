// Bundles src/ into dist/, one file for what every command needs and one for each part loaded on demand:
// reading hundreds of small modules would take longer than building a specification.
import { copyFileSync, rmSync } from 'node:fs';
import { build } from 'esbuild';
import { precompiledTemplates } from './precompile.js';

const root = new URL('..', import.meta.url).pathname;

rmSync(`${root}dist`, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: { spec: 'src/cli/main.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  sourcemap: true,
  legalComments: 'none',
  external: ['swagger-ui-dist', 'fsevents'],
  plugins: [precompiledTemplates(`${root}templates`)],
  // CommonJS packages ask for Node's own modules by require().
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
copyFileSync(`${root}src/serve/browser/live.js`, `${root}dist/live.js`);
