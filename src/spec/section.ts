import { type Element, isElement, type Node } from '../doc/nodes.js';
import type { Span } from '../source/text.js';
import type { TitleStyle } from './titles.js';

/** A title and the blocks between it and the next title. */
export interface SectionUnit {
  /** Identifies the unit across builds. */
  readonly key: string;
  /** The title and its style; absent for the blocks before the first title of a file. */
  readonly heading?: { readonly title: Element; readonly style: TitleStyle; readonly span: Span };
  readonly body: readonly Element[];
}

/** Whether a section has neither a title nor a block other than comments. */
export const isEmptySection = (units: readonly SectionUnit[]): boolean =>
  units.every(({ heading, body }) => !heading && body.every(({ type }) => type === 'comment'));

const variable = /^\{\{([^{}]*)\}\}$/;

/**
 * The name of the template variable, if it is the only content of a block:
 *
 *     {{login_cs_http_api}}
 *       ^~~~~~~~~~~~~~~~~
 */
export function variableOf(block: Element): string | undefined {
  if (block.type !== 'paragraph' || block.children.length !== 1) return undefined;
  const only = block.children[0];
  return only?.type === 'text' && only.value.includes('{{')
    ? variable.exec(only.value.trim())?.[1]?.trim()
    : undefined;
}

/** The names of the template variables in blocks, at any depth, each with the block it is in. */
export function variablesIn(blocks: readonly Element[]): VariableUse[] {
  const found: VariableUse[] = [];
  for (const block of blocks) addVariables(block, found);
  return found;
}

/** A template variable and the block it is in. */
export interface VariableUse {
  readonly name: string;
  readonly block: Element;
}

function addVariables(block: Element, found: VariableUse[]): void {
  const name = variableOf(block);
  if (name !== undefined) found.push({ name, block });
  else if (block.type !== 'paragraph')
    for (const child of block.children) if (isElement(child)) addVariables(child, found);
}

/** Replaces every template variable, at any depth. Blocks without variables are returned unchanged, not copied. */
export function replaceVariables(
  blocks: readonly Element[],
  content: (name: string, block: Element) => readonly Element[],
): Element[] {
  return blocks.flatMap((block) => {
    const name = variableOf(block);
    if (name !== undefined) return content(name, block);
    if (!containsVariables(block)) return [block];
    const children = block.children.flatMap((child): Node[] =>
      isElement(child) ? replaceVariables([child], content) : [child],
    );
    return [{ ...block, children }];
  });
}

/** Whether a block is or contains a template variable. */
export const containsVariables = (block: Element): boolean =>
  block.type === 'paragraph'
    ? variableOf(block) !== undefined
    : block.children.some((child) => isElement(child) && containsVariables(child));
