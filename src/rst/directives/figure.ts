import { type Element, element, isElement, type Node, text } from '../../doc/nodes.js';
import { directiveError } from '../directive.js';
import type { DirectiveCall, DirectiveDefinition, Parser } from '../parser.js';
import { classesOption, textOption, withName } from './call.js';
import { IMAGE_OPTIONS, imageOf } from './image.js';
import { choice, classNames, lengthOrPercentage, type OptionConverter, unchanged } from './options.js';

const width = lengthOrPercentage('px');

/** A width, or `image` for the width of the image, which only the renderer knows. */
const figureWidth: OptionConverter = (argument) =>
  argument?.toLowerCase() === 'image' ? 'image' : width(argument);

/** `.. figure:: uri`: an image with a caption (the first paragraph of the content) and a legend (the rest). */
export const figure: DirectiveDefinition = {
  requiredArguments: 1,
  finalArgumentWhitespace: true,
  options: {
    ...IMAGE_OPTIONS,
    align: choice('left', 'center', 'right'),
    figwidth: figureWidth,
    figclass: classNames,
    figname: unchanged,
  },
  hasContent: true,
  run(call, parser) {
    const node = element('figure', call.span, [imageOf(call, undefined)]);
    const classes = classesOption(call, 'figclass');
    const figwidth = textOption(call, 'figwidth');
    const align = textOption(call, 'align');
    if (figwidth !== undefined && figwidth !== 'image') node.attributes.width = figwidth;
    if (classes.length > 0) node.attributes.classes = classes;
    if (align !== undefined) node.attributes.align = align;
    if (textOption(call, 'figname')) withName(node, call, 'figname');
    if (call.content.length === 0) return [node, reportMissingCaption(call, parser)];
    if (addCaption(node, parser.blocks(call.content, { ...call.span }))) return [node];
    const message = 'Figure caption must be a paragraph or empty comment.';
    return [node, directiveError(call, parser, { level: 3, message })];
  },
};

/** Reports a figure without caption and legend. */
function reportMissingCaption(call: DirectiveCall, parser: Parser): Element {
  const help = 'Try the "image" directive (or cheat with an empty comment).';
  const message = 'Figure without caption and legend.';
  const problem = {
    level: 2,
    rule: 'rst/directive',
    message,
    help,
    span: call.nameSpan,
    at: call.span.start,
  } as const;
  return parser.reporter.report(problem, [element('paragraph', call.nameSpan, [text(help, call.nameSpan)])]);
}

/** Adds a caption and a legend to a figure; `false` if the content starts with neither a paragraph nor an empty comment. */
function addCaption(figure: Element, content: readonly Node[]): boolean {
  for (const [i, child] of content.entries()) {
    if (!isElement(child)) return false;
    if (child.type === 'target' || child.type === 'pending') {
      figure.children.push(child);
      continue;
    }
    if (child.type === 'paragraph') figure.children.push(element('caption', child, child.children));
    else if (child.type !== 'comment' || child.children.length > 0) return false;
    const rest = content.slice(i + 1);
    const [first] = rest;
    if (first) {
      const end = rest.reduce(
        (last, part) => (part.source === first.source ? Math.max(last, part.end) : last),
        first.end,
      );
      figure.children.push(element('legend', { source: first.source, start: first.start, end }, rest));
    }
    return true;
  }
  return true;
}
