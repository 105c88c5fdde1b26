import type { Diagnostic, Severity } from '../diagnostics/diagnostic.js';
import { addAll, type Element, element, text } from '../doc/nodes.js';
import type { Level, Problem, ProblemReporter } from '../doc/problem.js';
import { helpFor } from './catalogue.js';

export type { Problem } from '../doc/problem.js';

const types = { 1: 'INFO', 2: 'WARNING', 3: 'ERROR', 4: 'SEVERE' } as const;
const severities: Readonly<Record<Level, Severity>> = { 1: 'info', 2: 'warning', 3: 'error', 4: 'error' };

/** Converts problems to diagnostics and `system_message` elements. */
export class Reporter implements ProblemReporter {
  readonly diagnostics: Diagnostic[] = [];

  report(problem: Problem, children: readonly Element[] = []): Element {
    const { level, rule, message, span, block, related, fix, cause } = problem;
    const help = problem.help ?? helpFor(rule);
    if (!problem.isTreeOnly) {
      this.diagnostics.push({
        rule,
        severity: severities[level],
        message: problem.sentence ?? joinLines(message),
        span,
        ...(related === undefined || related.length === 0 ? {} : { related }),
        ...(help === undefined ? {} : { help }),
        ...(fix === undefined ? {} : { fix }),
        ...(cause === undefined ? {} : { cause }),
      });
    }
    const reported = element('system_message', span, [element('paragraph', span, [text(message, span)])]);
    reported.attributes = { level, type: types[level], source: span.source.path, rule };
    if (problem.at !== 'none')
      reported.attributes.line =
        span.source.position(problem.at ?? span.start).line + (problem.below ? 1 : 0);
    if (block !== undefined)
      reported.children.push(element('literal_block', span, block === '' ? [] : [text(block, span)]));
    addAll(reported.children, children);
    return reported;
  }
}

/** Joins the lines of a message. */
const joinLines = (message: string): string => message.replace(/\s*\n\s*/g, ' ');
