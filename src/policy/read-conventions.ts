import type { Report } from '../diagnostics/diagnostic.js';
import { inlineJson } from '../schema/json-text.js';
import type { Conventions } from '../spec/conventions.js';
import type { YamlValue } from '../yaml/value.js';
import { knownEntriesOf, type Setting, wrongValue } from './settings.js';

interface Reader {
  /** The convention for a value of the setting; `undefined` for an invalid value. */
  read(value: YamlValue): Partial<Conventions> | undefined;
  /** The values that `read` accepts. */
  readonly expected: string;
  readonly example: string;
}

const flag = (convention: (isSet: boolean) => Partial<Conventions>): Reader => ({
  read: (value) => (typeof value === 'boolean' ? convention(value) : undefined),
  expected: 'true or false',
  example: 'true',
});

const columns = (convention: (titles: readonly string[]) => Partial<Conventions>): Reader => ({
  read(value) {
    const titles = Array.isArray(value) ? value.filter((title) => typeof title === 'string') : [];
    return Array.isArray(value) && value.length === 3 && titles.length === 3 ? convention(titles) : undefined;
  },
  expected: 'a list of three column titles',
  example: '[Parameter, Type, Description]',
});

/** The settings under `conventions`. */
const readers: Readonly<Record<string, Reader>> = {
  'deprecated-in-title': flag((deprecatedInTitle) => ({ deprecatedInTitle })),
  'variant-in-title': {
    read(value) {
      const variantInTitle = (['none', 'messages', 'all'] as const).find((known) => known === value);
      return variantInTitle && { variantInTitle };
    },
    expected: 'none, messages or all',
    example: 'all',
  },
  'enum-titles': flag((enumTitles) => ({ enumTitles })),
  'map-titles': flag((mapTitles) => ({ mapTitles })),
  'request-columns': columns((requestColumns) => ({ requestColumns })),
  'response-columns': columns((responseColumns) => ({ responseColumns })),
  'bare-requests': flag((bareRequests) => ({ bareRequests })),
  'host-has-port': flag((hostHasPort) => ({ hostHasPort })),
  'sorted-operations': flag((sortedOperations) => ({ sortedOperations })),
  'label-in-paths': flag((labelInPaths) => ({ labelInPaths })),
  'dense-changelog-lists': flag((denseChangelogLists) => ({ denseChangelogLists })),
  'how-tos': flag((howTos) => ({ howTos })),
};

/** Reads `conventions:`. Reports `config/unknown-key` and `config/wrong-value`; invalid settings are skipped. */
export function readConventions(setting: Setting, report: Report): Partial<Conventions> {
  let conventions: Partial<Conventions> = {};
  for (const { name, value, span } of knownEntriesOf(setting, Object.keys(readers), report)) {
    const reader = readers[name];
    const convention = reader?.read(value);
    if (convention) conventions = { ...conventions, ...convention };
    else if (reader)
      report(
        wrongValue(
          `\`${name}\` must be ${reader.expected}, got ${inlineJson(value)}.`,
          span,
          `Write \`${name}: ${reader.example}\`.`,
        ),
      );
  }
  return conventions;
}
