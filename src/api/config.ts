import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { sortDiagnostics } from '../diagnostics/order.js';
import { type Config, configFile, defaultConfig } from '../policy/config.js';
import type { Reader } from '../source/reader.js';
import { SourceText } from '../source/text.js';
import { defaultPreset, protocolFor } from '../spec/presets.js';
import type { Protocol } from '../spec/protocol.js';
import { ConfigurationError, UsageError } from './usage-error.js';

/** The configuration that was read last: options of the command line depend on it, and then the command reads it. */
let lastRead: { readonly text: string; readonly config: Config } | undefined;

/** Reads `spec.config.yaml`; the default configuration if it does not exist. Throws a ConfigurationError if it has errors, and a UsageError if it is a folder. */
export async function loadConfig(reader: Reader): Promise<Config> {
  const text = reader.read(configFile);
  if (text === undefined && reader.list(configFile))
    throw new UsageError(`${configFile} is a folder. Replace it with a file.`);
  if (text === undefined) return defaultConfig;
  if (lastRead?.text !== text) lastRead = { text, config: (await configReader(reader))(text) };
  return lastRead.config;
}

/** The protocol of a repository with this configuration. */
export const configuredProtocol = (reader: Reader, config: Config): Protocol =>
  protocolFor(reader, config.extends, config.protocol);

/** Loads the reader of configurations. It throws a ConfigurationError if a text has errors. */
export async function configReader(reader: Reader): Promise<(text: string | undefined) => Config> {
  const { readConfig } = await import('../policy/read-config.js');
  const { catalogue } = await import('../check/catalogue/index.js');
  const rules = catalogue.map(({ id }) => id);
  return (text) => {
    if (text === undefined) return defaultConfig;
    const names = { rules, preset: defaultPreset(reader) };
    const problems: Diagnostic[] = [];
    const config = readConfig(SourceText.file(configFile, text), names, (problem) => problems.push(problem));
    if (problems.length > 0) throw new ConfigurationError(sortDiagnostics(problems));
    return config;
  };
}
