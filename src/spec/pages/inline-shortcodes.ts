import type { Diagnostic, Report } from '../../diagnostics/diagnostic.js';
import { type Element, element, isElement, type Node, text } from '../../doc/nodes.js';
import { type ShortcodeCall, shortcodeCall } from '../../markdown/shortcode.js';
import { generated } from '../generate/generated.js';
import { boxKinds } from './dialect.js';
import { isVersionNote, type NoteContext, type VersionNoteName, versionNote } from './version-notes.js';

/** What the shortcodes of a text depend on; contexts with the same key are equal. */
export interface TextContext extends NoteContext {
  /** Whether notes in text have spaces around them, and notes in boxes are paragraphs of their own. */
  readonly separatesNotes: boolean;
}

const keyOf = ({ thisVersion, pageVersion, omitted, separatesNotes }: TextContext): string =>
  [thisVersion, pageVersion, omitted.join(), separatesNotes].join();

/** Produces the blocks of a shortcode that is nested in another block. */
export type NestedBlocks = (call: ShortcodeCall, shortcode: Element) => readonly Element[];

interface Expanded {
  readonly nodes: readonly Node[];
  readonly problems: readonly Diagnostic[];
}

const containing = new WeakMap<readonly Element[], boolean>();

/** Whether blocks are shortcodes or contain some; memoized by the identity of the list. */
export function containShortcodes(blocks: readonly Element[]): boolean {
  const known = containing.get(blocks);
  if (known !== undefined) return known;
  const contain = blocks.some(containsShortcode);
  containing.set(blocks, contain);
  return contain;
}

const containsShortcode = (element: Element): boolean =>
  element.type === 'shortcode' ||
  element.children.some((child) => isElement(child) && containsShortcode(child));

const expanded = new WeakMap<Element, Map<string, Expanded>>();

/**
 * The block with its boxes and version notes expanded, the same object for the same block and context. Other shortcodes in it are
 * replaced by `nested`, and then the result is a new object.
 */
export function expandShortcodes(
  block: Element,
  context: TextContext,
  nested: NestedBlocks,
  report: Report,
): readonly Node[] {
  if (!containsShortcode(block)) return [block];
  const key = keyOf(context);
  const known = expanded.get(block) ?? new Map<string, Expanded>();
  expanded.set(block, known);
  let result = known.get(key);
  if (!result) {
    const expansion = new Expansion(context, nested);
    const nodes = expansion.nodes([block], topLevel);
    result = { nodes, problems: expansion.problems };
    if (expansion.isIndependent) known.set(key, result);
  }
  for (const problem of result.problems) report(problem);
  return result.nodes;
}

/** Elements that contain text rather than blocks. */
const textElements = new Set<string>([
  'paragraph',
  'title',
  'rubric',
  'term',
  'caption',
  'emphasis',
  'strong',
  'deleted',
  'reference',
  'inline',
]);

/** The surroundings of a node. */
interface Surroundings {
  readonly inBox: boolean;
  readonly inText: boolean;
}

const topLevel: Surroundings = { inBox: false, inText: false };
const boxBlock: Surroundings = { inBox: true, inText: false };

class Expansion {
  readonly problems: Diagnostic[] = [];
  /** Whether no shortcode was replaced by content from elsewhere. */
  isIndependent = true;

  constructor(
    private readonly context: TextContext,
    private readonly nested: NestedBlocks,
  ) {}

  nodes(nodes: readonly Node[], surroundings: Surroundings): Node[] {
    return nodes.flatMap((node): readonly Node[] =>
      isElement(node) && containsShortcode(node) ? this.#element(node, surroundings) : [node],
    );
  }

  #element(node: Element, surroundings: Surroundings): readonly Node[] {
    const call = shortcodeCall(node);
    if (call) return this.#shortcode(call, node, surroundings);
    const { inBox } = surroundings;
    if (node.type === 'paragraph' && inBox && this.context.separatesNotes) return this.#splitParagraph(node);
    const inText = surroundings.inText || textElements.has(node.type);
    const result = { ...node, children: this.nodes(node.children, { inBox, inText }) };
    return node.type === 'paragraph' ? nonEmpty(result) : [result];
  }

  #shortcode(call: ShortcodeCall, node: Element, { inText }: Surroundings): readonly Node[] {
    const kind = boxKinds.get(call.name);
    if (kind !== undefined) {
      const title = kind === 'added-in' ? undefined : kind.charAt(0).toUpperCase() + kind.slice(1);
      return [generated('box', node, { kind, title }, this.nodes(node.children, boxBlock))];
    }
    if (isVersionNote(call.name)) {
      const note = this.#note(call.name, call, node);
      if (note.length === 0) return [];
      if (!inText) return [element('paragraph', node, [...note])];
      return this.context.separatesNotes ? [text(' ', node), ...note, text(' ', node)] : note;
    }
    this.isIndependent = false;
    return this.nested(call, node);
  }

  #note(name: VersionNoteName, call: ShortcodeCall, node: Element): readonly Node[] {
    return versionNote(name, call, this.context, node, (problem) => this.problems.push(problem));
  }

  /** A paragraph in a box, with each version note as a paragraph of its own. */
  #splitParagraph(paragraph: Element): readonly Node[] {
    const parts: Node[][] = [[]];
    for (const child of paragraph.children) {
      const call = isElement(child) ? shortcodeCall(child) : undefined;
      if (call && isElement(child) && isVersionNote(call.name))
        parts.push([...this.#note(call.name, call, child)], []);
      else parts.at(-1)?.push(...this.nodes([child], { inBox: true, inText: true }));
    }
    return parts.flatMap((children) => nonEmpty({ ...paragraph, children }));
  }
}

/** A paragraph, unless it is empty. */
const nonEmpty = (paragraph: Element): Element[] =>
  paragraph.children.every((child) => child.type === 'text' && child.value.trim() === '') ? [] : [paragraph];
