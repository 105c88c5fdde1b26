import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { type Element, element, type Node, text } from '../../doc/nodes.js';
import type { ShortcodeCall } from '../../markdown/shortcode.js';
import type { Span } from '../../source/text.js';

/** The kind of change that a version note marks. */
export type VersionChange = 'New' | 'Changed';

/** What version notes depend on besides their arguments. */
export interface NoteContext {
  /** Whether "in this version" is requested by an argument (`this=true`), or derived from the `version` of the page. */
  readonly thisVersion: 'argument' | 'page';
  /** The version that the page describes. */
  readonly pageVersion: string | undefined;
  /** Notes about this version that are left out. */
  readonly omitted: readonly VersionChange[];
}

const notes = {
  'added-in': { here: 'New', elsewhere: 'Added' },
  'changed-in': { here: 'Changed', elsewhere: 'Changed' },
} as const;

export type VersionNoteName = keyof typeof notes;

export const isVersionNote = (name: string): name is VersionNoteName => Object.hasOwn(notes, name);

/**
 * The text of `added-in` or `changed-in`; nothing for a note that does not apply to the page. Reports a missing version as
 * `page/shortcode-argument`.
 *
 *     {{% added-in v="1.2" %}}          [Added in `v1.2`]
 *     {{% added-in v=11 %}}             [New in this version], on the page of version 11
 *     {{% added-in this=true %}}        [New in this version]
 */
export function versionNote(
  name: VersionNoteName,
  { named }: ShortcodeCall,
  context: NoteContext,
  span: Span,
  report: (problem: Diagnostic) => void,
): readonly Node[] {
  const { here, elsewhere } = notes[name];
  const { v: version, this: isThis } = named;
  const inThisVersion = (): readonly Node[] =>
    context.omitted.includes(here) ? [] : [strong(span, [text(`[${here} in this version]`, span)])];
  if (isThis !== undefined && (context.thisVersion === 'argument' || version === undefined))
    return inThisVersion();
  if (version === undefined) {
    report({
      rule: 'page/shortcode-argument',
      severity: 'error',
      message: `The shortcode "${name}" lacks the argument "v".`,
      span,
      help: `Write the version: {{% ${name} v="1.2" %}}.`,
    });
    return [];
  }
  if (context.thisVersion === 'page' && context.pageVersion !== undefined)
    return version === context.pageVersion ? inThisVersion() : [];
  const literal = element('literal', span, [text(`v${version}`, span)]);
  return [strong(span, [text(`[${elsewhere} in `, span), literal, text(']', span)])];
}

const strong = (span: Span, children: Node[]): Element => element('strong', span, children);
