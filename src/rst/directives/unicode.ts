import { type Node, text } from '../../doc/nodes.js';
import type { Span } from '../../source/text.js';
import { directiveError } from '../directive.js';
import type { DirectiveCall, DirectiveDefinition } from '../parser.js';
import { spanOf } from './call.js';
import { characterOf, flag, InvalidValue } from './options.js';
import { outsideSubstitution } from './substitution-only.js';

const COMMENT = /(?:^|[ \n])\.\. /;

/** `.. |name| unicode:: codes`: characters by their Unicode codes, mixed with text. */
export const unicode: DirectiveDefinition = {
  requiredArguments: 1,
  finalArgumentWhitespace: true,
  options: { trim: flag, ltrim: flag, rtrim: flag },
  run(call, parser) {
    const error = outsideSubstitution(call, parser);
    if (error) return [error];
    const trim = call.options.has('trim');
    const definition = call.substitution?.attributes;
    if (definition && (trim || call.options.has('ltrim'))) definition.ltrim = true;
    if (definition && (trim || call.options.has('rtrim'))) definition.rtrim = true;
    const [codes = ''] = (call.arguments[0] ?? '').split(COMMENT, 1);
    const span = spanOf(call.argumentLines, call.span);
    const nodes: Node[] = [];
    for (const code of codes.split(/\s+/).filter(Boolean)) {
      const character = characterOf(code);
      if (character instanceof InvalidValue) {
        const message = `Invalid character code: ${code}\nValueError: ${character.message}`;
        return [directiveError(call, parser, { level: 3, message, span: codeSpan(code, call) })];
      }
      nodes.push(text(character, span));
    }
    return nodes;
  },
};

/** The range of a code in the arguments. */
function codeSpan(code: string, call: DirectiveCall): Span {
  const line = call.argumentLines.find(({ text: written }) => written.includes(code));
  if (!line) return call.nameSpan;
  const start = line.start + line.text.indexOf(code);
  return { source: line.source, start, end: start + code.length };
}
