import type { Direction, Impact } from './change.js';
import type { Effect } from './effects.js';

const compatible: Impact = { breaksClients: false, breaksServers: false, isDocumentation: false };
const documentation: Impact = { ...compatible, isDocumentation: true };
const clients: Impact = { ...compatible, breaksClients: true };
const servers: Impact = { ...compatible, breaksServers: true };
const both: Impact = { ...compatible, breaksClients: true, breaksServers: true };

/**
 * The classification of schema changes. A client breaks if it keeps sending what is no longer valid, or receives what it
 * does not expect; likewise for a server. Events are sent and received by both.
 */
const byEffect: Readonly<Record<Effect, Readonly<Record<Direction, Impact>>>> = {
  narrowed: { request: clients, response: servers, event: both },
  widened: { request: servers, response: clients, event: both },
  altered: { request: both, response: both, event: both },
  extended: { request: compatible, response: compatible, event: compatible },
  reduced: { request: clients, response: clients, event: both },
  default: { request: clients, response: compatible, event: both },
  documentation: { request: documentation, response: documentation, event: documentation },
};

/** Classifies a change of a schema whose data is sent in `direction`. */
export const impactOf = (effect: Effect, direction: Direction): Impact => byEffect[effect][direction];

/** The classification of changes of whole operations, their parts, and events, by kind. */
export const impacts = {
  'operation-added': compatible,
  'operation-removed': clients,
  'operation-moved': both,
  'operation-deprecated': compatible,
  'operation-undeprecated': compatible,
  'authentication-added': clients,
  'authentication-removed': servers,
  'authentication-extended': servers,
  'authentication-reduced': clients,
  'authentication-changed': both,
  'authentication-respecified': compatible,
  'rate-limit-added': compatible,
  'rate-limit-removed': compatible,
  'parameter-added': compatible,
  'required-parameter-added': clients,
  'parameter-removed': clients,
  'parameter-required': clients,
  'parameter-optional': servers,
  'parameter-deprecated': compatible,
  'parameter-undeprecated': compatible,
  'request-body-added': compatible,
  'required-request-body-added': clients,
  'request-body-removed': clients,
  'request-body-required': clients,
  'request-body-optional': servers,
  'request-media-type-added': servers,
  'request-media-type-removed': clients,
  'response-added': compatible,
  'success-response-added': compatible,
  'response-removed': compatible,
  'success-response-removed': clients,
  'response-media-type-added': compatible,
  'response-media-type-removed': clients,
  'header-added': compatible,
  'header-removed': clients,
  'header-required': compatible,
  'header-optional': clients,
  'callback-added': compatible,
  'callback-removed': clients,
  'event-added': compatible,
  'event-removed': both,
  'event-kind-changed': both,
  'description-changed': documentation,
  'example-added': documentation,
  'example-removed': documentation,
  'example-changed': documentation,
} as const satisfies Readonly<Record<string, Impact>>;

export type SubjectChangeKind = keyof typeof impacts;

/** The impact if servers send the request, as in webhooks. */
export const reversed = ({ breaksClients, breaksServers, isDocumentation }: Impact): Impact => ({
  breaksClients: breaksServers,
  breaksServers: breaksClients,
  isDocumentation,
});

/** The more severe combination of two impacts. */
export const combined = (a: Impact, b: Impact): Impact => ({
  breaksClients: a.breaksClients || b.breaksClients,
  breaksServers: a.breaksServers || b.breaksServers,
  isDocumentation: a.isDocumentation && b.isDocumentation,
});

export const isBreaking = ({ breaksClients, breaksServers }: Impact): boolean =>
  breaksClients || breaksServers;
