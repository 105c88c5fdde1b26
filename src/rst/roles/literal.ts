import { element, text } from '../../doc/nodes.js';
import { tokenNodes } from '../code-tokens.js';
import { unchanged } from '../directives/options.js';
import { restoreBackslashes } from '../inline/escape.js';
import { reportInvalidMath } from '../math.js';
import { classesOf, defineRole } from './define.js';
import { problematic } from './problematic.js';

/*
 * Roles with literal text: backslashes are not escapes.
 */

/** `` :raw-html:`<br>` ``: text for a single output format, which a `role` directive sets. */
export const raw = defineRole({ format: unchanged }, (call, parser, set) => {
  if (parser.options.raw === false) {
    return problematic(call, parser, 'raw (and derived) roles disabled', { level: 2 });
  }
  const format = set.get('format');
  if (typeof format !== 'string') {
    const message = `No format (Writer name) is associated with this role: "${call.name}".
The "raw" role cannot be used directly.
Instead, use the "role" directive to create a new role with an associated format.`;
    const sentence = `The role "${call.name}" has no output format.`;
    return problematic(call, parser, message, {
      sentence,
      help: 'Define a role with a format: `.. role:: name(raw)`.',
    });
  }
  const classes = classesOf(set);
  const content = text(restoreBackslashes(call.escapedText), call.textSpan);
  const node = element('raw', call.span, [content], { format, ...(classes.length > 0 ? { classes } : {}) });
  return { nodes: [node], messages: [] };
});

/** `` :code:`text` ``: a literal with class names for syntax highlighting. */
export const code = defineRole({ language: unchanged }, (call, parser, set) => {
  const option = set.get('language');
  const requested = typeof option === 'string' ? option : call.name.toLowerCase() === 'code' ? '' : call.name;
  const language = requested.toLowerCase() === 'none' ? '' : requested;
  const classes = ['code', ...classesOf(set)];
  if (language !== '' && !classes.includes(language)) classes.push(language);
  const value = restoreBackslashes(call.escapedText);
  const tokens = language === '' ? undefined : parser.options.highlight?.(value, language);
  const children = tokens ? tokenNodes(tokens, () => call.textSpan) : [text(value, call.textSpan)];
  return { nodes: [element('literal', call.span, children, { classes })], messages: [] };
});

/** `` :math:`\alpha` ``: a formula in TeX. */
export const math = defineRole({}, (call, parser, set) => {
  const classes = classesOf(set);
  const tex = restoreBackslashes(call.escapedText);
  const { source, start, end } = call.textSpan;
  const isOneLine = end - start === tex.length;
  const spanOf = (from: number, to: number) =>
    isOneLine ? { source, start: start + from, end: start + to } : call.textSpan;
  reportInvalidMath(tex, false, spanOf, parser);
  const formula = text(tex, call.textSpan);
  return {
    nodes: [element('math', call.span, [formula], classes.length > 0 ? { classes } : {})],
    messages: [],
  };
});
