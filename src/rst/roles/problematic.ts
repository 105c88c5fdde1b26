import { problematicNode } from '../inline/problematic.js';
import type { InlineResult, Parser, RoleCall } from '../parser.js';
import type { Level } from '../reporter.js';

/** Reports invalid interpreted text, and keeps its source as `problematic`. */
export function problematic(call: RoleCall, parser: Parser, message: string, level: Level = 3): InlineResult {
  const report = parser.reporter.report({ level, rule: 'rst/role', message, span: call.span, at: call.at });
  return { nodes: [problematicNode(parser, call.rawSource, call.span, report)], messages: [report] };
}
