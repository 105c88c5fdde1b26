import { describe, expect, test } from 'vitest';
import type { IdentifiedDefinition } from '../../../src/spec/names/definition.js';
import { NameTable } from '../../../src/spec/names/name-table.js';

const operation = (method: string, path: string): IdentifiedDefinition => ({
  definition: { kind: 'operation', method, path },
  id: `${method} ${path}`,
});
const event = (name: string, id = name): IdentifiedDefinition => ({
  definition: { kind: 'event', name },
  id,
});

const tableOf = (documents: Readonly<Record<string, readonly IdentifiedDefinition[]>>): NameTable =>
  new NameTable(
    Object.entries(documents).map(([document, definitions]) => ({
      document,
      page: `${document}.html`,
      definitions,
    })),
  );

describe('operations are found', () => {
  const table = tableOf({
    client: [
      operation('GET', '/v1/sync'),
      operation('GET', '/v1/login'),
      operation('POST', '/v1/login'),
      operation('GET', '/v1/rooms/{roomId}/state'),
      operation('GET', '/v1/rooms/{roomId}/state/{type}/{key}'),
      operation('PUT', '/v1/rooms/{roomId}/state/{type}/{key}'),
      operation('POST', '/v1/rooms/{roomId}/leave'),
    ],
  });
  const found = (literal: string): string | undefined => table.find(literal, 'client')?.id;

  test.each([
    ['/v1/sync', 'GET /v1/sync'],
    ['/sync', 'GET /v1/sync'],
    ['GET /sync', 'GET /v1/sync'],
    ['/sync?since=1', 'GET /v1/sync'],
    ['/sync/', 'GET /v1/sync'],
    ['POST /login', 'POST /v1/login'],
    ['GET /state', 'GET /v1/rooms/{roomId}/state'],
    ['PUT /state', 'PUT /v1/rooms/{roomId}/state/{type}/{key}'],
    ['PUT /rooms/$room/state/{a}/{b}', 'PUT /v1/rooms/{roomId}/state/{type}/{key}'],
    ['/rooms/:room/leave', 'POST /v1/rooms/{roomId}/leave'],
    ['/leave', 'POST /v1/rooms/{roomId}/leave'],
  ])('by %s', (literal, id) => expect(found(literal)).toBe(id));

  test.each(['/login', '/state', '/rooms', 'DELETE /sync', '/', '/{roomId}', 'sync', '/v1 /sync'])(
    'not by %s',
    (literal) => expect(found(literal)).toBeUndefined(),
  );
});

describe('names', () => {
  const table = tableOf({
    client: [event('m.one'), event('m.own', 'own'), event('m.two', 'a'), event('m.two', 'b')],
    server: [event('m.own', 'other'), event('m.both')],
    third: [event('m.both')],
  });

  test('refer to the own document first', () => {
    expect(table.find('m.own', 'client')?.id).toBe('own');
    expect(table.find('m.own', 'server')?.id).toBe('other');
    expect(table.find('m.own', 'third')).toBeUndefined();
  });

  test('refer to another document if only one defines them', () => {
    expect(table.find('m.one', 'server')).toEqual({ document: 'client', page: 'client.html', id: 'm.one' });
    expect(table.find('m.both', 'client')).toBeUndefined();
  });

  test('refer to nothing if a document defines them twice', () => {
    expect(table.find('m.two', 'client')).toBeUndefined();
    expect(table.find('m.two', 'server')).toBeUndefined();
  });
});
