import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { escapeHtml } from '../render/escape.js';

/** Folder of Swagger UI within a site. */
export const swaggerUiFolder = 'swagger-ui';

/** An API in the menu of Swagger UI. Its document is `<name>.json` beside the page; in a written site also `<name>.js`, for pages opened as files. */
export interface OfferedApi {
  readonly name: string;
  readonly title: string;
}

const packaged = [
  'swagger-ui.css',
  'swagger-ui-bundle.js',
  'swagger-ui-standalone-preset.js',
  'favicon-32x32.png',
] as const;

/**
 * The files of Swagger UI for some APIs, each as a function that reads it, by path within `swagger-ui/`. API documents are
 * not included. The page requests nothing from other hosts.
 */
export function swaggerUiFiles(
  siteTitle: string,
  apis: readonly OfferedApi[],
): ReadonlyMap<string, () => string | Uint8Array> {
  const folder = packageFolder();
  return new Map<string, () => string | Uint8Array>([
    ...packaged.map((name) => [name, () => readFileSync(join(folder, name))] as const),
    ['index.html', () => page(`APIs – ${siteTitle}`)],
    ['start.js', () => startScript(apis)],
  ]);
}

/** The folder of Swagger UI: beside the bundle, which has a copy, or in the package. */
function packageFolder(): string {
  const copy = join(import.meta.dirname, 'swagger-ui');
  if (existsSync(copy)) return copy;
  return dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
}

const page = (title: string): string => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="favicon-32x32.png">
<link rel="stylesheet" href="swagger-ui.css">
<style>body { margin: 0 }</style>
</head>
<body>
<div id="swagger-ui"></div>
<script src="swagger-ui-bundle.js"></script>
<script src="swagger-ui-standalone-preset.js"></script>
<script src="start.js"></script>
</body>
</html>
`;

/** A script that provides the document of an API: a page that was opened as a file cannot fetch it. */
export const documentScript = (name: string, json: string): string =>
  `(globalThis.apiDocuments ??= {})[${JSON.stringify(name)}] = ${JSON.stringify(json)};\n`;

const startScript = (apis: readonly OfferedApi[]): string => `const apis = ${JSON.stringify(apis)};
const start = (addressOf) =>
  SwaggerUIBundle({
    dom_id: '#swagger-ui',
    urls: apis.map(({ name, title }) => ({ url: addressOf(name), name: title })),
    deepLinking: true,
    layout: 'StandaloneLayout',
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    validatorUrl: null,
  });
const load = ({ name }) =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = \`\${name}.js\`;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
if (location.protocol !== 'file:') start((name) => \`\${name}.json\`);
else
  Promise.all(apis.map(load)).then(() =>
    start((name) => URL.createObjectURL(new Blob([globalThis.apiDocuments[name]], { type: 'application/json' }))),
  );
`;
