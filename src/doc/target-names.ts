import type { Element } from './nodes.js';

/** An element that references may lead to, with its names: those that lead to it, and those that it shares with others. */
export interface Target {
  readonly element: Element;
  id: string;
  names: string[];
  dupnames: string[];
}

/** What came of an element's name that another one had before. */
export interface NameConflict {
  readonly name: string;
  /** docutils' level of the message: 1 where the name still leads somewhere, or did so by the title of a section only. */
  readonly level: 1 | 2;
  readonly rule: 'rst/duplicate-target' | 'rst/duplicate-implicit-target';
  readonly message: string;
  /** The element that had the name; none where several had. */
  readonly first: Element | undefined;
}

interface Holder {
  /** None: several elements have the name, it leads nowhere. */
  target: Target | undefined;
  explicit: boolean;
}

/**
 * Reference names, and which element each leads to (`document.note_explicit_target`, `note_implicit_target`). Where two elements
 * have one name:
 *
 *     new       old       the name leads to
 *     explicit  explicit  nowhere                (level 2)
 *     explicit  implicit  the new one            (level 1)
 *     implicit  explicit  the old one            (level 1)
 *     implicit  implicit  nowhere                (level 1)
 *     same address as the old one: the old one   (level 1)
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

  /** Enters the names of a target; explicit ones were given by the author, implicit ones are those of titles. */
  add(target: Target, explicit: boolean): NameConflict[] {
    const conflicts: NameConflict[] = [];
    for (const name of [...target.names]) {
      const holder = this.#holders.get(name);
      if (holder === undefined) this.#holders.set(name, { target, explicit });
      else if (holder.target !== target) {
        const conflict = meet(name, holder, target, explicit);
        if (conflict) conflicts.push(conflict);
      }
    }
    return conflicts;
  }
}

function meet(name: string, holder: Holder, target: Target, explicit: boolean): NameConflict | undefined {
  const { target: old, explicit: oldExplicit } = holder;
  holder.explicit ||= explicit;
  const first = old?.element;
  const address = old && sharedAddress(target.element, old.element);
  if (address !== undefined) {
    disown(target, name);
    const message = `Duplicate name "${name}" for external target "${address}".`;
    return { name, level: 1, rule: 'rst/duplicate-target', message, first };
  }
  if (explicit && !oldExplicit) {
    holder.target = target;
    if (!old) return undefined;
    disown(old, name);
    const message = `Target name overrides implicit target name "${name}".`;
    return { name, level: 1, rule: 'rst/duplicate-implicit-target', message, first };
  }
  disown(target, name);
  if (old && explicit === oldExplicit) {
    disown(old, name);
    holder.target = undefined;
  }
  return explicit
    ? {
        name,
        level: 2,
        rule: 'rst/duplicate-target',
        message: `Duplicate explicit target name: "${name}".`,
        first,
      }
    : {
        name,
        level: 1,
        rule: 'rst/duplicate-implicit-target',
        message: `Duplicate implicit target name: "${name}".`,
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
