import type { Diagnostic, Fix } from '../diagnostics/diagnostic.js';
import { sortDiagnostics } from '../diagnostics/order.js';
import { inFile, type SourceText } from '../source/text.js';

/** A file with the fixes applied to it. */
export interface FixedFile {
  /** The original text. */
  readonly source: SourceText;
  readonly text: string;
  /** The fixed problems, in file order. */
  readonly fixed: readonly Diagnostic[];
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly diagnostic: Diagnostic;
}

/** Applies the fixes of diagnostics. Of overlapping fixes only the first is applied; a second run may apply the next. */
export function applyFixes(diagnostics: readonly Diagnostic[]): FixedFile[] {
  const files = new Map<string, { readonly source: SourceText; readonly edits: Edit[] }>();
  for (const diagnostic of sortDiagnostics(diagnostics)) {
    const edit = diagnostic.fix && editOf(diagnostic, diagnostic.fix);
    if (!edit) continue;
    const { source } = inFile(diagnostic.fix.span);
    const file = files.get(source.path) ?? { source, edits: [] };
    files.set(source.path, file);
    file.edits.push(edit);
  }
  return [...files.values()].flatMap(({ source, edits }) => {
    const applicable = withoutOverlaps(edits);
    const text = applyEdits(source.text, applicable);
    return text === source.text
      ? []
      : [{ source, text, fixed: applicable.map(({ diagnostic }) => diagnostic) }];
  });
}

/** Returns the edit of the file; `undefined` if the replaced text is written differently in the file, for example with escapes. */
function editOf(diagnostic: Diagnostic, { span, text }: Fix): Edit | undefined {
  const { source, start, end } = inFile(span);
  const isVerbatim = source.text.slice(start, end) === span.source.text.slice(span.start, span.end);
  return isVerbatim ? { start, end, text, diagnostic } : undefined;
}

function withoutOverlaps(edits: readonly Edit[]): Edit[] {
  const kept: Edit[] = [];
  let lastEnd = -1;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < lastEnd || (edit.start === lastEnd && edit.end === edit.start)) continue;
    kept.push(edit);
    lastEnd = edit.end;
  }
  return kept;
}

function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const edit of edits) {
    parts.push(text.slice(done, edit.start), edit.text);
    done = edit.end;
  }
  parts.push(text.slice(done));
  return parts.join('');
}
