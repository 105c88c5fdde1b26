import { textOfLines } from '../lines.js';
import type { DirectiveDefinition } from '../parser.js';
import { repr } from '../python.js';
import { unchangedRequired } from './options.js';

/** `.. restructuredtext-test-directive::`: a directive for docutils' tests that reports its parsed parts. */
export const testDirective: DirectiveDefinition = {
  optionalArguments: 1,
  finalArgumentWhitespace: true,
  options: { option: unchangedRequired },
  hasContent: true,
  run(call, parser) {
    const options = [...call.options]
      .map(([name, value]) => `${repr(name)}: ${repr(String(value))}`)
      .join(', ');
    const content = call.content.length > 0 ? 'content:' : 'content: None';
    return [
      parser.reporter.report({
        level: 1,
        rule: 'rst/directive',
        message: `Directive processed. Type="${call.name}", arguments=${repr(call.arguments)}, options={${options}}, ${content}`,
        span: call.nameSpan,
        at: call.span.start,
        ...(call.content.length > 0 ? { block: textOfLines(call.content) } : {}),
      }),
    ];
  },
};
