import type { Report, Severity } from '../../diagnostics/diagnostic.js';
import { closest } from '../../doc/closest.js';
import type { ShortcodeCall } from '../../markdown/shortcode.js';
import { type Entry, folderOf, nameOf } from '../../source/reader.js';
import type { Span } from '../../source/text.js';
import type { ModernConventions } from '../layouts/release-conventions.js';
import type { VersionChange } from './version-notes.js';

/** An argument of a shortcode; reports a missing one as `page/shortcode-argument`. */
export function requiredArgument(
  call: ShortcodeCall,
  name: string,
  span: Span,
  report: Report,
): string | undefined {
  const value = call.named[name];
  if (value !== undefined && value !== '') return value;
  report({
    rule: 'page/shortcode-argument',
    severity: 'error',
    message: `The shortcode "${call.name}" lacks the argument "${name}".`,
    span,
    help: `Add the argument: {{% ${call.name} ${name}="…" %}}.`,
  });
  return undefined;
}

/** The names of the files in a folder. */
export const fileNames = (entries: readonly Entry[] | undefined): string[] =>
  (entries ?? []).flatMap(({ name, kind }) => (kind === 'file' ? [name] : []));

/** Reports a file that a shortcode refers to and that does not exist; `names` are the files in its folder, for a suggestion. */
export function reportMissingFile(
  path: string,
  names: readonly string[],
  span: Span,
  report: Report,
  severity: Severity = 'error',
): void {
  const suggestion = closest(nameOf(path), names);
  report({
    rule: 'page/missing-file',
    severity,
    message: `File not found: ${path}.`,
    span,
    help:
      suggestion === undefined
        ? 'Fix the argument of the shortcode, or add the file.'
        : `Did you mean ${folderOf(path)}/${suggestion}?`,
  });
}

/** The version notes that a fragment of a room version loses where it is included. */
export const omittedNotes = (
  { delimiter, named }: ShortcodeCall,
  { fragmentLosesNotes, fragmentLosesNotesIn }: ModernConventions,
): readonly VersionChange[] =>
  named.withVersioning !== undefined || !fragmentLosesNotesIn.includes(delimiter) ? [] : fragmentLosesNotes;
