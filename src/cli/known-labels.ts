import { resolve } from 'node:path';
import { loadConfig } from '../api/config.js';
import { nearestRoot } from '../api/root.js';
import { configFile } from '../policy/config.js';
import { fileReader } from '../source/file-reader.js';
import { presetLabels, protocolFor } from '../spec/presets.js';
import type { KnownLabels } from './program.js';

/**
 * The release labels of the repository that a command line refers to, for its options. Outside a repository, and if its configuration has
 * errors, which the command reports, these are the labels of the presets, not shown in the help.
 */
export async function knownLabels(named: string | undefined): Promise<KnownLabels> {
  const root = named === undefined ? nearestRoot(process.cwd()) : resolve(named);
  const hidden = { definitions: presetLabels, areHidden: true };
  if (root === undefined) return hidden;
  const reader = fileReader(root, () => undefined);
  if (reader.canonical(configFile) === undefined) {
    return { definitions: protocolFor(reader).labels, areHidden: false };
  }
  try {
    const config = await loadConfig(reader);
    return { definitions: protocolFor(reader, config.extends, config.protocol).labels, areHidden: false };
  } catch {
    return hidden;
  }
}
