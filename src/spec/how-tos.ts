import type { Entry } from '../source/reader.js';
import type { Span } from '../source/text.js';
import type { Target, Targets } from './targets.js';

export const howToFolder = 'supporting-docs/howtos';
const name = 'howtos';

/**
 * Adds the document `howtos` with all how-tos of the repository, which early repositories build without listing it in targets.yaml.
 * Returns `targets` unchanged if there are no how-tos, or if targets.yaml defines the document itself. `entries` is the content of
 * `howToFolder`, `span` is targets.yaml.
 */
export function withHowTos(targets: Targets, entries: readonly Entry[], span: Span): Targets {
  const paths = entries.flatMap((entry) =>
    entry.kind === 'file' && entry.name.endsWith('.rst') ? [`../${howToFolder}/${entry.name}`] : [],
  );
  if (paths.length === 0 || targets.targets.has(name)) return targets;
  const howTos: Target = {
    name,
    files: paths.map((path) => ({ path, depth: 0, span })),
    versionLabel: undefined,
    span,
    isIncomplete: false,
  };
  return { ...targets, targets: new Map([...targets.targets, [name, howTos]]) };
}
