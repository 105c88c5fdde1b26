import type { Report } from '../diagnostics/diagnostic.js';
import { closest } from '../doc/closest.js';
import type { Span } from '../source/text.js';
import { isMap, rangeOf, type YamlDocument, type YamlMap } from '../yaml/parse.js';
import { isCalendarDate } from './calendar-date.js';

/** Whether readers should use a version. */
export type VersionStatus = 'unstable' | 'current' | 'superseded';

/** A published version of a site. */
export interface SiteVersion {
  readonly label: string;
  /** An absolute address, a path from the root of the host, or a path from the root of the site. */
  readonly address: string;
  /** `2026-05-05` */
  readonly date: string | undefined;
  readonly status: VersionStatus;
}

const keys = ['label', 'address', 'date', 'status'];
const statuses: readonly VersionStatus[] = ['unstable', 'current', 'superseded'];

/**
 * Reads a list of versions: maps with a label, an address, and optionally a date and a status. Without a status, the version with the
 * latest date is current, the others with a date are superseded, and those without a date are unstable. Reports `config/unknown-key` and
 * `config/wrong-value`.
 */
export function readVersions(document: YamlDocument, report: Report): SiteVersion[] {
  const { value, span: whole } = document;
  const wrong = (message: string, span: Span, help: string): void =>
    report({ rule: 'config/wrong-value', severity: 'error', message, span, help });
  if (!Array.isArray(value) || value.length === 0) {
    if (value !== undefined)
      wrong(
        'The file must contain a list of versions.',
        whole,
        'Write one version per item: `- { label: v1.2, address: /v1.2/, date: 2026-05-05 }`.',
      );
    return [];
  }
  const entries = value.flatMap((item, i): Entry[] => {
    const span = rangeOf(value, i)?.value ?? whole;
    if (isMap(item)) return readEntry(item, span, report, wrong);
    wrong('A version must be a map.', span, 'Write `{ label: v1.2, address: /v1.2/, date: 2026-05-05 }`.');
    return [];
  });
  const labels = new Set<string>();
  for (const { label, span } of entries) {
    if (labels.has(label)) wrong(`Duplicate version "${label}".`, span, 'Remove one of them.');
    labels.add(label);
  }
  const marked = entries.filter(({ status }) => status === 'current');
  for (const { label, span } of marked.slice(1))
    wrong(`Version "${label}" is a second current version.`, span, 'Mark only one version as current.');
  const dates = entries.flatMap(({ date, status }) =>
    status === undefined && date !== undefined ? [date] : [],
  );
  const latest = marked.length > 0 ? undefined : dates.sort().at(-1);
  return entries.map(({ label, address, date, status }) => ({
    label,
    address,
    date,
    status: status ?? (date === undefined ? 'unstable' : date === latest ? 'current' : 'superseded'),
  }));
}

interface Entry {
  readonly label: string;
  readonly address: string;
  readonly date: string | undefined;
  readonly status: VersionStatus | undefined;
  readonly span: Span;
}

function readEntry(
  item: YamlMap,
  span: Span,
  report: Report,
  wrong: (message: string, span: Span, help: string) => void,
): Entry[] {
  const misspelt = new Set<string>();
  for (const key of Object.keys(item)) {
    if (keys.includes(key)) continue;
    const near = closest(key, keys);
    if (near) misspelt.add(near);
    report({
      rule: 'config/unknown-key',
      severity: 'error',
      message: `Unknown key "${key}" in a version.`,
      span: rangeOf(item, key)?.key ?? span,
      help: near ? `Did you mean "${near}"?` : `The keys are ${keys.join(', ')}.`,
    });
  }
  const at = (key: string): Span => rangeOf(item, key)?.value ?? span;
  const { label, address, date, status } = item;
  const shown = typeof label === 'number' ? String(label) : label;
  const day = date === undefined || date === null ? undefined : String(date);
  const known = statuses.find((one) => one === status);
  const isMisspelt = (key: string): boolean => item[key] === undefined && misspelt.has(key);
  if ((typeof shown !== 'string' || shown.trim() === '') && !isMisspelt('label'))
    wrong('A version has no label.', at('label'), 'Write `label: v1.2`.');
  if ((typeof address !== 'string' || !isAddress(address)) && !isMisspelt('address'))
    wrong(
      'The address of a version must be an address of the web or a path.',
      at('address'),
      'Write `address: https://example.org/v1.2/`, or `address: /v1.2/`.',
    );
  if (day !== undefined && !isCalendarDate(day))
    wrong(`"${day}" is not a valid date.`, at('date'), 'Write the date as `2026-05-05`.');
  if (status !== undefined && !known)
    wrong(`Unknown status of a version.`, at('status'), `Use ${statuses.join(', ')}.`);
  if (typeof shown !== 'string' || typeof address !== 'string') return [];
  return [{ label: shown, address: address.replace(/\/*$/, '/'), date: day, status: known, span }];
}

/** Whether a text is an address of the web, or a path that stays on its host. */
const isAddress = (text: string): boolean =>
  /^https?:\/\/[^\s/?#]+(?:\/[^\s?#]*)?$/.test(text) ||
  /^(?!\/\/)(?:\/|\.{1,2}\/|[\w.~-]+(?:\/|$))[^\s?#:\\]*$/.test(text);

/** What identifies the site that is built among its versions. */
export interface OwnVersion {
  /** Without a slash at the end. */
  readonly baseUrl: string | undefined;
  /** The path in front of all pages: `/v1.19`; empty for the root of a host. */
  readonly basePath: string;
  readonly labels: readonly string[];
}

/** The version of the site that is built: by its address, or else by its label; `undefined` if none is. */
export function ownVersion(
  versions: readonly SiteVersion[],
  { baseUrl, basePath, labels }: OwnVersion,
): SiteVersion | undefined {
  return (
    versions.find(({ address }) => baseUrl !== undefined && address === `${baseUrl}/`) ??
    versions.find(
      ({ address }) => basePath !== '' && address.replace(/^https?:\/\/[^/]+/, '') === `${basePath}/`,
    ) ??
    versions.find(({ label }) => labels.includes(label))
  );
}

/** The versions of a site, with the one that is built. */
export interface SiteVersions {
  readonly all: readonly SiteVersion[];
  readonly own: SiteVersion;
}
