import type { Span } from '../../source/text.js';
import type { Subject } from '../change.js';
import type { BlockForm } from './blocks.js';
import type { Part } from './text-diff.js';

/** The address of a section. */
export interface SectionAddress {
  readonly page: string;
  readonly id: string | undefined;
  readonly title: string;
}

/** What has happened to a section. */
export type SectionChangeKind = 'added' | 'removed' | 'renamed' | 'moved' | 'changed';

/** A change of a paragraph, a row of a table or a listing. */
export interface BlockChange {
  readonly form: BlockForm;
  /** The text in order, with what was deleted and inserted. */
  readonly parts: readonly Part[];
  readonly beforeSpan?: Span | undefined;
  readonly afterSpan?: Span | undefined;
}

/** A section that differs between two states. */
export interface SectionChange {
  /** At least one. */
  readonly kinds: readonly SectionChangeKind[];
  readonly before?: SectionAddress | undefined;
  readonly after?: SectionAddress | undefined;
  /** The titles of the sections above it, if it was moved. */
  readonly above?: { readonly before: string; readonly after: string } | undefined;
  /** The number of its subsections that were added or removed with it. */
  readonly subsections: number;
  readonly blocks: readonly BlockChange[];
  readonly beforeSpan?: Span | undefined;
  readonly afterSpan?: Span | undefined;
}

/** A change of a normative word (RFC 2119), or a sentence with one that was added or removed. */
export interface RequirementChange {
  /** The section, or the operation or event, that contains it. */
  readonly at: SectionAddress | Subject;
  /** `MUST`, `SHOULD NOT`; `undefined` if it is only in the other state. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** The sentence in the new state, or in the old one if it was removed. */
  readonly sentence: string;
}

/** An anchor that no longer exists. */
export interface LostAnchor {
  readonly page: string;
  readonly id: string;
  /** `PAGE#ID` of the likely new anchor. */
  readonly successor: string | undefined;
}
