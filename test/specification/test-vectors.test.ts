import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { namedCodeBlocks } from './code-blocks.js';
import {
  canonicalJson,
  contentHash,
  isSigned,
  type Json,
  parseObject,
  publicKey,
  type RedactionRules,
  redact,
  referenceHash,
  signatureOf,
  signingKey,
  signJson,
  unpaddedBase64,
} from './signing.js';

const ENTITY = 'example.org';
const KEY_ID = 'ed25519:auto';

function section(path: string): string {
  return readFileSync(new URL(`../../specification/${path}`, import.meta.url), 'utf8');
}

const blocks = namedCodeBlocks(section('appendices/test_vectors.rst'));

function block(name: string): string {
  const text = blocks.get(name);
  if (text === undefined) throw new Error(`appendices/test_vectors.rst has no code block ${name}`);
  return text;
}

/** The names of the vectors of a kind, from the blocks `<kind>-<name>-input`. */
function vectors(kind: string): string[] {
  const prefix = `${kind}-`;
  const inputs = [...blocks.keys()].filter((name) => name.startsWith(prefix) && name.endsWith('-input'));
  return inputs.map((name) => name.slice(prefix.length, -'-input'.length));
}

/** The literals in a text: ``a``, ``b``. */
function literals(text: string): string[] {
  return [...text.matchAll(/``([^`]+)``/g)].flatMap((match) => match[1] ?? []);
}

/** Redaction as the two tables of room version 1 say, read from its source. */
function redactionRules(): RedactionRules {
  const text = section('rooms/v1.rst').split('\nRedactions\n')[1]?.split('\n.. note::')[0] ?? '';
  const [keyTable = '', contentTable = ''] = text.split('Then remove from ``content``');
  const contentKeys = new Map<string, string[]>();
  let kept: string[] = [];
  for (const row of contentTable.split('\n')) {
    const type = /^``(m\.[a-z._]+)``/.exec(row)?.[1];
    if (type === undefined) {
      if (row.startsWith(' ')) kept.push(...literals(row));
      continue;
    }
    kept = literals(row).slice(1);
    contentKeys.set(type, kept);
  }
  return { keys: literals(keyTable.split('Identity')[1] ?? ''), contentKeys };
}

const rules = redactionRules();
const key = signingKey(block('signing-key-seed'));

describe('cryptographic test vectors', () => {
  it('are found', () => {
    expect(vectors('canonical').length).toBeGreaterThanOrEqual(7);
    expect(vectors('sign').length).toBeGreaterThanOrEqual(3);
    expect(vectors('event').length).toBeGreaterThanOrEqual(2);
    expect(rules.keys).toHaveLength(15);
    expect(rules.contentKeys.size).toBe(6);
  });

  it.each(vectors('canonical'))('canonical JSON: %s', (name) => {
    const value: Json = JSON.parse(block(`canonical-${name}-input`));
    expect(canonicalJson(value)).toBe(block(`canonical-${name}-output`));
  });

  it('public key belongs to the seed', () => {
    expect(publicKey(key)).toBe(block('signing-key-public'));
  });

  it.each(vectors('sign'))('signed JSON: %s', (name) => {
    const signed = parseObject(block(`sign-${name}-output`));
    expect(signJson(parseObject(block(`sign-${name}-input`)), ENTITY, KEY_ID, key)).toEqual(signed);
    expect(isSigned(signed, ENTITY, KEY_ID, key)).toBe(true);
    expect(isSigned({ ...signed, changed: true }, ENTITY, KEY_ID, key)).toBe(false);
  });

  it('redaction', () => {
    expect(redact(parseObject(block('redact-input')), rules)).toEqual(parseObject(block('redact-output')));
  });

  it.each(vectors('event'))('signed event: %s', (name) => {
    const event = parseObject(block(`event-${name}-input`));
    const signed = parseObject(block(`event-${name}-output`));
    const hashed = { ...event, hashes: { sha256: contentHash(event) } };
    const { signatures = {} } = signJson(redact(hashed, rules), ENTITY, KEY_ID, key);
    expect({ ...hashed, signatures }).toEqual(signed);
    expect(isSigned(redact(signed, rules), ENTITY, KEY_ID, key)).toBe(true);
    expect(referenceHash(signed, rules)).toBe(block(`event-${name}-reference-hash`));
  });

  it('event IDs from hashes', () => {
    const event = parseObject(block('event-id-source'));
    expect(isSigned(redact(event, rules), ENTITY, KEY_ID, key)).toBe(true);
    const hash = referenceHash(event, rules);
    expect(block('event-id-v3')).toBe(`$${hash}`);
    expect(block('event-id-v4')).toBe(`$${hash.replaceAll('+', '-').replaceAll('/', '_')}`);
  });

  it('signed request', () => {
    const signature = signatureOf(parseObject(block('request-input')), key);
    expect(block('request-output')).toBe(
      `Authorization: X-Matrix origin=${ENTITY},key="${KEY_ID}",sig="${signature}"`,
    );
  });
});

describe('other computed values', () => {
  it('hashes of addresses', () => {
    const rows = [...section('shared/hash_vectors.rst').matchAll(/^``([^`]+)`` +``([^`]+)``$/gm)];
    expect(rows.length).toBeGreaterThanOrEqual(3);
    for (const [, text = '', hash] of rows) {
      expect(createHash('sha256').update(text).digest('base64url')).toBe(hash);
    }
  });

  it('unpadded Base64', () => {
    const rows = [...section('appendices/base64.rst').matchAll(/^>>> unpadded_base64\(b"(.*)"\)\n'(.*)'$/gm)];
    expect(rows.length).toBeGreaterThanOrEqual(5);
    for (const [, text = '', encoded] of rows) expect(unpaddedBase64(Buffer.from(text))).toBe(encoded);
  });
});
