import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Comparison } from '../../../src/diff/comparison.js';
import type { Changes } from '../../faults/fault.js';
import type { Random } from '../../faults/random.js';

/** A repository to plant changes in: its texts by path. */
export interface Sources {
  readonly files: ReadonlyMap<string, string>;
}

/** What a comparison finds, without lost anchors: each change as `KIND SUBJECT`, section as `KINDS TITLE`, and requirement as `WORD → WORD`. */
export interface Findings {
  readonly changes: readonly string[];
  readonly sections: readonly string[];
  readonly requirements: readonly string[];
}

/** A change of the sources, and what `spec diff` finds. */
export interface Planted {
  readonly changes: Changes;
  /** Keys that are absent are empty. */
  readonly expected: Partial<Findings>;
}

/** A kind of change that keeps the repository valid. */
export interface Kind {
  readonly name: string;
  /** Plants such a change at a random location; `undefined` if the chosen location is unsuitable. */
  plant(sources: Sources, random: Random): Planted | undefined;
}

/** The findings of a comparison. A section that several pages contain is one finding. */
export function findingsOf({ changes, sections, requirements }: Comparison): Findings {
  return {
    changes: changes.map(({ kind, subject }) => `${kind} ${subject.name}`),
    sections: [
      ...new Set(
        sections.map(({ kinds, before, after, blocks }) =>
          [
            kinds.join(', '),
            (after ?? before)?.title,
            ...blocks.flatMap(({ parts }) =>
              parts.filter(({ kind }) => kind !== 'equal').map(({ kind, text }) => `${kind} ${text.trim()}`),
            ),
          ].join(': '),
        ),
      ),
    ],
    requirements: [
      ...new Set(requirements.map(({ before, after }) => `${before ?? 'none'} → ${after ?? 'none'}`)),
    ],
  };
}

const folders = ['specification', 'api', 'event-schemas'];

/** Reads the sources of a repository with `targets.yaml` or the folders of 2016. */
export function readSources(root: string): Sources {
  const files = new Map<string, string>();
  for (const folder of folders)
    for (const entry of readdirSync(root, { withFileTypes: true }).some(({ name }) => name === folder)
      ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      : [])
      if (entry.isFile() && !entry.name.startsWith('.')) {
        const path = join(entry.parentPath, entry.name);
        files.set(path.slice(root.length + 1), readFileSync(path, 'utf8'));
      }
  return { files };
}
