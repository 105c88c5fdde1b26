import type { Conventions } from './conventions.js';
import type { ApiGroup, ByRelease, LabelDefinition, Protocol } from './protocol.js';

/** A value that changed with a release, as configured. */
type Changing<Value> = ByRelease<Value>;

/** An API as configured; absent names are derived from the folder. */
export interface ApiSettings {
  readonly folder: string;
  readonly title?: string;
  readonly purpose?: string;
  readonly suffix?: string;
  readonly label?: string;
  readonly changelog?: string;
}

interface LabelSettings {
  readonly name: string;
  readonly token?: string;
  readonly 'major-version-token'?: string;
  readonly option?: string;
  readonly short?: string;
  readonly description?: string;
}

interface EventGroupSettings {
  readonly variable: string;
  readonly prefix: string;
  readonly except?: readonly string[];
  readonly 'titled-by-variant'?: boolean;
  readonly first?: readonly string[];
}

/** `protocol:` in `spec.config.yaml` and in a preset. The schema of the configuration describes each setting. */
export interface ProtocolSettings {
  readonly name?: string;
  readonly title?: string;
  readonly 'published-at'?: readonly string[];
  /** Absent: every folder of API files is an API. */
  readonly apis?: readonly ApiSettings[];
  readonly labels?: readonly LabelSettings[];
  readonly 'major-version'?: {
    readonly token: string;
    readonly label: string;
    readonly pattern: string;
    readonly otherwise: string;
  };
  readonly events?: {
    readonly prefix?: string;
    readonly properties?: {
      readonly type?: string;
      readonly content?: string;
      readonly metadata?: string;
      readonly 'previous-content'?: string;
      readonly redaction?: string;
    };
    readonly groups?: readonly EventGroupSettings[];
    readonly 'base-types'?: Readonly<Record<string, string>>;
    readonly 'message-type'?: {
      readonly 'event-type': string;
      readonly property: string;
      readonly 'section-title'?: string;
    };
    readonly 'variant-properties'?: Readonly<Record<string, string>>;
    readonly discriminators?: readonly string[];
  };
  readonly 'operation-order'?: Readonly<Record<string, readonly string[]>>;
  readonly 'standard-errors'?: readonly string[];
  readonly 'error-codes'?: string;
  readonly identifiers?: readonly {
    readonly name: string;
    readonly sigil: string;
    readonly 'parameter-sigils'?: readonly string[];
    readonly properties: readonly string[];
    readonly example: string;
  }[];
  readonly 'convention-changes'?: readonly {
    readonly since: readonly { readonly label: string; readonly version: string }[];
    readonly 'only-with-dollar'?: boolean;
    readonly changes: Readonly<Record<string, unknown>>;
  }[];
  readonly site?: {
    readonly modules?: string;
    readonly fragments?: string;
    readonly organization?: string;
    readonly repository?: Changing<string>;
    readonly 'former-repository'?: string;
    readonly 'former-issues-above'?: Changing<number>;
    readonly 'changelog-areas'?: readonly { readonly folder: string; readonly title: string }[];
    readonly 'omitted-areas'?: Changing<readonly string[]>;
    readonly 'omitted-variants'?: Changing<readonly string[]>;
    readonly 'published-apis'?: Changing<readonly string[]>;
  };
  readonly 'merged-api'?: {
    readonly api?: string;
    readonly host?: string;
    readonly 'early-port'?: number;
    readonly 'security-definitions'?: string;
    readonly server?: { readonly variable: string; readonly default: string; readonly description?: string };
  };
}

