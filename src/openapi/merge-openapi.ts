import { liftRecursion } from '../schema/lift-recursion.js';
import { mapAt, stringAt, type YamlMap, type YamlValue } from '../yaml/value.js';
import { mergePaths } from './merge-paths.js';
import { basePathOf } from './openapi3/read-openapi.js';

/** Properties of a merged document that apply to the API as a whole. */
export interface MergedApi {
  readonly title: string;
  readonly version: string;
  readonly host: string;
  /** The address of a server that the reader chooses. */
  readonly server: ServerVariable | undefined;
  /** The security schemes of the API; `undefined` if it has no file of its own for them. */
  readonly security: YamlValue | undefined;
  /** Whether operations without `tags` are left out. */
  readonly requiresTags: boolean;
}

/** A variable in the address of a server. */
interface ServerVariable {
  readonly variable: string;
  readonly default: string;
  readonly description: string;
}

/**
 * Merges resolved OpenAPI 3 files into one document. The path of the first server of each file is prepended to its paths; everything else is
 * as written. Without `security`, the security schemes of the files are kept. Recursive schemas become components.
 */
export function mergeOpenApi(files: readonly YamlValue[], api: MergedApi): YamlMap {
  const { title, version, host, security, requiresTags } = api;
  const paths = mergePaths(files, { basePathOf, requiresTags, inherited: ['security'] });
  const lifted = liftRecursion(paths, '#/components/schemas/');
  const isVersion31 = files.some((file) => !stringAt(file, 'openapi')?.startsWith('3.0'));
  return {
    openapi: isVersion31 ? '3.1.0' : '3.0.3',
    info: { title, version },
    servers: [{ url: `https://${host}` }, ...serversOf(api, '')],
    paths: lifted.value,
    components: {
      securitySchemes: security ?? securitySchemesOf(files),
      ...(Object.keys(lifted.definitions).length > 0 && { schemas: lifted.definitions }),
    },
  };
}

const securitySchemesOf = (files: readonly YamlValue[]): YamlMap =>
  Object.assign({}, ...files.map((file) => mapAt(mapAt(file, 'components'), 'securitySchemes')));

/**
 * Merges resolved Swagger 2.0 files into one document as repositories of the layout of 2021 publish it: everything is as written, and
 * `servers` is an addition that Swagger 2.0 does not define. Recursive schemas become definitions.
 */
export function mergePlainSwagger(files: readonly YamlValue[], api: MergedApi): YamlMap {
  const { title, version, host, security, requiresTags } = api;
  const paths = mergePaths(files, {
    basePathOf: (file) => stringAt(file, 'basePath') ?? '',
    requiresTags,
  });
  const lifted = liftRecursion(paths, '#/definitions/');
  const json = 'application/json';
  return {
    swagger: '2.0',
    info: { title, version },
    host,
    basePath: '/',
    schemes: ['https'],
    consumes: [json],
    produces: [json],
    servers: serversOf(api, '/'),
    securityDefinitions: security ?? {},
    paths: lifted.value,
    ...(Object.keys(lifted.definitions).length > 0 && { definitions: lifted.definitions }),
  };
}

const serversOf = ({ server }: MergedApi, path: string): YamlMap[] =>
  server
    ? [
        {
          url: `https://{${server.variable}}${path}`,
          variables: { [server.variable]: { default: server.default, description: server.description } },
        },
      ]
    : [];
