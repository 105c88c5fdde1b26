import type { Element, Node } from '../../../doc/nodes.js';
import type { Span } from '../../../source/text.js';
import { generated } from '../generated.js';

/** A row of a name and a description. */
export const codeRow = (name: string, description: readonly Node[], span: Span): Element =>
  generated('property_row', span, { name, isUntyped: true }, description);
