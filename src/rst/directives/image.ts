import { type Element, element, type Node } from '../../doc/nodes.js';
import { directiveError } from '../directive.js';
import { readTarget } from '../explicit/target.js';
import { escapeToNull, uriOf } from '../inline/escape.js';
import type { DirectiveCall, DirectiveDefinition, Parser } from '../parser.js';
import { CLASS_AND_NAME, numberOption, optionSpan, textOption, withClassAndName } from './call.js';
import {
  choice,
  lengthOrPercentage,
  lengthOrUnitless,
  type OptionSpec,
  percentage,
  unchanged,
  unchangedRequired,
} from './options.js';

const VERTICAL = ['top', 'middle', 'bottom'];
const HORIZONTAL = ['left', 'center', 'right'];

export const IMAGE_OPTIONS: OptionSpec = {
  ...CLASS_AND_NAME,
  alt: unchanged,
  height: lengthOrUnitless,
  width: lengthOrPercentage(),
  scale: percentage,
  align: choice(...VERTICAL, ...HORIZONTAL),
  target: unchangedRequired,
  loading: choice('embed', 'link', 'lazy'),
};

/** `.. image:: uri`: an image; in a substitution definition, an inline image. */
export const image: DirectiveDefinition = {
  requiredArguments: 1,
  finalArgumentWhitespace: true,
  options: IMAGE_OPTIONS,
  run(call, parser) {
    const error = invalidAlignment(call, parser);
    return [error ?? imageOf(call, textOption(call, 'align'))];
  },
};

/** Creates an `image` from a directive, wrapped in a `reference` if it has a target. */
export function imageOf(call: DirectiveCall, align: string | undefined): Element {
  const node = element('image', call.span, [], { uri: uriOf(escapeToNull(call.arguments[0] ?? '')) });
  const { attributes } = node;
  const alt = textOption(call, 'alt') ?? call.substitution?.attributes.names?.[0];
  const height = textOption(call, 'height');
  const width = textOption(call, 'width');
  const scale = numberOption(call, 'scale');
  const loading = textOption(call, 'loading');
  if (alt !== undefined) attributes.alt = alt;
  if (height !== undefined) attributes.height = height;
  if (width !== undefined) attributes.width = width;
  if (scale !== undefined) attributes.scale = scale;
  if (align !== undefined) attributes.align = align;
  if (loading !== undefined) attributes.loading = loading;
  withClassAndName(node, call);
  const target = textOption(call, 'target');
  if (target === undefined) return node;
  // docutils does not quote the directive in messages about the target.
  return element('reference', call.span, [node], { ...readTarget(target), rawsource: '' });
}

/** Reports an invalid alignment: inline images are aligned vertically, block images horizontally. */
function invalidAlignment(call: DirectiveCall, parser: Parser): Node | undefined {
  const align = textOption(call, 'align');
  const inline = call.substitution !== undefined;
  const values = inline ? VERTICAL : HORIZONTAL;
  if (align === undefined || values.includes(align)) return undefined;
  const where = inline ? ' within a substitution definition' : '';
  const message = `Error in "${call.name}" directive: "${align}" is not a valid value for the "align" option${where}.  Valid values for "align" are: "${values.join('", "')}".`;
  return directiveError(call, parser, { level: 3, message, span: optionSpan(call, 'align') });
}
