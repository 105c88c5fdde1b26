import matrixPreset from '../../presets/matrix.json' with { type: 'json' };
import type { Reader } from '../source/reader.js';
import { SourceText } from '../source/text.js';
import { parseYaml } from '../yaml/parse.js';
import { mapAt } from '../yaml/value.js';
import { apiFiles } from './layouts/layout-2016.js';
import { hasLayout2021 } from './layouts/layout-2021.js';
import type { LabelDefinition, Protocol } from './protocol.js';
import { type ApiSettings, extendSettings, type ProtocolSettings, protocolOf } from './protocol-settings.js';

/** The settings that a configuration can extend, by the value of `extends`. */
const presets = { matrix: matrixPreset.protocol, none: {} } satisfies Readonly<
  Record<string, ProtocolSettings>
>;

export type PresetName = keyof typeof presets;

/** The Matrix protocol. */
export const matrix: Protocol = protocolOf(presets.matrix);

/** The preset with this name; `undefined` if there is none. */
export const presetNamed = (name: unknown): PresetName | undefined =>
  name === 'matrix' || name === 'none' ? name : undefined;

/** The release labels of all presets. */
export const presetLabels: readonly LabelDefinition[] = matrix.labels;

/** The settings of a preset, extended by others. */
export const settingsWith = (preset: PresetName, settings: ProtocolSettings): ProtocolSettings =>
  extendSettings(presets[preset], settings);

/**
 * The protocol of a repository. `preset` is the value of `extends`; without it, a repository of a layout of the Matrix specification (with
 * `targets.yaml`, or of 2021) extends `matrix`, and any other one `none`. If no APIs are configured, each folder of API files is one.
 */
export function protocolFor(
  reader: Reader,
  preset?: PresetName | undefined,
  settings?: ProtocolSettings | undefined,
): Protocol {
  const name = preset ?? defaultPreset(reader);
  if (name === 'matrix' && !settings) return matrix;
  const extended = settingsWith(name, settings ?? {});
  return protocolOf(extended, extended.apis ? [] : findApis(reader));
}

/** The preset of a repository whose configuration has no `extends`. */
export const defaultPreset = (reader: Reader): PresetName =>
  reader.canonical('specification/targets.yaml') !== undefined || hasLayout2021(reader) ? 'matrix' : 'none';

/** The folders of `api/` (or `data/api/`) that have API files, each with the title in the first of its files that has one. */
function findApis(reader: Reader): ApiSettings[] {
  const root = hasLayout2021(reader) ? 'data/api' : 'api';
  return (reader.list(root) ?? []).flatMap(({ name: folder, kind }) => {
    if (kind !== 'directory') return [];
    const documents = apiFiles(reader, `${root}/${folder}`).flatMap((name) => {
      const text = reader.read(`${root}/${folder}/${name}`);
      return text !== undefined && /^["']?(?:swagger|openapi)\b/m.test(text)
        ? [SourceText.file(name, text)]
        : [];
    });
    if (documents.length === 0) return [];
    const title = firstTitle(documents);
    return [{ folder, ...(title !== undefined && { title }) }];
  });
}

function firstTitle(documents: readonly SourceText[]): string | undefined {
  for (const document of documents) {
    const title = mapAt(parseYaml(document).value ?? null, 'info')?.title;
    if (typeof title === 'string') return title;
  }
  return undefined;
}
