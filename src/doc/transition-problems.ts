import type { Diagnostic } from '../diagnostics/diagnostic.js';

import { type Element, isElement, type Node } from './nodes.js';

interface TransitionPart {
  readonly title: Element | undefined;
  readonly body: readonly Node[];
  readonly isIncomplete?: boolean;
}

/** Elements that a transition does not separate. */
const ignored: ReadonlySet<string> = new Set([
  'meta',
  'pending',
  'substitution_definition',
  'system_message',
  'target',
]);

/**
 * Finds transitions that do not separate two blocks (`rst/transition`): at the start of a section, after another transition,
 * and at the end of the document. As in docutils, a transition may end a section that another one follows.
 */
export function transitionProblems(parts: readonly TransitionPart[]): Diagnostic[] {
  const problems: Diagnostic[] = [];
  let last: Element | undefined;
  for (const { title, body } of parts) {
    last = title ?? last;
    for (const block of body) {
      if (ignored.has(block.type) || !isElement(block)) continue;
      if (block.type === 'transition') {
        if (last === title)
          problems.push(problem(`Transition at the start of the ${title ? 'section' : 'document'}.`, block));
        else if (last?.type === 'transition')
          problems.push(problem('At least one body element should separate transitions.', block));
      }
      last = block;
    }
  }
  if (last?.type === 'transition' && !parts.at(-1)?.isIncomplete)
    problems.push(problem('Transition at the end of the document.', last));
  return problems;
}

const problem = (message: string, span: Element): Diagnostic => ({
  rule: 'rst/transition',
  severity: 'warning',
  message,
  span,
  help: 'Remove the transition, or put it between two blocks.',
});
