import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { writeAtomic } from './write-atomic.js';

const week = 7 * 24 * 60 * 60 * 1000;

/** URLs that were requested successfully, with the time. Failures are not cached. */
export interface LinkCache {
  has(address: string): boolean;
  add(address: string): void;
  /** Writes the cache; failures are ignored. */
  save(): void;
}

/** Opens the user's cache: `$XDG_CACHE_HOME/spec/links.json`; the default folder is `~/.cache`. */
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
