import type { Kind } from '../../fault.js';
import { files, inLine, type LineChange } from './in-line.js';

const { apis, definitions, events, examples } = files;
const inApi = (name: string, change: Omit<LineChange, 'files'>): Kind =>
  inLine(name, { files: apis, ...change });
const inEvent = (name: string, change: Omit<LineChange, 'files'>): Kind =>
  inLine(name, { files: events, ...change });

const structure = ['openapi/structure'];

/** Faults in API files of OpenAPI 3.1, in schemas of JSON Schema 2020-12, and in examples. */
export const dataKinds: readonly Kind[] = [
  inApi('openapi-id-lost', {
    line: /^ {6}operationId: /,
    change: () => '      x-note: none',
    rules: ['openapi/operation-id'],
    above: 60,
  }),
  inApi('openapi-id-spaced', {
    line: /^ {6}operationId: /,
    change: (line) => `${line} again`,
    rules: ['openapi/operation-id'],
  }),
  inApi('openapi-summary-misspelt', {
    line: /^ {6}summary: /,
    change: (line) => line.replace('summary', 'sumary'),
    rules: structure,
  }),
  inApi('openapi-parameter-renamed', {
    line: /^ +name: (?:roomId|userId|eventId|deviceId)$/,
    change: (line) => `${line}x`,
    rules: ['openapi/path-parameters'],
  }),
  inApi('openapi-location-misspelt', {
    line: /^ +-? ?in: (?:path|query)$/,
    change: (line) => line.replace('in: ', 'in: x'),
    rules: [...structure, 'openapi/path-parameters'],
  }),
  inApi('openapi-status-short', {
    line: /^ {8}"\d00":$/,
    change: (line) => line.replace('00"', '0"'),
    rules: ['openapi/responses'],
  }),
  inApi('openapi-media-type', {
    line: /^ +application\/json:$/,
    change: (line) => line.replace('json', 'jsno'),
    rules: ['openapi/media-type'],
  }),
  inApi('openapi-schema-misspelt', {
    line: /^ {14}schema:$/,
    change: (line) => line.replace('schema', 'shcema'),
    rules: structure,
  }),
  inApi('openapi-server-slash', {
    line: /^ {2}- url: ".*"$/,
    change: (line) => line.replace(/"$/, '/"'),
    rules: ['openapi/server'],
  }),
  inApi('openapi-server-variable', {
    line: /^ {2}- url: ".*\{hostname\}/,
    change: (line) => line.replace('{hostname}', '{hostnam}'),
    rules: ['openapi/server'],
  }),
  inApi('openapi-security', {
    line: /^ {8}- accessTokenBearer: \[\]$/,
    change: (line) => line.replace('Bearer', 'Baerer'),
    rules: ['openapi/security'],
  }),
  inApi('openapi-version', {
    line: /^openapi: 3\.1\.0$/,
    change: () => 'openapi: 3.1',
    rules: [...structure, 'openapi/version'],
  }),
  inApi('openapi-title-lost', {
    line: /^ {2}title: /,
    change: (line) => line.replace('title', 'x-title'),
    rules: structure,
    isWithinBlock: true,
  }),
  inApi('openapi-tags-as-text', {
    line: /^ {6}tags:$/,
    change: () => '      x-tags:',
    rules: ['openapi/tags'],
    above: 600,
  }),
  inApi('openapi-required-as-text', {
    line: /^ +required: true$/,
    change: (line) => line.replace('true', 'maybe'),
    rules: [...structure, 'schema/draft4'],
  }),
  inApi('openapi-deprecated-as-text', {
    line: /^ {6}operationId: /,
    change: (line) => `${line}\n      deprecated: soon`,
    rules: structure,
  }),
  inApi('openapi-reference', {
    line: /\$ref: "?definitions\/errors\/error\.yaml"?$/,
    change: (line) => line.replace('error.yaml', 'eror.yaml'),
    rules: ['ref/missing'],
  }),
  inApi('openapi-description-link', {
    line: /^ {8}[A-Z][^`]*$/,
    change: (line) => `${line} See [here](/no-such-page).`,
    rules: ['link/page'],
  }),
  inApi('openapi-description-code', {
    line: /^ {6}description: [A-Z][^`"']*$/,
    change: (line) => `${line} The \`room.`,
    rules: ['markdown/unclosed-code'],
  }),
  inApi('openapi-extension', {
    line: /^ +x-addedInMatrixVersion: /,
    change: (line) => line.replace('Version', 'Verison'),
    rules: ['openapi/extension'],
  }),
  inApi('openapi-added-in', {
    line: /^ +x-addedInMatrixVersion: "/,
    change: (line) => line.replace(/".*"/, '"soon"'),
    rules: ['schema/version-note'],
  }),
  inApi('schema-type-misspelt', {
    line: /^ {18,}type: (?:string|object|array|integer)$/,
    change: (line) => line.replace(/type: (\w+)/, 'type: $1x'),
    rules: ['schema/draft4', ...structure],
  }),
  inEvent('event-type-misspelt', {
    line: /^ {4,}type: (?:string|object|array|integer)$/,
    change: (line) => line.replace(/type: (\w+)/, 'type: $1x'),
    rules: ['schema/draft4'],
  }),
  inEvent('event-keyword-misspelt', {
    line: /^ {6,}description: \|-$/,
    change: (line) => line.replace('description', 'descripton'),
    rules: ['schema/unknown-keyword'],
  }),
  inEvent('event-properties-misspelt', {
    line: /^ {4}properties:$/,
    change: (line) => line.replace('properties', 'propertes'),
    rules: ['schema/unknown-keyword'],
  }),
  inEvent('event-required-as-text', {
    line: /^ {4}type: object$/,
    change: (line) => `${line}\n    minProperties: few`,
    rules: ['schema/draft4'],
  }),
  inEvent('event-pattern', {
    line: /^ {8}type: string$/,
    change: (line) => `${line}\n        pattern: "(["`,
    rules: ['schema/draft4'],
  }),
  inEvent('event-format', {
    line: /^ {8}type: string$/,
    change: (line) => `${line}\n        format: datetime`,
    rules: ['schema/format'],
  }),
  inEvent('event-default', {
    line: /^ {8}type: string$/,
    change: (line) => `${line}\n        default: 7`,
    rules: ['schema/default'],
  }),
  inEvent('event-example', {
    line: /^ {8}type: string$/,
    change: (line) => `${line}\n        example: 7`,
    rules: ['example/schema'],
  }),
  inEvent('event-bounds', {
    line: /^ {8}type: integer$/,
    change: (line) => `${line}\n        minimum: 20\n        maximum: 2`,
    rules: ['schema/bounds'],
  }),
  inEvent('event-reference', {
    line: /\$ref: "?core-event-schema\/(?:room|state)_event\.yaml"?/,
    change: (line) => line.replace('_event', '_evnet'),
    rules: ['ref/missing'],
  }),
  inEvent('event-type-differs', {
    line: /^ {4}- "?m\.[\w.]+"?$/,
    change: (line) => line.replace('m.', 'm.x'),
    rules: ['event/type'],
  }),
  inLine('definition-pattern-format', {
    files: definitions,
    line: /^ +x-pattern-format: /,
    change: (line) => line.replace('mx-', 'mxx-'),
    rules: ['schema/pattern-format'],
  }),
  inLine('definition-required-misspelt', {
    files: definitions,
    line: /^ {2}- [a-z_]{5,}$/,
    change: (line) => `${line}x`,
    rules: ['schema/required', 'example/api', 'example/schema'],
  }),
  inLine('example-type', {
    files: examples,
    line: /^ {4,}"(?:body|name|topic|url|algorithm|reason|room_id)": "/,
    change: (line) => line.replace(/: "[^"]*"/, ': 7'),
    rules: ['example/event'],
  }),
  inLine('example-key-misspelt', {
    files: examples,
    line: /^ {4,8}"(?:body|name|topic|url|algorithm|msgtype)": "/,
    change: (line) => line.replace(/"(\w)(\w+)"/, '"$1$1$2"'),
    rules: ['example/undocumented', 'example/event'],
    isWithinBlock: true,
  }),
  inLine('example-reference', {
    files: examples,
    line: /"\$ref": "core\//,
    change: (line) => line.replace('core/', 'croe/'),
    rules: ['ref/missing'],
  }),
  inLine('example-syntax', {
    files: examples,
    line: /^ {4,}"\w+": "[^"]*",$/,
    change: (line) => line.replace(/",$/, ','),
    rules: ['yaml/syntax'],
    isWithinBlock: true,
  }),
];
