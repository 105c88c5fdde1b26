import { parse as parseToml, TomlError } from 'smol-toml';
import type { Report } from '../../diagnostics/diagnostic.js';
import type { MathDelimiters } from '../../markdown/options.js';
import type { SourceText } from '../../source/text.js';
import type { Release } from '../layouts/release-conventions.js';

export type SiteStatus = 'unstable' | 'stable' | 'historical';

/** A link of the site's main menu. */
export interface MenuLink {
  readonly title: string;
  readonly href: string;
}

/** The settings of the site's configuration file that pages depend on. */
export interface SiteConfiguration {
  readonly title: string;
  readonly status: SiteStatus;
  /** `undefined` for the unstable version. */
  readonly release: Release | undefined;
  readonly releaseDate: string | undefined;
  /** Address of the current release, for the banner of other versions. */
  readonly currentVersionUrl: string | undefined;
  readonly menu: readonly MenuLink[];
  /** First and last level of the headings in tables of contents. */
  readonly contentsLevels: readonly [first: number, last: number];
  readonly math: MathDelimiters | undefined;
}

/** The configuration of a site whose file is missing or unreadable. */
export const defaultSiteConfiguration: SiteConfiguration = {
  title: 'Specification',
  status: 'stable',
  release: undefined,
  releaseDate: undefined,
  currentVersionUrl: undefined,
  menu: [],
  contentsLevels: [2, 6],
  math: undefined,
};

/** Reads the TOML configuration of a site. Reports a syntax error, and an unknown version status, as `page/configuration`. */
export function readSiteConfiguration(source: SourceText, report: Report): SiteConfiguration {
  const root = readToml(source, report);
  if (!root) return defaultSiteConfiguration;
  const params = tableAt(root, 'params');
  const version = tableAt(params, 'version');
  const contents = tableAt(tableAt(root, 'markup'), 'tableOfContents');
  const { title, contentsLevels } = defaultSiteConfiguration;
  return {
    title: stringAt(root, 'title') ?? title,
    status: statusOf(stringAt(version, 'status'), source, report),
    release: releaseOf(version),
    releaseDate: stringAt(version, 'release_date'),
    currentVersionUrl: stringAt(version, 'current_version_url'),
    menu: menuOf(root),
    contentsLevels: [
      numberAt(contents, 'startLevel') ?? contentsLevels[0],
      numberAt(contents, 'endLevel') ?? contentsLevels[1],
    ],
    math: mathOf(root),
  };
}

type Table = Readonly<Record<string, unknown>>;

/** Reads TOML. A syntax error is reported, and its line is left out, so that the other settings count. */
function readToml(source: SourceText, report: Report): Table | undefined {
  const { text } = source;
  try {
    return parseToml(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const start = (source.lineStarts()[error.line - 1] ?? 0) + Math.max(0, error.column - 1);
    const reason = /^Invalid TOML document: (.*)$/m.exec(error.message)?.[1] ?? error.message;
    report({
      rule: 'page/configuration',
      severity: 'error',
      message: `Invalid TOML: ${reason}.`,
      span: { source, start, end: Math.min(start + 1, source.text.length) },
      help: 'Fix the syntax of the configuration file.',
    });
    return tolerant(text, error.line);
  }
}

/** The settings without the line of an error, or the line before it, which may lack its end. */
function tolerant(text: string, line: number): Table | undefined {
  for (const omitted of [line, line - 1]) {
    try {
      return parseToml(
        text
          .split('\n')
          .toSpliced(omitted - 1, 1)
          .join('\n'),
      );
    } catch (error) {
      if (!(error instanceof TomlError)) throw error;
    }
  }
  return undefined;
}

const statuses: Readonly<Record<string, SiteStatus>> = {
  unstable: 'unstable',
  stable: 'stable',
  current: 'stable',
  historical: 'historical',
};

function statusOf(written: string | undefined, source: SourceText, report: Report): SiteStatus {
  const status = written === undefined ? 'stable' : statuses[written];
  if (status) return status;
  const key = /^[ \t]*status[ \t]*=/m.exec(source.text);
  const start = key?.index ?? 0;
  report({
    rule: 'page/configuration',
    severity: 'error',
    message: `Unknown version status "${written}".`,
    span: { source, start, end: start + (key?.[0].length ?? 0) },
    help: `Use ${Object.keys(statuses).join(', ')}.`,
  });
  return 'stable';
}

function releaseOf(version: Table | undefined): Release | undefined {
  const [major, minor] = [version?.major, version?.minor].map((part) =>
    /^\d+$/.test(String(part)) ? Number(part) : undefined,
  );
  return major === undefined || minor === undefined ? undefined : { major, minor };
}

function menuOf(root: Table): MenuLink[] {
  const menus = tableAt(root, 'menus') ?? tableAt(root, 'menu');
  const entries = Array.isArray(menus?.main) ? menus.main.map(tableOf) : [];
  return entries
    .flatMap((entry) => {
      const [title, href] = [stringAt(entry, 'name'), stringAt(entry, 'url')];
      if (title === undefined || href === undefined) return [];
      return [{ title, href, weight: numberAt(entry, 'weight') ?? Number.POSITIVE_INFINITY }];
    })
    .sort((a, b) => a.weight - b.weight)
    .map(({ title, href }) => ({ title, href }));
}

function mathOf(root: Table): MathDelimiters | undefined {
  const extensions = tableAt(tableAt(tableAt(root, 'markup'), 'goldmark'), 'extensions');
  const passthrough = tableAt(extensions, 'passthrough');
  if (passthrough?.enable === false) return undefined;
  const delimiters = tableAt(passthrough, 'delimiters');
  const [inline, block] = [pairsOf(delimiters?.inline), pairsOf(delimiters?.block)];
  return inline.length + block.length > 0 ? { inline, block } : undefined;
}

const pairsOf = (value: unknown): (readonly [string, string])[] =>
  (Array.isArray(value) ? value : []).flatMap((pair) => {
    const [open, close]: readonly unknown[] = Array.isArray(pair) ? pair : [];
    return typeof open === 'string' && typeof close === 'string' ? [[open, close] as const] : [];
  });

const tableOf = (value: unknown): Table | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
const tableAt = (table: Table | undefined, key: string): Table | undefined => tableOf(table?.[key]);

const stringAt = (table: Table | undefined, key: string): string | undefined => {
  const value = table?.[key];
  return typeof value === 'string' ? value : undefined;
};

const numberAt = (table: Table | undefined, key: string): number | undefined => {
  const value = table?.[key];
  return typeof value === 'number' ? value : undefined;
};
