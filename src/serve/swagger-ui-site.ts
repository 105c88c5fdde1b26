import type { RepositoryOptions } from '../spec/repository.js';
import { ApiDocs } from './api-docs.js';
import { documentScript, swaggerUiFiles, swaggerUiFolder } from './swagger-ui.js';

/** The files of Swagger UI and the merged API documents, by path within a site; the dev server serves all but the scripts at the same paths. */
export function swaggerUiSite(
  root: string,
  options: Pick<RepositoryOptions, 'protocol' | 'labels' | 'conventions' | 'address'>,
): Map<string, string | Uint8Array> {
  const docs = new ApiDocs(root, () => options);
  const files = new Map<string, string | Uint8Array>();
  const groups = docs.groups();
  const apis = groups.map(({ folder, title }) => ({ name: folder, title }));
  for (const [path, read] of swaggerUiFiles(options.protocol.name || options.protocol.title, apis))
    files.set(`${swaggerUiFolder}/${path}`, read());
  for (const { folder } of groups) {
    const json = docs.json(folder) ?? '';
    files.set(`${swaggerUiFolder}/${folder}.json`, json);
    files.set(`${swaggerUiFolder}/${folder}.js`, documentScript(folder, json));
  }
  const whole = docs.json();
  if (whole !== undefined) files.set('api-docs.json', whole);
  return files;
}
