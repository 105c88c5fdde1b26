import { type DocutilsElementName, element, text } from '../../doc/nodes.js';
import { plainText } from '../inline/escape.js';
import type { Role } from '../parser.js';
import { classesOf, defineRole } from './define.js';

/** A role that wraps its text in an element: `` :emphasis:`text` ``. */
export const genericRole = (type: DocutilsElementName): Role =>
  defineRole({}, (call, _parser, set) => {
    const value = plainText(call.escapedText);
    const children = value === '' ? [] : [text(value, call.textSpan)];
    const classes = classesOf(set);
    const attributes = classes.length > 0 ? { classes } : {};
    return { nodes: [element(type, call.span, children, attributes)], messages: [] };
  });
