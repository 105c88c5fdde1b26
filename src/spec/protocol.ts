import type { Conventions } from './conventions.js';

/** An API of a protocol: its folder of API files and the names used for it in templates and changelogs. */
export interface ApiGroup {
  /** The folder below `api/`, or `data/api/` in the layout of 2021. */
  readonly folder: string;
  /** The suffix in template variables: `login.yaml` with suffix `cs` is shown by `login_cs_http_api`. */
  readonly suffix: string;
  /** The release label that versions it; `undefined`: it has no label. */
  readonly label: LabelName | undefined;
  /** The name of its changelog (`changelogs/<changelog>.rst`) and of its target. */
  readonly changelog: string;
  readonly title: string;
  /** The purpose of the API in one line of plain text. */
  readonly purpose: string;
}

/** A release label: a command-line option and a token in texts. */
export interface LabelDefinition {
  readonly name: LabelName;
  /** `%<token>%` in texts. */
  readonly token: string;
  /** A token for the label's major version, in old repositories. */
  readonly majorVersionToken?: string | undefined;
  /** The name of a command-line option for the label, besides `--release NAME=LABEL`. */
  readonly option?: string | undefined;
  /** The letter of the option. */
  readonly short?: string | undefined;
  /** The description of the option in the help. */
  readonly description: string;
}

export type LabelName = string;

/** Conventions that changed with a release; with several releases, whichever is published first. */
export interface ConventionChange {
  readonly since: readonly { readonly label: LabelName; readonly version: string }[];
  /** Whether the change is limited to repositories that separate event variants by `$`, as all do since 2019. */
  readonly onlyWithDollar?: boolean | undefined;
  readonly changes: Partial<Conventions>;
}

/** The events shown by one template variable. */
export interface EventGroup {
  /** The name of the template variable. */
  readonly variable: string;
  /** The prefix of the event types. */
  readonly prefix: string;
  /** Prefixes of event types to exclude. */
  readonly except: readonly string[];
  /** Whether sections are titled by the variant instead of the event type. */
  readonly titledByVariant: boolean;
  /** The types to list first, in this order; the others follow, sorted by name. */
  readonly first: readonly string[];
}

/** The names of properties of events. */
export interface EventProperties {
  readonly type: string;
  readonly content: string;
  /** The property with metadata that is not part of the signed event. */
  readonly metadata: string;
  /** The content that a state event replaces, in the event or in its metadata. */
  readonly previousContent: string;
  /** The event that removed the content of this one, in the event or in its metadata. */
  readonly redaction: string;
}

/** Values that changed with releases: each holds from the minor version `since` on, the first one from the beginning. */
export type ByRelease<Value> = readonly {
  readonly since?: number | undefined;
  readonly value?: Value | undefined;
}[];

/** The site of the layout of 2021. */
export interface SiteSettings {
  /** The folder of the files that `cs-module` includes. */
  readonly modules: string;
  /** The folder of the files that `rver-fragment` includes. */
  readonly fragments: string;
  /** The address of the organization that owns the repository of the specification, with a slash at the end. */
  readonly organization: string;
  /** The name of the repository in links to releases and issues. */
  readonly repository: ByRelease<string>;
  /** The name of the repository that had the issues before. */
  readonly formerRepository: string;
  /** In a changelog on a single page: issues above this number are in the former repository. */
  readonly formerIssuesAbove: ByRelease<number>;
  /** The folders of newsfragments below `changelogs/`, in the order of the changelog. */
  readonly changelogAreas: readonly { readonly folder: string; readonly title: string }[];
  /** The folders of newsfragments that are not areas of the changelog. */
  readonly omittedAreas: ByRelease<readonly string[]>;
  /** Variants of the event with message types that `msgtypes` leaves out. */
  readonly omittedVariants: ByRelease<readonly string[]>;
  /** The folders of the APIs whose merged document is published; without a value, all. */
  readonly publishedApis: ByRelease<readonly string[]>;
}

/** A server that readers choose, as a variable in its address. */
export interface ServerVariable {
  readonly variable: string;
  readonly default: string;
  readonly description: string;
}

/** Everything that is specific to a protocol. The rest of the toolchain works for any protocol. */
export interface Protocol {
  readonly name: string;
  /** The title of the site. */
  readonly title: string;
  /** The URLs under which the site is published, each ending in a slash. */
  readonly publishedAt: readonly string[];
  readonly apiGroups: readonly ApiGroup[];
  readonly labels: readonly LabelDefinition[];
  /** The prefix of event types; other files in the folder of event schemas are ignored. */
  readonly eventPrefix: string;
  /** The names of properties of events. */
  readonly eventProperties: EventProperties;
  readonly eventGroups: readonly EventGroup[];
  /** The base type shown by each template variable. */
  readonly baseEvents: Readonly<Record<string, string>>;
  /** Path fragments, by API file: operations whose path contains one come first, in this order. */
  readonly operationOrder: Readonly<Record<string, readonly string[]>>;
  /** The properties of the standard error format, which is documented once; error responses that refer to it do not repeat it. */
  readonly standardErrors: readonly string[];
  /** What the names of error codes match; `undefined`: the protocol has none. */
  readonly errorCodes: RegExp | undefined;
  /** The event type with message types, and the property of its content that identifies them. */
  readonly messageType:
    | { readonly eventType: string; readonly property: string; readonly sectionTitle: string }
    | undefined;
  /** The kinds of identifiers that begin with a sigil, with the names of the properties and parameters that contain them. */
  readonly identifiers: readonly {
    readonly name: string;
    readonly sigil: string;
    /** Further sigils in parameters, which may accept several kinds of identifiers. */
    readonly parameterSigils: readonly string[];
    readonly properties: readonly string[];
    readonly example: string;
  }[];
  /** By event type, the property of `content` that identifies its variants; its value is shown in the title. */
  readonly variantProperties: Readonly<Record<string, string>>;
  /** The properties of objects in examples that name a schema: a definition that permits only this value of the property. */
  readonly discriminators: readonly string[];
  /** In chronological order; later changes override earlier ones. */
  readonly conventionChanges: readonly ConventionChange[];
  /** The token for the major version in paths: a label's major version, or `otherwise` if the label has none. */
  readonly majorVersion:
    | {
        readonly token: string;
        readonly label: LabelName;
        readonly pattern: RegExp;
        readonly otherwise: string;
      }
    | undefined;
  readonly site: SiteSettings;
  readonly swagger: {
    /** The folder of the API that is written by default. */
    readonly group: string;
    readonly host: string;
    /** The port of the host in early repositories. */
    readonly earlyPort: number | undefined;
    /** The file with the security definitions, relative to the folder of an API. */
    readonly securityDefinitions: string;
    /** The server that readers choose, in merged documents of OpenAPI 3 and of the layout of 2021. */
    readonly server: ServerVariable | undefined;
  };
}
