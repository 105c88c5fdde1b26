import type { Report } from '../diagnostics/diagnostic.js';
import type { ProtocolSettings } from '../spec/protocol-settings.js';
import { isMap, rangeOf, spanOf, type YamlMap, type YamlValue } from '../yaml/parse.js';
import { listAt, mapAt, valueAt } from '../yaml/value.js';
import { wrongValue } from './settings.js';

/** Keys of entries that have to be distinct: the list, the key, and the noun for an entry. */
const distinct = [
  ['apis', 'folder', 'APIs'],
  ['apis', 'suffix', 'APIs'],
  ['apis', 'changelog', 'APIs'],
  ['labels', 'name', 'labels'],
  ['labels', 'token', 'labels'],
  ['labels', 'option', 'labels'],
  ['labels', 'short', 'labels'],
] as const;

/** Reports settings of a valid configuration that contradict each other or the preset (`extended`), as `config/wrong-value`. */
export function reportContradictions(config: YamlMap, extended: ProtocolSettings, report: Report): void {
  const protocol = mapAt(config, 'protocol');
  if (!protocol) return;
  for (const [list, key, noun] of distinct)
    reportDuplicates(
      listAt(protocol, list) ?? [],
      key,
      (value) => `Two ${noun} have the ${key} "${value}".`,
      report,
    );
  const groups = listAt(mapAt(protocol, 'events'), 'groups') ?? [];
  reportDuplicates(
    groups,
    'variable',
    (value) => `Two groups of events have the variable "${value}".`,
    report,
  );

  const labels = new Set((extended.labels ?? []).map(({ name }) => name));
  const unknownLabel = (map: YamlValue, of: string): void => {
    const label = valueAt(map, 'label');
    if (!isMap(map) || typeof label !== 'string' || labels.has(label)) return;
    const help = labels.size > 0 ? `Use one of ${[...labels].join(', ')}.` : 'Define it under `labels:`.';
    reportAt(map, 'label', `Unknown release label "${label}" of ${of}.`, help, report);
  };
  for (const api of listAt(protocol, 'apis') ?? []) unknownLabel(api, 'an API');
  unknownLabel(protocol['major-version'] ?? null, 'the major version');

  const used = new Set(extended.apis?.map(({ label }) => label));
  if (used.size === 0) return;
  for (const label of listAt(protocol, 'labels') ?? []) {
    const name = valueAt(label, 'name');
    if (!isMap(label) || typeof name !== 'string' || used.has(name)) continue;
    const help = 'Add `label` to an API, or remove the label.';
    reportAt(label, 'name', `No API has the release label "${name}".`, help, report);
  }
  const merged = mapAt(protocol, 'merged-api');
  const folder = valueAt(merged, 'api');
  const folders = (extended.apis ?? []).map((api) => api.folder);
  if (merged && typeof folder === 'string' && !folders.includes(folder))
    reportAt(
      merged,
      'api',
      `No API has the folder "${folder}".`,
      `Use one of ${folders.join(', ')}.`,
      report,
    );
}

function reportDuplicates(
  list: readonly YamlValue[],
  key: string,
  message: (value: string) => string,
  report: Report,
): void {
  const known = new Set<YamlValue>();
  for (const entry of list) {
    const value = valueAt(entry, key);
    if (!isMap(entry) || typeof value !== 'string') continue;
    if (known.has(value)) reportAt(entry, key, message(value), 'Change one of them.', report);
    known.add(value);
  }
}

function reportAt(map: YamlMap, key: string, message: string, help: string, report: Report): void {
  const span = rangeOf(map, key)?.value ?? spanOf(map);
  if (span) report(wrongValue(message, span, help));
}
