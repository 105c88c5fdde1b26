import type { Diagnostic, Severity } from '../diagnostics/diagnostic.js';
import { type Element, element, text } from '../doc/nodes.js';
import type { Span } from '../source/text.js';
import { helpFor } from './catalogue.js';

/** docutils' levels of system messages. */
export type Level = 1 | 2 | 3 | 4;

const types = { 1: 'INFO', 2: 'WARNING', 3: 'ERROR', 4: 'SEVERE' } as const;
const severities: Readonly<Record<Level, Severity>> = { 1: 'info', 2: 'warning', 3: 'error', 4: 'error' };

export interface Problem {
  readonly level: Level;
  /** Id in the catalogue: `rst/unknown-directive`. */
  readonly rule: string;
  /** docutils' wording. */
  readonly message: string;
  /** What is wrong, exactly. */
  readonly span: Span;
  /** Where docutils says that it is: an offset in the same text; left out: the start of the span. `none`: it does not say. */
  readonly at?: number | 'none';
  /** The text in question, shown below the message. */
  readonly block?: string;
  readonly help?: string;
}

/** Makes of each problem a diagnostic, and the element that stands for it in the tree. */
export class Reporter {
  readonly diagnostics: Diagnostic[] = [];

  report(problem: Problem, children: readonly Element[] = []): Element {
    const { level, rule, message, span, block } = problem;
    const help = problem.help ?? helpFor(rule);
    this.diagnostics.push({
      rule,
      severity: severities[level],
      message: sentence(message),
      span,
      ...(help === undefined ? {} : { help }),
    });
    const shown = element('system_message', span, [element('paragraph', span, [text(message, span)])]);
    shown.attributes = { level, type: types[level], source: span.source.path, rule };
    if (problem.at !== 'none') shown.attributes.line = span.source.position(problem.at ?? span.start).line;
    if (block !== undefined)
      shown.children.push(element('literal_block', span, block === '' ? [] : [text(block, span)]));
    shown.children.push(...children);
    return shown;
  }
}

/** The message on one line: docutils' own may have several. */
const sentence = (message: string): string => message.replace(/\s*\n\s*/g, ' ');
