import type { Element } from './nodes.js';

/** Whether a literal becomes a link if it is a name: not if the author has marked it as code or given it another class. */
export const isLinkable = ({ type, children, attributes: { classes } }: Element): boolean =>
  type === 'literal' && !classes?.length && children.length === 1 && children[0]?.type === 'text';
