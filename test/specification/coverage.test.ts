import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { check } from '../../src/check/run.js';
import { locationOf } from '../../src/diagnostics/order.js';
import { Graph } from '../../src/graph/graph.js';
import { fileReader } from '../../src/source/file-reader.js';
import { matrix } from '../../src/spec/presets.js';
import { openRepository } from '../../src/spec/repository.js';

/** Every operation that the specification of 2015 had, under the path that it has today. */
const operations = `
DELETE /_matrix/client/r0/directory/room/{roomAlias}
DELETE /_matrix/client/r0/pushrules/{scope}/{kind}/{ruleId}
GET /_matrix/client/r0/directory/room/{roomAlias}
GET /_matrix/client/r0/events
GET /_matrix/client/r0/events/{eventId}
GET /_matrix/client/r0/initialSync
GET /_matrix/client/r0/presence/list/{userId}
GET /_matrix/client/r0/presence/{userId}/status
GET /_matrix/client/r0/profile/{userId}
GET /_matrix/client/r0/profile/{userId}/avatar_url
GET /_matrix/client/r0/profile/{userId}/displayname
GET /_matrix/client/r0/pushrules/
GET /_matrix/client/r0/pushrules/{scope}/{kind}/{ruleId}
GET /_matrix/client/r0/rooms/{roomId}/initialSync
GET /_matrix/client/r0/rooms/{roomId}/members
GET /_matrix/client/r0/rooms/{roomId}/state
GET /_matrix/client/r0/rooms/{roomId}/state/{eventType}/{stateKey}
GET /_matrix/client/r0/sync
GET /_matrix/client/r0/user/{userId}/filter/{filterId}
GET /_matrix/client/r0/voip/turnServer
GET /_matrix/media/r0/download/{serverName}/{mediaId}
GET /_matrix/media/r0/thumbnail/{serverName}/{mediaId}
POST /_matrix/client/r0/login
POST /_matrix/client/r0/presence/list/{userId}
POST /_matrix/client/r0/pushers/set
POST /_matrix/client/r0/rooms/{roomId}/invite
POST /_matrix/client/r0/rooms/{roomId}/join
POST /_matrix/client/r0/rooms/{roomId}/receipt/{receiptType}/{eventId}
POST /_matrix/client/r0/tokenrefresh
POST /_matrix/client/r0/user/{userId}/filter
POST /_matrix/media/r0/upload
POST /_matrix/push/v1/notify
PUT /_matrix/client/r0/directory/room/{roomAlias}
PUT /_matrix/client/r0/presence/{userId}/status
PUT /_matrix/client/r0/profile/{userId}/avatar_url
PUT /_matrix/client/r0/profile/{userId}/displayname
PUT /_matrix/client/r0/pushrules/{scope}/{kind}/{ruleId}
PUT /_matrix/client/r0/pushrules/{scope}/{kind}/{ruleId}/enabled
PUT /_matrix/client/r0/rooms/{roomId}/typing/{userId}
`;

/** Every event type that it had. */
const events =
  'm.call.answer m.call.candidates m.call.hangup m.call.invite m.presence m.receipt m.room.aliases m.room.canonical_alias m.room.create ' +
  'm.room.history_visibility m.room.join_rules m.room.member m.room.message m.room.message$m.audio m.room.message$m.emote ' +
  'm.room.message$m.file m.room.message$m.image m.room.message$m.location m.room.message$m.notice m.room.message$m.text ' +
  'm.room.message$m.video m.room.message.feedback m.room.name m.room.power_levels m.room.redaction m.room.third_party_invite ' +
  'm.room.topic m.typing';

const repository = openRepository(new Graph(), fileReader(resolve(import.meta.dirname, '../..')), {
  protocol: matrix,
  labels: {},
  gitVersion: () => undefined,
  raw: true,
  keepsTypeTitles: true,
});

test('every operation of 2015 is documented', () => {
  const { graph, layout, sources, models } = repository;
  const documented = new Set(
    layout
      .apiSources(sources.reader, matrix)
      .flatMap(({ path }) => graph.get(models.api, path)?.operations ?? [])
      .map(({ method, fullPath }) => `${method} ${fullPath}`),
  );
  const wanted = operations.trim().split('\n');
  expect(wanted.filter((operation) => !documented.has(operation))).toEqual([]);
});

test('every event type of 2015 is documented', () => {
  const documented = new Set(repository.graph.get(repository.models.eventNames, ''));
  expect(events.split(' ').filter((event) => !documented.has(event))).toEqual([]);
});

test('the specification passes its own check', async () => {
  const { diagnostics } = await check(repository);
  const shown = diagnostics
    .filter(({ severity }) => severity !== 'info')
    .map(({ rule, message, span }) => {
      const { file, start } = locationOf(span);
      return `${file}:${start.line} ${rule} ${message}`;
    });
  expect(shown).toEqual([]);
});
