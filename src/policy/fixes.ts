import type { Diagnostic, Fix } from '../diagnostics/diagnostic.js';
import { sortDiagnostics } from '../diagnostics/order.js';
import { inFile, type SourceText } from '../source/text.js';

/** A file with what was mended in it. */
export interface FixedFile {
  /** As it was read. */
  readonly source: SourceText;
  readonly text: string;
  /** The problems that are mended, in the order of the file. */
  readonly mended: readonly Diagnostic[];
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly diagnostic: Diagnostic;
}

/** Applies the fixes of problems. Of fixes that overlap the first one is taken; another run may take the next. */
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
    const taken = withoutOverlaps(edits);
    const text = rewritten(source.text, taken);
    return text === source.text ? [] : [{ source, text, mended: taken.map(({ diagnostic }) => diagnostic) }];
  });
}

/** The edit of the file itself; none where the text that is to be replaced does not stand there as it was read. */
function editOf(diagnostic: Diagnostic, { span, text }: Fix): Edit | undefined {
  const { source, start, end } = inFile(span);
  const isWritten = source.text.slice(start, end) === span.source.text.slice(span.start, span.end);
  return isWritten ? { start, end, text, diagnostic } : undefined;
}

function withoutOverlaps(edits: readonly Edit[]): Edit[] {
  const taken: Edit[] = [];
  let free = -1;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < free || (edit.start === free && edit.end === edit.start)) continue;
    taken.push(edit);
    free = edit.end;
  }
  return taken;
}

function rewritten(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const edit of edits) {
    parts.push(text.slice(done, edit.start), edit.text);
    done = edit.end;
  }
  parts.push(text.slice(done));
  return parts.join('');
}
