/** What the appendices and room version 1 say about signing, written down a second time to check them. */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function parseObject(text: string): JsonObject {
  const value: Json = JSON.parse(text);
  if (!isObject(value)) throw new TypeError(`no JSON object: ${text}`);
  return value;
}

export function unpaddedBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll('=', '');
}

/** Names compared by code points; `<` compares UTF-16 code units. UTF-8 sorts as code points do. */
function compareNames(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}

export function canonicalJson(value: Json): string {
  if (isObject(value)) {
    const members = Object.entries(value).sort(([left], [right]) => compareNames(left, right));
    return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
  }
  if (typeof value === 'object' && value !== null) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError(`${value}`);
  return JSON.stringify(value);
}

function without(value: JsonObject, ...names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}

function only(value: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([name]) => names.includes(name)));
}

const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

export function signingKey(seed: string): KeyObject {
  const key = Buffer.concat([PKCS8_ED25519, Buffer.from(seed, 'base64')]);
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

export function publicKey(key: KeyObject): string {
  return unpaddedBase64(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32));
}

function signedBytes(value: JsonObject): Buffer {
  return Buffer.from(canonicalJson(without(value, 'signatures', 'unsigned')));
}

export function signatureOf(value: JsonObject, key: KeyObject): string {
  return unpaddedBase64(sign(null, signedBytes(value), key));
}

export function isSigned(value: JsonObject, entity: string, keyId: string, key: KeyObject): boolean {
  const byEntity = isObject(value.signatures) ? value.signatures[entity] : undefined;
  const signature = isObject(byEntity) ? byEntity[keyId] : undefined;
  if (typeof signature !== 'string') return false;
  return verify(null, signedBytes(value), createPublicKey(key), Buffer.from(signature, 'base64'));
}

export function signJson(value: JsonObject, entity: string, keyId: string, key: KeyObject): JsonObject {
  const signatures = isObject(value.signatures) ? value.signatures : {};
  const byEntity = isObject(signatures[entity]) ? signatures[entity] : {};
  return {
    ...value,
    signatures: { ...signatures, [entity]: { ...byEntity, [keyId]: signatureOf(value, key) } },
  };
}

/** What redaction keeps, as the tables of room version 1 have it. */
export interface RedactionRules {
  readonly keys: readonly string[];
  readonly contentKeys: ReadonlyMap<string, readonly string[]>;
}

export function redact(event: JsonObject, rules: RedactionRules): JsonObject {
  const contentKeys = typeof event.type === 'string' ? rules.contentKeys.get(event.type) : undefined;
  const content = isObject(event.content) ? event.content : {};
  return { ...only(event, rules.keys), content: only(content, contentKeys ?? []) };
}

function sha256(text: string): string {
  return unpaddedBase64(createHash('sha256').update(text).digest());
}

export function contentHash(event: JsonObject): string {
  return sha256(canonicalJson(without(event, 'unsigned', 'signatures', 'hashes')));
}

export function referenceHash(event: JsonObject, rules: RedactionRules): string {
  return sha256(canonicalJson(without(redact(event, rules), 'signatures', 'age_ts', 'unsigned')));
}
