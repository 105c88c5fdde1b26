import type { Repository } from '../spec/repository.js';
import { sectionPath, type Target } from '../spec/targets.js';

/** Parses the section files of documents: `YamlAhead` parses data files meanwhile, before the documents show them. */
export function parseSections({ graph, section }: Repository, targets: Iterable<Target>): void {
  for (const { files } of targets)
    for (const file of files) {
      const path = sectionPath(file);
      if (path !== undefined) graph.get(section, path);
    }
}
