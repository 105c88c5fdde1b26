import type SwaggerParser from '@apidevtools/swagger-parser';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { locate, type Mismatch, mismatchDiagnostic } from '../schema/mismatch.js';
import { parsePointer } from '../schema/pointer.js';
import { loadLibrary } from '../source/library.js';
import type { Span } from '../source/text.js';
import type { YamlMap } from '../yaml/value.js';
import { operationPath } from './merged-operation.js';
import { validateOpenApi } from './openapi3/structure.js';
import { isOpenApi } from './read-api.js';
import { loadMetaSchemas } from './swagger2/structure.js';

const subject = 'The merged document would be invalid';

/**
 * Validates a merged document with swagger-parser: against the schema of its format and, for Swagger 2.0, against the rules that the schema
 * does not express. `text` is the document as JSON. Returns problems at their locations in the sources; one without a location is at `fallback`.
 */
export async function validateMerged(
  document: YamlMap,
  text: string,
  fallback: Span,
): Promise<readonly Diagnostic[]> {
  const parser: typeof SwaggerParser = loadLibrary('@apidevtools/swagger-parser');
  /** Returns the error with which the parser rejects the document. */
  const rejection = async (validate: { schema: boolean; spec: boolean }): Promise<unknown> => {
    // The servers are the same for all documents. Swagger 2.0 does not define them.
    const { servers: _, ...api } = JSON.parse(text);
    try {
      await parser.validate(api, { resolve: { external: false }, validate });
      return undefined;
    } catch (error) {
      return error;
    }
  };
  const violated = violations(await rejection({ schema: true, spec: false }));
  if (violated.length > 0) return describe(document, violated, fallback);
  const error = await rejection({ schema: false, spec: true });
  return error === undefined ? [] : [brokenRule(document, error, fallback)];
}

/** A violation of the schema as ajv reports it. */
interface Violation {
  readonly keys: readonly string[];
  readonly message: string;
  /** The property that the schema does not allow. */
  readonly property: string | undefined;
}

/** Returns the violations of an error of the schema pass, without parts that have a violation themselves. */
function violations(error: unknown): readonly Violation[] {
  if (error === undefined) return [];
  const details = error instanceof Error && 'details' in error ? error.details : undefined;
  if (!Array.isArray(details)) throw error;
  const all = details.map(violationOf);
  const inner = new Set(all.flatMap(({ keys }) => keys.map((_, i) => JSON.stringify(keys.slice(0, i)))));
  return all.filter((one) => !inner.has(JSON.stringify(one.keys)) && !isAccepted(one));
}

function violationOf(detail: unknown): Violation {
  const { instancePath, message, params } = Object(detail);
  return {
    keys: parsePointer(encodeURI(String(instancePath))) ?? [],
    message: String(message),
    property: params?.additionalProperty ?? params?.unevaluatedProperty,
  };
}

/**
 * Extensions of Swagger 2.0 that repositories use (ranges of status codes, `oneOf`), and what the published schema of OpenAPI 3.1 rejects by mistake:
 * the description of a server variable, and the server of a link.
 */
function isAccepted({ keys, property = '' }: Violation): boolean {
  const parent = keys.at(-1);
  if (parent === 'responses') return /^[1-5]xx$/i.test(property);
  if (property === 'oneOf') return true;
  return (
    (keys.at(-2) === 'variables' && property === 'description') ||
    (keys.at(-2) === 'links' && property === 'server')
  );
}

/** Describes violations in our words; one that our own validation does not find, in the words of the parser. */
async function describe(
  document: YamlMap,
  violated: readonly Violation[],
  fallback: Span,
): Promise<readonly Diagnostic[]> {
  const validate = isOpenApi(document) ? validateOpenApi : (await loadMetaSchemas()).validateSwagger;
  const { servers: _, ...validated } = document;
  const mismatches = validate(validated, fallback).filter(({ path }) =>
    violated.some(({ keys }) => isPrefix(keys, path) || isPrefix(path, keys)),
  );
  return mismatches.length > 0
    ? mismatches.map((mismatch) => diagnosticOf(mismatch))
    : violated.map(({ keys, message }) => problem(message, locate(document, keys, fallback).span));
}

const isPrefix = (prefix: readonly string[], keys: readonly string[]): boolean =>
  prefix.every((key, i) => key === keys[i]);

const help = 'Correct the API file, or write the document nevertheless with --no-validate.';

const diagnosticOf = (mismatch: Mismatch): Diagnostic => ({
  help,
  ...mismatchDiagnostic('openapi/merged-document', subject, mismatch),
});

const problem = (message: string, span: Span): Diagnostic => ({
  rule: 'openapi/merged-document',
  severity: 'error',
  message: `${subject}: ${message}.`,
  span,
  help,
});

/** Describes an error of the second pass, whose message names the operation. */
function brokenRule(document: YamlMap, error: unknown, fallback: Span): Diagnostic {
  const message = (error instanceof Error ? error.message : String(error)).replace(
    /^Validation failed\. /,
    '',
  );
  return problem(message, locate(document, operationPath(document, message), fallback).span);
}
