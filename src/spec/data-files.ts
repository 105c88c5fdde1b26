import type { Reader } from '../source/reader.js';
import type { Layout } from './layout.js';
import type { Protocol } from './protocol.js';

/** The YAML and JSON files in the data folders of a layout, and files of events, which need no extension; by canonical path. */
export function* dataFiles(
  reader: Pick<Reader, 'list' | 'canonical'>,
  layout: Layout,
  { eventPrefix }: Protocol,
): Generator<string> {
  const eventFolders = new Set([layout.eventSchemas, layout.eventExamples]);
  const open = [...layout.dataFolders];
  for (let folder = open.shift(); folder !== undefined; folder = open.shift()) {
    for (const { name, kind } of reader.list(folder) ?? []) {
      const path = `${folder}/${name}`;
      // The target of a symbolic link is listed under its own path.
      if (reader.canonical(path) !== path) continue;
      if (kind === 'directory') open.push(path);
      else if (/\.(ya?ml|json)$/.test(name)) yield path;
      else if (eventFolders.has(folder) && name.startsWith(eventPrefix)) yield path;
    }
  }
}
