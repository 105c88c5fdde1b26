import type { Operation } from '../openapi/model.js';
import { isMap, mapAt, stringAt, type YamlMap, type YamlValue } from '../yaml/value.js';
import type { ApiOperation } from './match-operations.js';

/** The security schemes of an API file, described by what they require rather than by their names. */
export function securitySchemesOf(file: YamlValue | undefined): ReadonlyMap<string, string> {
  const schemes =
    mapAt(file, 'securityDefinitions') ?? mapAt(mapAt(file, 'components'), 'securitySchemes') ?? {};
  return new Map(
    Object.entries(schemes).flatMap(([name, scheme]) => (isMap(scheme) ? [[name, describe(scheme)]] : [])),
  );
}

function describe(scheme: YamlMap): string {
  const type = stringAt(scheme, 'type') ?? '';
  switch (type) {
    case 'apiKey':
      return `${stringAt(scheme, 'in')} parameter ${stringAt(scheme, 'name')}`;
    case 'basic':
      return 'http basic';
    case 'http':
      return `http ${stringAt(scheme, 'scheme')?.toLowerCase()}`;
    default:
      return type;
  }
}

export type SecurityChangeKind =
  | 'authentication-added'
  | 'authentication-removed'
  | 'authentication-extended'
  | 'authentication-reduced'
  | 'authentication-changed'
  | 'authentication-respecified';

/** A change of the ways to authenticate. */
export interface SecurityChange {
  readonly kind: SecurityChangeKind;
  readonly before: string;
  readonly after: string;
}

const none = 'none';
const bearer = 'http bearer';
const authorizationKey = 'header parameter authorization';

const isWithin = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  [...a].every((item) => b.has(item));
const isSame = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => isWithin(a, b) && isWithin(b, a);

/** The alternatives with a bearer token for an API key in the `Authorization` header: the earlier way to describe the same requests. */
const asBearer = (alternatives: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(
    [...alternatives].map((names) =>
      names
        .split(' and ')
        .map((name) => (name.toLowerCase() === authorizationKey ? bearer : name))
        .sort()
        .join(' and '),
    ),
  );

/** The change of the authentication of an operation; the order of alternatives and the names of schemes do not count. */
export function compareSecurity(before: ApiOperation, after: ApiOperation): SecurityChange | undefined {
  const [old, current] = [alternativesOf(before), alternativesOf(after)];
  const [hasAll, hasOnly] = [isWithin(old, current), isWithin(current, old)];
  if (hasAll && hasOnly) return undefined;
  const [wasRequired, isRequired] = [!old.has(none), !current.has(none)];
  const isRespecified = isSame(asBearer(old), asBearer(current));
  const kind = isRespecified
    ? 'authentication-respecified'
    : wasRequired !== isRequired
      ? isRequired
        ? 'authentication-added'
        : 'authentication-removed'
      : hasAll
        ? 'authentication-extended'
        : hasOnly
          ? 'authentication-reduced'
          : 'authentication-changed';
  return { kind, before: [...old].join(' or '), after: [...current].join(' or ') };
}

function alternativesOf({ operation, schemes }: ApiOperation): ReadonlySet<string> {
  const alternatives = requirementsOf(operation).map((names) =>
    names
      .map((name) => schemes.get(name) ?? name)
      .sort()
      .join(' and '),
  );
  return new Set(alternatives.map((text) => text || none));
}

/** Without a requirement, no authentication is the only alternative. */
const requirementsOf = ({ security }: Operation): Operation['security'] =>
  security.length === 0 ? [[]] : security;
