import { element, type Node, text } from '../../doc/nodes.js';
import { spansInLines } from '../code-tokens.js';
import type { Line } from '../lines.js';
import { reportInvalidMath } from '../math.js';
import type { DirectiveDefinition } from '../parser.js';
import { CLASS_AND_NAME, missingContent, spanOf, withClassAndName, withClasses } from './call.js';

/** `.. math::`: TeX formulas, separated by blank lines. */
export const math: DirectiveDefinition = {
  options: CLASS_AND_NAME,
  hasContent: true,
  run(call, parser) {
    const missing = missingContent(call, parser);
    if (missing) return [missing];
    const nodes: Node[] = [];
    let formula: Line[] = [];
    const close = (): void => {
      const value = formula.map((line) => line.text).join('\n');
      const span = spanOf(formula, call.span);
      const block = element('math_block', span, [text(value, span)]);
      if (value !== '') {
        reportInvalidMath(value, true, spansInLines(formula, span), parser);
        nodes.push(nodes.length === 0 ? withClassAndName(block, call) : withClasses(block, call));
      }
      formula = [];
    };
    for (const line of call.content) {
      // Additional blank lines belong to the next formula.
      if (line.text === '' && formula.length > 0) close();
      else formula.push(line);
    }
    close();
    return nodes;
  },
};
