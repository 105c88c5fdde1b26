// Compiles the templates of the tool into the bundle, where they replace src/render/precompiled.ts.
import { readdirSync, readFileSync } from 'node:fs';
import handlebars from 'handlebars';

/** An esbuild plugin that compiles the templates in a folder, with the same options as `compileOptions` in src/render/helpers.ts. */
export function precompiledTemplates(folder) {
  return {
    name: 'precompiled-templates',
    setup(build) {
      build.onLoad({ filter: /[\\/]render[\\/]precompiled\.ts$/ }, () => {
        const entries = readdirSync(folder)
          .filter((name) => name.endsWith('.hbs'))
          .map((name) => {
            const text = readFileSync(`${folder}/${name}`, 'utf8');
            const compiled = handlebars.precompile(text, {
              knownHelpers: { eq: true },
              knownHelpersOnly: true,
            });
            return `[${JSON.stringify(text)}, ${compiled}]`;
          });
        return {
          contents: `export const precompiled = new Map([\n${entries.join(',\n')}\n]);\n`,
          loader: 'js',
        };
      });
    },
  };
}
