import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { sortDiagnostics } from '../diagnostics/order.js';
import { type Config, configFile, defaultConfig } from '../policy/config.js';
import type { Reader } from '../source/reader.js';
import { SourceText } from '../source/text.js';
import { matrix } from '../spec/matrix.js';
import { ConfigurationError } from './usage-error.js';

/** Reads `spec.config.yaml`; the default configuration if it does not exist. Throws a ConfigurationError if it has errors. */
export async function loadConfig(reader: Reader): Promise<Config> {
  const text = reader.read(configFile);
  return text === undefined ? defaultConfig : (await configReader())(text);
}

/** Loads the reader of configurations. It throws a ConfigurationError if a text has errors. */
export async function configReader(): Promise<(text: string | undefined) => Config> {
  const { readConfig } = await import('../policy/read-config.js');
  const { catalogue } = await import('../check/catalogue/index.js');
  const names = {
    rules: catalogue.map(({ id }) => id),
    releases: matrix.labels.map(({ name }) => name),
  };
  return (text) => {
    if (text === undefined) return defaultConfig;
    const problems: Diagnostic[] = [];
    const config = readConfig(SourceText.file(configFile, text), names, (problem) => problems.push(problem));
    if (problems.length > 0) throw new ConfigurationError(sortDiagnostics(problems));
    return config;
  };
}
