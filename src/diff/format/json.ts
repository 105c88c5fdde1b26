import { locationOf } from '../../diagnostics/order.js';
import type { Span } from '../../source/text.js';
import type { Change } from '../change.js';
import type { Comparison } from '../comparison.js';
import type { FragmentProblems } from '../newsfragments.js';
import type { BlockChange, LostAnchor, RequirementChange, SectionChange } from '../text/changes.js';
import { type Severity, severityOf } from './describe.js';

/** A location in one of the compared states. */
interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A location in each state; absent where the state does not have it. */
interface Locations {
  readonly before: Location | undefined;
  readonly after: Location | undefined;
}

type WithoutSpans<T> = Omit<T, 'beforeSpan' | 'afterSpan'> & { readonly location: Locations };

/** The differences between two states of a specification; `docs/diff.md` describes them. */
export interface ComparisonData {
  readonly changes: readonly (WithoutSpans<Omit<Change, 'impact'>> & {
    readonly severity: Severity;
    readonly breaks: readonly ('clients' | 'servers')[];
  })[];
  readonly sections: readonly (WithoutSpans<Omit<SectionChange, 'blocks'>> & {
    readonly blocks: readonly WithoutSpans<BlockChange>[];
  })[];
  readonly requirements: readonly RequirementChange[];
  readonly anchors: readonly LostAnchor[];
  /** Absent if newsfragments are not compared. */
  readonly newsfragments: FragmentProblems | undefined;
}

/** Formats a comparison as JSON; `docs/diff.md` describes its keys. */
export const formatJson = (comparison: Comparison): string =>
  `${JSON.stringify({ version: 1, ...toData(comparison) }, undefined, 2)}\n`;

/** A comparison as plain data, with locations in place of spans. */
export function toData(comparison: Comparison): ComparisonData {
  const { changes, sections, requirements, anchors, newsfragments } = comparison;
  const list = changes.map((change) => {
    const { kind, subject, part, path, impact, before, after, beforeSpan, afterSpan, subjects } = change;
    const breaks = [
      ...(impact.breaksClients ? (['clients'] as const) : []),
      ...(impact.breaksServers ? (['servers'] as const) : []),
    ];
    return {
      kind,
      severity: severityOf(impact),
      breaks,
      subject,
      part,
      path,
      before,
      after,
      location: { before: locationIn(beforeSpan), after: locationIn(afterSpan) },
      subjects,
    };
  });
  const texts = sections.map(({ beforeSpan, afterSpan, blocks, ...section }) => ({
    ...section,
    location: { before: locationIn(beforeSpan), after: locationIn(afterSpan) },
    blocks: blocks.map((block) => ({
      form: block.form,
      parts: block.parts,
      location: { before: locationIn(block.beforeSpan), after: locationIn(block.afterSpan) },
    })),
  }));
  return { changes: list, sections: texts, requirements, anchors, newsfragments };
}

function locationIn(span: Span | undefined): Location | undefined {
  if (!span) return undefined;
  const { file, start } = locationOf(span);
  return { file, line: start.line, column: start.column };
}
