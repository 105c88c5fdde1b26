import type { Element } from './nodes.js';

/** An element that references may resolve to, with its unambiguous and its ambiguous names. */
export interface Target {
  readonly element: Element;
  id: string;
  names: string[];
  dupnames: string[];
}

/** The origin of a name. If two elements have the same name, the higher rank wins. */
export enum Rank {
  /** An additional name, used only if no other element has it. */
  alias,
  /** The text of a title. */
  implicit,
  /** A reference with an embedded URI; docutils treats its name as implicit. */
  embedded,
  /** A name that the author assigned. */
  explicit,
}

/** A name that another element already has. */
export interface NameConflict {
  readonly name: string;
  /** docutils' level of the message. */
  readonly level: 1 | 2;
  readonly rule: 'rst/duplicate-target' | 'rst/duplicate-implicit-target';
  readonly message: string;
  /** Whether the name is now ambiguous. */
  readonly isAmbiguous: boolean;
  /** The previous element of this name; `undefined` if the name was ambiguous already. */
  readonly first: Element | undefined;
}

interface Entry {
  /** `undefined` if the name is ambiguous. */
  target: Target | undefined;
  rank: Rank;
}

/**
 * Maps reference names to elements (`document.note_explicit_target`, `note_implicit_target`). If two elements have the
 * same name, it resolves as follows:
 *
 *     rank of the new element   the name resolves to
 *     higher                    the new element
 *     lower                     the old element
 *     equal                     nothing, or the old element if both have the same URI
 */
export class TargetNames {
  readonly #entries = new Map<string, Entry>();

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  keys(): Iterable<string> {
    return this.#entries.keys();
  }

  /** The target with this name; `ambiguous` if several have it. */
  find(name: string): Target | 'ambiguous' | undefined {
    const entry = this.#entries.get(name);
    return entry && (entry.target ?? 'ambiguous');
  }

  /** Registers the names of a target; names that lose a conflict move to its `dupnames`. */
  add(target: Target, rank: Rank): NameConflict[] {
    const conflicts: NameConflict[] = [];
    for (const name of [...target.names]) {
      const entry = this.#entries.get(name);
      if (entry === undefined) this.#entries.set(name, { target, rank });
      else if (entry.target !== target) {
        const conflict = resolveConflict(name, entry, target, rank);
        if (conflict) conflicts.push(conflict);
      }
    }
    return conflicts;
  }
}

function resolveConflict(name: string, entry: Entry, target: Target, rank: Rank): NameConflict | undefined {
  const { target: old, rank: oldRank } = entry;
  const first = old?.element;
  entry.rank = Math.max(rank, oldRank);
  const address = old && sharedAddress(target.element, old.element);
  if (address !== undefined) {
    removeName(target, name);
    const message = `Duplicate name "${name}" for external target "${address}".`;
    return { name, level: 1, rule: 'rst/duplicate-target', message, isAmbiguous: false, first };
  }
  if (rank > oldRank) {
    entry.target = target;
    if (!old) return undefined;
    removeName(old, name);
    const message = `Target name overrides implicit target name "${name}".`;
    return { name, level: 1, rule: 'rst/duplicate-implicit-target', message, isAmbiguous: false, first };
  }
  removeName(target, name);
  const isAmbiguous = rank === oldRank;
  if (old && isAmbiguous) {
    removeName(old, name);
    entry.target = undefined;
  }
  return rank > Rank.implicit
    ? {
        name,
        level: 2,
        rule: 'rst/duplicate-target',
        message: `Duplicate explicit target name: "${name}".`,
        isAmbiguous,
        first,
      }
    : {
        name,
        level: 1,
        rule: 'rst/duplicate-implicit-target',
        message: `Duplicate implicit target name: "${name}".`,
        isAmbiguous,
        first,
      };
}

/** The URI or the name that both elements refer to, if it is the same. */
function sharedAddress({ attributes: a }: Element, { attributes: b }: Element): string | undefined {
  const isShared =
    (a.refname !== undefined && a.refname === b.refname) || (a.refuri !== undefined && a.refuri === b.refuri);
  return isShared ? (a.refuri ?? a.refname) : undefined;
}

function removeName(target: Target, name: string): void {
  target.names = target.names.filter((other) => other !== name);
  target.dupnames.push(name);
}
