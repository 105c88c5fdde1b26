import { problematicNode } from '../inline/problematic.js';
import type { InlineResult, Parser, RoleCall } from '../parser.js';
import type { Level } from '../reporter.js';

/** Interpreted text that a role cannot take, shown as it stands, with a message. */
export function problematic(call: RoleCall, parser: Parser, message: string, level: Level = 3): InlineResult {
  const report = parser.reporter.report({ level, rule: 'rst/role', message, span: call.span, at: call.at });
  return { nodes: [problematicNode(parser, call.rawSource, call.span, report)], messages: [report] };
}
