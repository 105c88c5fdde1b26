// Compiles the meta-schemas of JSON Schema into files in dist/libraries/, which replace src/schema/meta-schema-validator.ts.
import { createRequire } from 'node:module';
import Ajv from 'ajv';
import Ajv2019 from 'ajv/dist/2019.js';
import Ajv2020 from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);

/** The class of ajv and the URI of the meta-schema for each dialect, by its name in src/schema/later-ajv.ts. */
const dialects = {
  'json-schema.org/draft-06/schema': [Ajv.default, 'http://json-schema.org/draft-06/schema'],
  'json-schema.org/draft-07/schema': [Ajv.default, 'http://json-schema.org/draft-07/schema'],
  'json-schema.org/draft/2019-09/schema': [Ajv2019.default, 'https://json-schema.org/draft/2019-09/schema'],
  'json-schema.org/draft/2020-12/schema': [Ajv2020.default, 'https://json-schema.org/draft/2020-12/schema'],
};

/** An esbuild plugin that replaces the module. */
export const compiledMetaSchemas = {
  name: 'compiled-meta-schemas',
  setup(build) {
    build.onLoad({ filter: /[\\/]schema[\\/]meta-schema-validator\.ts$/ }, () => ({
      contents: `
        const load = require;
        export const metaSchemaValidator = (name) =>
          load('./libraries/' + name.replace(/\\W/g, '-') + '.cjs').validator();
      `,
      loader: 'js',
    }));
  },
};

/** Writes a file for each dialect, with the options of the bundle. */
export const writeMetaSchemas = (options) =>
  Promise.all(
    Object.keys(dialects).map((name) =>
      build({
        ...options,
        stdin: { contents: codeOf(name), resolveDir: options.absWorkingDir },
        outfile: `dist/libraries/${name.replace(/\W/g, '-')}.cjs`,
      }),
    ),
  );

function codeOf(name) {
  const [Class, uri] = dialects[name];
  // The options are the same as in `createAjv` of src/schema/later-ajv.ts.
  const ajv = new Class({
    allErrors: true,
    verbose: true,
    strict: false,
    ownProperties: true,
    validateFormats: false,
    validateSchema: false,
    logger: false,
    code: { source: true },
  });
  if (name.includes('draft-06')) ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json'));
  const code = standalone.default(ajv, ajv.getSchema(uri));
  return `${code}\nconst validator = module.exports;\nmodule.exports = { validator: () => validator };\n`;
}
