import { closest } from '../../doc/closest.js';
import type { Span } from '../../source/text.js';
import { rangeOf } from '../../yaml/ranges.js';
import { isMap, listAt, mapAt, stringAt, type YamlMap } from '../../yaml/value.js';
import type { Finding } from '../finding.js';
import type { Rule } from '../rule.js';

export const openapiServer: Rule = {
  id: 'openapi/server',
  severity: 'error',
  summary: 'An API file has no server, or a server with an invalid URL.',
  explanation:
    'Paths of operations are relative to the URL of a server, which ends without a slash, since paths begin with one. A variable in braces is defined under `variables`; its `enum`, if any, has values and contains the default. A host that is reserved for examples serves no API.',
  formats: ['OpenAPI 3'],
  prepare({ repository: { sources }, operations, ofOperations }) {
    return ofOperations('servers', function* (path, { get }): Generator<Finding> {
      const document = get(sources.yaml, path);
      const { isOpenApi, list } = get(operations, path);
      const root = document?.value;
      if (!document || !isOpenApi || !isMap(root)) return;
      const servers = listAt(root, 'servers') ?? [];
      if (servers.length === 0 && list.length > 0)
        yield {
          // OpenAPI has a default: the address of the file.
          severity: 'warning',
          message: 'The file defines no server.',
          span: rangeOf(root, 'servers')?.key ?? rangeOf(root, 'openapi')?.key ?? document.span,
          help: 'Add `servers` with the `url` that paths are relative to.',
        };
      for (const server of servers) if (isMap(server)) yield* problemsOf(server, document.span);
    });
  },
};

function* problemsOf(server: YamlMap, whole: Span): Generator<Finding> {
  const url = stringAt(server, 'url');
  const span = rangeOf(server, 'url')?.value ?? whole;
  const variables = mapAt(server, 'variables') ?? {};
  if (url === undefined) return;
  if (/.\/$/.test(url))
    yield {
      message: `The server URL "${url}" ends with a slash.`,
      span,
      help: 'Remove the slash; paths begin with one.',
    };
  if (/^(?:https?:)?\/\/(?:[\w-]+\.)*example\.com(?:[:/{]|$)/i.test(url))
    yield {
      severity: 'warning',
      message: `The host of the server URL "${url}" is reserved for examples.`,
      span,
      help: 'Write the host of the API, or a variable.',
    };
  const used = [...url.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
  const defined = Object.keys(variables);
  for (const name of new Set(used)) {
    if (defined.includes(name)) continue;
    const near = closest(name, defined);
    yield {
      message: `Undefined server variable "${name}".`,
      span,
      help: near === undefined ? 'Define it under `variables`.' : `Did you mean "${near}"?`,
    };
  }
  for (const name of defined) {
    const key = rangeOf(variables, name)?.key ?? span;
    if (!used.includes(name) && !used.some((other) => !defined.includes(other)))
      yield {
        severity: 'warning',
        message: `Unused server variable "${name}".`,
        span: key,
        help: 'Write it in braces in the URL, or remove it.',
      };
    yield* enumProblems(name, mapAt(variables, name), key);
  }
}

function* enumProblems(name: string, variable: YamlMap | undefined, span: Span): Generator<Finding> {
  const values = listAt(variable, 'enum');
  const standard = stringAt(variable, 'default');
  if (!variable || !values) return;
  if (values.length === 0)
    yield {
      message: `The \`enum\` of the server variable "${name}" is empty.`,
      span: rangeOf(variable, 'enum')?.key ?? span,
      help: 'List its values, or remove `enum`.',
    };
  else if (standard !== undefined && !values.includes(standard))
    yield {
      message: `The default "${standard}" of the server variable "${name}" is not one of its values.`,
      span: rangeOf(variable, 'default')?.value ?? span,
      help: 'Correct the default, or add it to `enum`.',
    };
}
