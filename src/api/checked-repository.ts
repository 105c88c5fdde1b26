import type { RepositoryOptions } from '../spec/repository.js';
import type { YamlParser } from '../yaml/parse.js';
import type { Configured } from './opened.js';

/** The options of a repository to check. */
export const optionsOfCheck = (
  { config, protocol, labels }: Configured,
  parseYaml: YamlParser | undefined,
): RepositoryOptions => ({
  protocol,
  labels,
  // No problem depends on the version, and reading it starts a process.
  gitVersion: () => undefined,
  raw: true,
  keepsTypeTitles: true,
  prose: config.prose,
  conventions: config.conventions,
  parseYaml,
});
