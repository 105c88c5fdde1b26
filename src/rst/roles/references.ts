import { element, text } from '../../doc/nodes.js';
import { plainText } from '../inline/escape.js';
import { parseInteger } from '../python.js';
import { classesOf, defineRole } from './define.js';
import { problematic } from './problematic.js';

/** `` :pep:`8` ``: a link to a Python Enhancement Proposal. */
export const pepReference = defineRole({}, (call, parser, set) => {
  const written = plainText(call.escapedText);
  const number = parseInteger(written);
  if (number === undefined || number < 0 || number > 9999) {
    const message = `PEP number must be a number from 0 to 9999; "${written}" is invalid.`;
    return problematic(call, parser, message);
  }
  const refuri = `https://peps.python.org/pep-${String(number).padStart(4, '0')}`;
  const attributes = { refuri, ...classAttribute(classesOf(set)) };
  const label = text(`PEP ${written}`, call.textSpan);
  return { nodes: [element('reference', call.span, [label], attributes)], messages: [] };
});

/** `` :rfc:`2822#section1` ``: a link to a Request for Comments, or to a section of one. */
export const rfcReference = defineRole({}, (call, parser, set) => {
  const written = plainText(call.escapedText);
  const hash = written.indexOf('#');
  const number = parseInteger(hash < 0 ? written : written.slice(0, hash));
  if (number === undefined || number < 1) {
    const message = `RFC number must be a number greater than or equal to 1; "${written}" is invalid.`;
    return problematic(call, parser, message);
  }
  const refuri = `https://tools.ietf.org/html/rfc${number}.html${hash < 0 ? '' : written.slice(hash)}`;
  const attributes = { refuri, ...classAttribute(classesOf(set)) };
  const label = text(`RFC ${number}`, call.textSpan);
  return { nodes: [element('reference', call.span, [label], attributes)], messages: [] };
});

const classAttribute = (classes: string[]): { classes?: string[] } => (classes.length > 0 ? { classes } : {});
