import type { Element } from './nodes.js';

/** An element that references may lead to, with its names: those that lead to it, and those that it shares with others. */
export interface Target {
  readonly element: Element;
  id: string;
  names: string[];
  dupnames: string[];
}

/** Where a name comes from. Of two elements with one name, that of the higher rank counts. */
export enum Rank {
  /** A further name, where nothing else has it. */
  alias,
  /** The text of a title. */
  implicit,
  /** A reference that holds an address; docutils takes it as implicit. */
  embedded,
  /** What the author gave. */
  explicit,
}

/** What came of an element's name that another one had before. */
export interface NameConflict {
  readonly name: string;
  /** docutils' level of the message. */
  readonly level: 1 | 2;
  readonly rule: 'rst/duplicate-target' | 'rst/duplicate-implicit-target';
  readonly message: string;
  /** Whether the name leads nowhere now. */
  readonly isAmbiguous: boolean;
  /** The element that had the name; none where several had. */
  readonly first: Element | undefined;
}

interface Holder {
  /** None: several elements have the name, it leads nowhere. */
  target: Target | undefined;
  rank: Rank;
}

/**
 * Reference names, and which element each leads to (`document.note_explicit_target`, `note_implicit_target`). Where two elements
 * have one name:
 *
 *     new is of       the name leads to
 *     higher rank     the new one
 *     lower rank      the old one
 *     the same rank   nowhere; the old one, if both have the same address
 */
export class TargetNames {
  readonly #holders = new Map<string, Holder>();

  has(name: string): boolean {
    return this.#holders.has(name);
  }

  keys(): Iterable<string> {
    return this.#holders.keys();
  }

  /** The element that the name leads to; `ambiguous` where several have it. */
  find(name: string): Target | 'ambiguous' | undefined {
    const holder = this.#holders.get(name);
    return holder && (holder.target ?? 'ambiguous');
  }

  /** Enters the names of a target. */
  add(target: Target, rank: Rank): NameConflict[] {
    const conflicts: NameConflict[] = [];
    for (const name of [...target.names]) {
      const holder = this.#holders.get(name);
      if (holder === undefined) this.#holders.set(name, { target, rank });
      else if (holder.target !== target) {
        const conflict = meet(name, holder, target, rank);
        if (conflict) conflicts.push(conflict);
      }
    }
    return conflicts;
  }
}

function meet(name: string, holder: Holder, target: Target, rank: Rank): NameConflict | undefined {
  const { target: old, rank: oldRank } = holder;
  const first = old?.element;
  holder.rank = Math.max(rank, oldRank);
  const address = old && sharedAddress(target.element, old.element);
  if (address !== undefined) {
    disown(target, name);
    const message = `Duplicate name "${name}" for external target "${address}".`;
    return { name, level: 1, rule: 'rst/duplicate-target', message, isAmbiguous: false, first };
  }
  if (rank > oldRank) {
    holder.target = target;
    if (!old) return undefined;
    disown(old, name);
    const message = `Target name overrides implicit target name "${name}".`;
    return { name, level: 1, rule: 'rst/duplicate-implicit-target', message, isAmbiguous: false, first };
  }
  disown(target, name);
  const isAmbiguous = rank === oldRank;
  if (old && isAmbiguous) {
    disown(old, name);
    holder.target = undefined;
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

/** Where both lead, if that is the same. */
function sharedAddress({ attributes: a }: Element, { attributes: b }: Element): string | undefined {
  const isShared =
    (a.refname !== undefined && a.refname === b.refname) || (a.refuri !== undefined && a.refuri === b.refuri);
  return isShared ? (a.refuri ?? a.refname) : undefined;
}

function disown(target: Target, name: string): void {
  target.names = target.names.filter((own) => own !== name);
  target.dupnames.push(name);
}
