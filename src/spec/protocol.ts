import type { Conventions } from './conventions.js';

/** One of a protocol's APIs: a folder of `api/`, with what the templates and the changelogs call it. */
export interface ApiGroup {
  /** Folder below `api/`. */
  readonly folder: string;
  /** What template variables of this group end in: `login` of group `cs` is `login_cs_http_api`. */
  readonly suffix: string;
  /** The release label that versions it. */
  readonly label: LabelName;
  /** Name of its changelog (`changelogs/<changelog>.rst`) and of its target. */
  readonly changelog: string;
  readonly title: string;
  /** One line that says what it is for, as RST. */
  readonly purpose: string;
}

/** A release label: an option of the command line and a token in texts. */
export interface LabelDefinition {
  readonly name: LabelName;
  /** `%<token>%` in texts. */
  readonly token: string;
  /** Older names for it. */
  readonly majorVersionToken?: string;
}

export type LabelName = string;

/** What pages follow since a release: the first of these that is out. */
export interface ConventionChange {
  readonly since: readonly { readonly label: LabelName; readonly version: string }[];
  readonly changes: Partial<Conventions>;
}

/** Events that a template variable shows together. */
export interface EventGroup {
  /** The template variable. */
  readonly variable: string;
  /** Event types begin with this. */
  readonly prefix: string;
  /** Types that are left out begin with one of these. */
  readonly except: readonly string[];
  /** Whether sections are titled by what tells the variants of a type apart, and not by the type. */
  readonly titledByVariant: boolean;
  /** Types that come first, in this order; the others follow in the order of their names. */
  readonly first: readonly string[];
}

/** What is special to a protocol. Everything else that this toolchain does, it does for any. */
export interface Protocol {
  readonly name: string;
  /** The addresses under which the site is published, with a slash at the end. */
  readonly publishedAt: readonly string[];
  readonly apiGroups: readonly ApiGroup[];
  readonly labels: readonly LabelDefinition[];
  /** Names of event schemas begin with this; other files beside them are no events. */
  readonly eventPrefix: string;
  readonly eventGroups: readonly EventGroup[];
  /** Template variables that show one base schema each. */
  readonly baseEvents: Readonly<Record<string, string>>;
  /** Operations of an API file whose paths contain these come first, in this order. */
  readonly operationOrder: Readonly<Record<string, readonly string[]>>;
  /** The event type that carries message types, and the property of its content that tells them apart. */
  readonly messageType: {
    readonly eventType: string;
    readonly property: string;
    readonly sectionTitle: string;
  };
  /** Properties of `content` that tell variants of an event type apart, shown in its title. */
  readonly variantProperties: Readonly<Record<string, string>>;
  /** Oldest first; the next one counts over the one before. */
  readonly conventionChanges: readonly ConventionChange[];
  /** The version that paths carry, where the label gives none. */
  readonly majorVersion: {
    readonly token: string;
    readonly label: LabelName;
    readonly pattern: RegExp;
    readonly otherwise: string;
  };
  readonly swagger: {
    /** Folder of the API that is written unless another is named. */
    readonly group: string;
    readonly host: string;
    /** The port that early repositories name with the host. */
    readonly earlyPort: number;
    /** Below the folder of an API. */
    readonly securityDefinitions: string;
  };
}
