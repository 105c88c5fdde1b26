import { problematicNode } from '../inline/problematic.js';
import type { InlineResult, Parser, RoleCall } from '../parser.js';
import type { Problem } from '../reporter.js';

/** Reports invalid interpreted text, and keeps its source as `problematic`. */
export function problematic(
  call: RoleCall,
  parser: Parser,
  message: string,
  details: Partial<Pick<Problem, 'level' | 'sentence' | 'help'>> = {},
): InlineResult {
  const report = parser.reporter.report({
    level: 3,
    rule: 'rst/role',
    message,
    span: call.span,
    at: call.at,
    ...details,
  });
  return { nodes: [problematicNode(parser, call.rawSource, call.span, report)], messages: [report] };
}
