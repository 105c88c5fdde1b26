import type { YamlDocument } from '../../yaml/parse.js';
import { rangeOf } from '../../yaml/ranges.js';
import { isMap, stringAt, type YamlValue } from '../../yaml/value.js';
import type { ApiFile, Server } from '../model.js';
import { readOperation, securityOf, stringsAt } from './operation.js';
import { operationsOf } from './operations.js';

/** Reads a Swagger 2.0 file. */
export function readSwagger({ source, span }: YamlDocument, resolved: YamlValue | undefined): ApiFile {
  const basePath = stringAt(resolved, 'basePath') ?? '';
  const security = securityOf(resolved) ?? [];
  const consumes = stringsAt(resolved, 'consumes') ?? [];
  const produces = stringsAt(resolved, 'produces') ?? [];
  return {
    path: source.path,
    format: 'swagger-2.0',
    basePath,
    servers: serversOf(resolved, basePath),
    operations: [...operationsOf(resolved, span)].map((entry) =>
      readOperation({ ...entry, basePath, security, consumes, produces }),
    ),
    webhooks: [],
  };
}

/** The host of the file once for each of its schemes. */
function serversOf(file: YamlValue | undefined, basePath: string): Server[] {
  const host = stringAt(file, 'host');
  if (!isMap(file) || host === undefined) return [];
  const span = rangeOf(file, 'host')?.value;
  if (!span) return [];
  return (stringsAt(file, 'schemes') ?? ['https']).map((scheme) => ({
    url: `${scheme}://${host}${basePath}`,
    description: undefined,
    span,
  }));
}
