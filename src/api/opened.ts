import type { Config } from '../policy/config.js';
import { fileReader } from '../source/file-reader.js';
import type { Reader } from '../source/reader.js';
import type { ReleaseLabels } from '../spec/labels.js';
import type { Protocol } from '../spec/protocol.js';
import { configuredProtocol, loadConfig } from './config.js';
import { type LabelChoice, releaseLabels } from './labels.js';

/** A repository to work on. Each operation reads its files again. */
export interface Opened {
  /** The absolute path of the repository. */
  readonly root: string;
  readonly labels: LabelChoice;
}

/** The sources of a repository with its configuration. */
export interface Configured {
  readonly reader: Reader;
  readonly config: Config;
  readonly protocol: Protocol;
  readonly labels: ReleaseLabels;
}

/** Reads the configuration of a repository. Throws a ConfigurationError if it has errors, and a UsageError for an unknown label. */
export async function configure(
  { root, labels }: Opened,
  reader: Reader = fileReader(root),
): Promise<Configured> {
  const config = await loadConfig(reader);
  const protocol = configuredProtocol(reader, config);
  return { reader, config, protocol, labels: releaseLabels(labels, config, protocol) };
}
