import type { ConventionChange, Protocol } from './protocol.js';

/** The conventions of r0.5.0, which repositories follow from early 2019 on. */
const conventionsOf2019: ConventionChange['changes'] = {
  deprecatedInTitle: false,
  variantInTitle: 'messages',
  enumTitles: false,
  mapTitles: false,
};

/** The Matrix protocol. Nothing specific to Matrix is in any other module. */
export const matrix: Protocol = {
  name: 'Matrix',
  publishedAt: ['https://matrix.org/docs/spec/', 'http://matrix.org/docs/spec/'],
  apiGroups: [
    {
      folder: 'client-server',
      suffix: 'cs',
      label: 'client',
      changelog: 'client_server',
      title: 'Client-Server API',
      purpose: 'Interaction between clients and servers',
    },
    {
      folder: 'server-server',
      suffix: 'ss',
      label: 'server',
      changelog: 'server_server',
      title: 'Server-Server API',
      purpose: 'Federation between servers',
    },
    {
      folder: 'application-service',
      suffix: 'as',
      label: 'appservice',
      changelog: 'application_service',
      title: 'Application Service API',
      purpose: 'Privileged server plugins',
    },
    {
      folder: 'identity',
      suffix: 'is',
      label: 'identity',
      changelog: 'identity_service',
      title: 'Identity Service API',
      purpose: 'Mapping of third party IDs to Matrix IDs',
    },
    {
      folder: 'push-gateway',
      suffix: 'push',
      label: 'push_gateway',
      changelog: 'push_gateway',
      title: 'Push Gateway API',
      purpose: 'Push notifications for Matrix events',
    },
  ],
  labels: [
    { name: 'client', token: 'CLIENT_RELEASE_LABEL' },
    { name: 'server', token: 'SERVER_RELEASE_LABEL', majorVersionToken: 'SERVER_MAJOR_VERSION' },
    { name: 'appservice', token: 'APPSERVICE_RELEASE_LABEL' },
    { name: 'identity', token: 'IDENTITY_RELEASE_LABEL' },
    { name: 'push_gateway', token: 'PUSH_GATEWAY_RELEASE_LABEL' },
  ],
  eventPrefix: 'm.',
  eventProperties: {
    type: 'type',
    content: 'content',
    metadata: 'unsigned',
    previousContent: 'prev_content',
    redaction: 'redacted_because',
  },
  eventGroups: [
    {
      variable: 'room_events',
      prefix: 'm.room',
      except: ['m.room.message$m.'],
      titledByVariant: false,
      first: [],
    },
    {
      variable: 'voip_events',
      prefix: 'm.call',
      except: [],
      titledByVariant: false,
      first: ['m.call.invite', 'm.call.candidates', 'm.call.answer', 'm.call.hangup'],
    },
    { variable: 'presence_events', prefix: 'm.presence', except: [], titledByVariant: false, first: [] },
    {
      variable: 'msgtype_events',
      prefix: 'm.room.message$',
      except: ['m.room.message$m.server_notice'],
      titledByVariant: true,
      first: ['m.text', 'm.emote', 'm.notice', 'm.image', 'm.file'].map((type) => `m.room.message$${type}`),
    },
  ],
  baseEvents: {
    common_event_fields: 'event',
    common_room_event_fields: 'room_event',
    common_state_event_fields: 'state_event',
  },
  operationOrder: {
    presence_cs: ['status'],
    profile_cs: ['displayname', 'avatar_url'],
  },
  standardErrors: ['errcode', 'error', 'retry_after_ms'],
  messageType: { eventType: 'm.room.message', property: 'msgtype', sectionTitle: 'm.room.message msgtypes' },
  variantProperties: { 'm.room.message': 'msgtype', 'm.key.verification.start': 'method' },
  conventionChanges: [
    {
      since: [{ label: 'client', version: 'r0.1.0' }],
      changes: { sortedOperations: false, denseChangelogLists: false },
    },
    { since: [{ label: 'client', version: 'r0.3.0' }], changes: { labelInPaths: false, howTos: false } },
    {
      since: [{ label: 'client', version: 'r0.4.0' }],
      onlyWithDollar: true,
      changes: conventionsOf2019,
    },
    { since: [{ label: 'server', version: 'r0.1.0' }], changes: { hostHasPort: false } },
    { since: [{ label: 'client', version: 'r0.5.0' }], changes: conventionsOf2019 },
    {
      since: [
        { label: 'push_gateway', version: 'r0.1.1' },
        { label: 'appservice', version: 'r0.1.2' },
      ],
      changes: { variantInTitle: 'all' },
    },
    {
      since: [
        { label: 'client', version: 'r0.6.0' },
        { label: 'identity', version: 'r0.3.0' },
      ],
      changes: { deprecatedInTitle: true, variantInTitle: 'all', enumTitles: true },
    },
    {
      since: [
        { label: 'client', version: 'r0.6.1' },
        { label: 'server', version: 'r0.1.4' },
      ],
      changes: { mapTitles: true },
    },
  ],
  majorVersion: {
    token: 'CLIENT_MAJOR_VERSION',
    label: 'client',
    pattern: /^(r\d+)(?:\.\d+)*(?:-[\w.-]+|[a-z]+\d+)?$/i,
    otherwise: 'r0',
  },
  site: {
    modules: 'content/client-server-api/modules',
    fragments: 'content/rooms/fragments',
    organization: 'https://github.com/matrix-org/',
    changelogAreas: [
      { folder: 'client_server', title: 'Client-Server API' },
      { folder: 'server_server', title: 'Server-Server API' },
      { folder: 'application_service', title: 'Application Service API' },
      { folder: 'identity_service', title: 'Identity Service API' },
      { folder: 'push_gateway', title: 'Push Gateway API' },
      { folder: 'room_versions', title: 'Room Versions' },
      { folder: 'olm_megolm', title: 'Olm & Megolm' },
      { folder: 'appendices', title: 'Appendices' },
      { folder: 'internal', title: 'Internal Changes/Tooling' },
    ],
  },
  swagger: {
    group: 'client-server',
    host: 'matrix.org',
    earlyPort: 8448,
    securityDefinitions: 'definitions/security.yaml',
    homeserver: {
      variable: 'homeserver_address',
      default: 'matrix-client.matrix.org',
      description: 'The base URL for your homeserver',
    },
  },
};
