import type { Node } from '../doc/nodes.js';
import type { BlockSink, SectionScope, SectionTitle } from './parser.js';
import type { Unit } from './sections.js';

/** Collects blocks where section titles are allowed; each title starts a unit. */
export class UnitSink implements BlockSink {
  readonly units: Unit[] = [{ body: [] }];
  readonly titles = true;
  #scope: SectionScope | undefined;

  get nodes(): Node[] {
    return this.units.at(-1)?.body ?? [];
  }

  section(heading: SectionTitle): void {
    this.units.push({ heading, body: [], ...(this.#scope ? { scope: this.#scope } : {}) });
  }

  within(scope: SectionScope, read: () => void): void {
    const outer = this.#scope;
    this.#scope = scope;
    this.units.push({ body: [], scope });
    read();
    this.#scope = outer;
    this.units.push({ body: [], ...(outer ? { scope: outer } : {}) });
  }
}
