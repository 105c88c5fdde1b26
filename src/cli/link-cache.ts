import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { writeAtomic } from './write-atomic.js';

const week = 7 * 24 * 60 * 60 * 1000;

/** Addresses that were found to be there, with the time of it. Those that were not are asked for each time. */
export interface LinkCache {
  has(address: string): boolean;
  add(address: string): void;
  /** Writes what was added; a cache that cannot be written is none. */
  save(): void;
}

/** The user's cache: `$XDG_CACHE_HOME/spec/links.json`, or the one below `~/.cache`. */
export function openLinkCache(now = Date.now()): LinkCache {
  const { XDG_CACHE_HOME: named } = process.env;
  const folder = named !== undefined && isAbsolute(named) ? named : join(homedir(), '.cache');
  const path = join(folder, 'spec/links.json');
  const seen = new Map([...read(path)].filter(([, at]) => at <= now && now - at < week));
  return {
    has: (address) => seen.has(address),
    add: (address) => seen.set(address, now),
    save() {
      try {
        writeAtomic(path, `${JSON.stringify(Object.fromEntries([...seen].sort()), null, 1)}\n`);
      } catch {}
    },
  };
}

function read(path: string): ReadonlyMap<string, number> {
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof content !== 'object' || content === null) return new Map();
    return new Map(
      Object.entries(content).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
    );
  } catch {
    return new Map();
  }
}