/** Turns settings into a protocol. `found` are the APIs of the repository if the settings list none. */
export function protocolOf(settings: ProtocolSettings, found: readonly ApiSettings[] = []): Protocol {
  const { name = '', events = {}, site = {}, 'merged-api': merged = {} } = settings;
  const apiGroups = (settings.apis ?? found).map(apiOf);
  const messageType = events['message-type'];
  const major = settings['major-version'];
  const codes = settings['error-codes'];
  return {
    name,
    title: settings.title ?? (name === '' ? 'Specification' : `${name} Specification`),
    publishedAt: (settings['published-at'] ?? []).map((url) => url.replace(/\/?$/, '/')),
    apiGroups,
    labels: (settings.labels ?? []).map(labelOf),
    eventPrefix: events.prefix ?? '',
    eventProperties: {
      type: events.properties?.type ?? 'type',
      content: events.properties?.content ?? 'content',
      metadata: events.properties?.metadata ?? 'metadata',
      previousContent: events.properties?.['previous-content'] ?? 'previous_content',
      redaction: events.properties?.redaction ?? 'removed_by',
    },
    eventGroups: (events.groups ?? []).map(({ variable, prefix, ...group }) => ({
      variable,
      prefix,
      except: group.except ?? [],
      titledByVariant: group['titled-by-variant'] ?? false,
      first: group.first ?? [],
    })),
    baseEvents: events['base-types'] ?? {},
    operationOrder: settings['operation-order'] ?? {},
    standardErrors: settings['standard-errors'] ?? [],
    errorCodes: codes === undefined ? undefined : wildcard(codes),
    identifiers: (settings.identifiers ?? []).map(
      ({ 'parameter-sigils': parameterSigils = [], ...kind }) => ({
        ...kind,
        parameterSigils,
      }),
    ),
    messageType: messageType && {
      eventType: messageType['event-type'],
      property: messageType.property,
      sectionTitle: messageType['section-title'] ?? messageType['event-type'],
    },
    variantProperties: events['variant-properties'] ?? {},
    discriminators: events.discriminators ?? [],
    conventionChanges: (settings['convention-changes'] ?? []).map((change) => ({
      since: change.since,
      onlyWithDollar: change['only-with-dollar'],
      changes: conventionsOf(change.changes),
    })),
    majorVersion: major && { ...major, pattern: new RegExp(major.pattern, 'i') },
    site: {
      modules: site.modules ?? 'content/modules',
      fragments: site.fragments ?? 'content/fragments',
      organization: site.organization ?? '',
      repository: site.repository ?? [],
      formerRepository: site['former-repository'] ?? '',
      formerIssuesAbove: site['former-issues-above'] ?? [],
      changelogAreas: site['changelog-areas'] ?? [],
      omittedAreas: site['omitted-areas'] ?? [],
      omittedVariants: site['omitted-variants'] ?? [],
      publishedApis: site['published-apis'] ?? [],
    },
    swagger: {
      group: merged.api ?? apiGroups[0]?.folder ?? '',
      host: merged.host ?? 'localhost',
      earlyPort: merged['early-port'],
      securityDefinitions: merged['security-definitions'] ?? 'definitions/security.yaml',
      server: merged.server && { description: '', ...merged.server },
    },
  };
}

/** A pattern for names: `*` matches any characters of a word. */
const wildcard = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replace(/[.]/g, '\\.').replace('*', '[\\w.-]+')}$`);

const apiOf = (api: ApiSettings): ApiGroup => {
  const name = api.folder.replace(/\W/g, '_');
  return {
    folder: api.folder,
    suffix: api.suffix ?? name,
    label: api.label,
    changelog: api.changelog ?? name,
    title: api.title ?? api.folder,
    purpose: api.purpose ?? '',
  };
};

const labelOf = ({ name, token, option, short, ...label }: LabelSettings): LabelDefinition => ({
  name,
  token: token ?? `${name.replace(/\W/g, '_').toUpperCase()}_RELEASE_LABEL`,
  majorVersionToken: label['major-version-token'],
  option,
  short,
  description: label.description ?? `release label "${name}"`,
});

/** Turns settings of conventions (`enum-titles`) into conventions (`enumTitles`). The schema of the configuration has validated them. */
export function conventionsOf(settings: Readonly<Record<string, unknown>>): Partial<Conventions> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}

/** Settings that extend others: maps are merged, any other value replaces the one before. */
export function extendSettings(base: ProtocolSettings, own: ProtocolSettings): ProtocolSettings {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(own)) {
    const before = merged[key];
    merged[key] = isRecord(before) && isRecord(value) ? { ...before, ...value } : value;
  }
  return merged;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
