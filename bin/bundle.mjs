// Bundles src/ into dist/: loading hundreds of small modules would take longer than building a specification.
// Also writes V8's code cache. It is created after a check and a build of a repository of each layout, so that it contains the
// functions that such runs compile.
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { separateLibraries, writeLibraries } from './libraries.mjs';
import { writeLicenses } from './licenses.mjs';
import { cacheFile, loadBundle } from './load.js';
import { compiledMetaSchemas, writeMetaSchemas } from './meta-schemas.mjs';
import { precompiledTemplates } from './precompile.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

rmSync(join(root, 'dist'), { recursive: true, force: true });
const options = {
  absWorkingDir: root,
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20.19',
  legalComments: 'none',
  // A short text is read and compiled faster. Names are kept for stack traces.
  minifyWhitespace: true,
  minifySyntax: true,
  supported: {
    // The bundle runs as a script, which cannot import modules: what is external is required.
    'dynamic-import': false,
    // esbuild would create such regular expressions anew at each use: it assumes that Node 20 may lack names of Unicode properties.
    'regexp-unicode-property-escapes': true,
  },
  metafile: true,
  logLevel: 'warning',
};
const bundled = await build({
  ...options,
  // Each part is evaluated when it is first used.
  stdin: {
    contents: `
      exports.loadCli = () => require('./src/cli/main.ts');
      exports.loadApi = () => require('./src/api/index.ts');
      exports.loadRst = () => require('./src/rst/index.ts');
      exports.loadRules = () => require('./src/api/thread/check-data-rules.ts');
    `,
    resolveDir: root,
  },
  outfile: 'dist/spec.cjs',
  sourcemap: true,
  // The bundle is the body of a function that `loadBundle` calls.
  banner: { js: '(function (exports, require, module, __filename, __dirname) {' },
  footer: { js: '})' },
  plugins: [precompiledTemplates(join(root, 'templates')), separateLibraries, compiledMetaSchemas],
  define: { 'import.meta.url': '__filename', 'import.meta.dirname': '__dirname' },
});
const thread = await build({
  ...options,
  entryPoints: ['bin/worker.js', 'src/api/thread/start-worker.ts'],
  outdir: 'dist',
  entryNames: '[name]',
  outExtension: { '.js': '.cjs' },
  define: { 'import.meta.dirname': '__dirname' },
});
const libraries = [...(await writeLibraries(options)), ...(await writeMetaSchemas(options))];
const metafiles = [bundled, thread, ...libraries].map(({ metafile }) => metafile);
writeLicenses(root, metafiles, 'dist/LICENSES.txt');
cpSync(join(root, 'src/serve/browser'), join(root, 'dist/browser'), { recursive: true });

// The package of Swagger UI runs a script when it is installed, so that users get a copy of its files.
const swaggerUi = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
mkdirSync(join(root, 'dist/swagger-ui'));
for (const name of [
  'LICENSE',
  'NOTICE',
  'swagger-ui.css',
  'swagger-ui-bundle.js',
  'swagger-ui-standalone-preset.js',
  'favicon-32x32.png',
])
  copyFileSync(join(swaggerUi, name), join(root, 'dist/swagger-ui', name));

const { bundle, script } = loadBundle('build');
const { main } = bundle.loadCli();
/** A repository of each layout: this one, and one with pages in Markdown. */
const samples = ['', 'test/e2e/cases/site/files'];
const out = mkdtempSync(join(tmpdir(), 'spec-'));
await quietly(async () => {
  // A cache contains all functions that have been compiled: the smaller one is created first.
  const { checkDataRules } = bundle.loadRules();
  for (const sample of samples)
    await checkDataRules({ root: join(root, sample), labels: {} }, new Set(), new Map());
  writeFileSync(cacheFile('rules'), script.createCachedData());
  for (const sample of samples) {
    await main(['check', '--root', join(root, sample)]);
    await main(['build', '--root', join(root, sample), '--out', join(out, sample, 'site')]);
  }
});
rmSync(out, { recursive: true });
writeFileSync(cacheFile('build'), script.createCachedData());

/** Runs commands without their output: problems in the specification are irrelevant for the bundle. */
async function quietly(run) {
  const streams = [process.stdout, process.stderr].map((stream) => ({ stream, write: stream.write }));
  for (const { stream } of streams) stream.write = () => true;
  await run();
  for (const { stream, write } of streams) stream.write = write;
  process.exitCode = 0;
}
