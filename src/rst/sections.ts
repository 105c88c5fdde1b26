import { normalizeName } from '../doc/names.js';
import { addAll, type Element, element, type Node, text as textNode, textOf } from '../doc/nodes.js';
import type { SectionScope, SectionTitle } from './parser.js';
import type { Reporter } from './reporter.js';

/** A title with the blocks up to the next title; the blocks before the first title have none. */
export interface Unit {
  readonly heading?: SectionTitle;
  readonly body: Node[];
  /** The section scope of the directive that contains the unit. */
  readonly scope?: SectionScope;
}

/** The open sections of a document or of the content of a directive. */
interface Frame {
  readonly scope: SectionScope | undefined;
  /** Title styles by level. */
  readonly styles: string[];
  /** The root element and the open sections, innermost last. */
  readonly open: Element[];
  /** The level of `open[0]`; not 0 in a scope that shares styles or sections with the outer scope. */
  readonly offset: number;
}

/**
 * Nests units by their title styles and appends them to `root`. A new style is one level deeper than all previous ones. A
 * title that skips a level is reported, and its blocks are added to the current section.
 */
export function nestSections(units: readonly Unit[], root: Element, reporter: Reporter): void {
  const frames: Frame[] = [{ scope: undefined, styles: [], open: [root], offset: 0 }];
  for (const { heading, body, scope } of units) {
    let frame = frames.at(-1);
    if (frame && frame.scope !== scope) frame = changeScope(frames, scope);
    if (!frame) continue;
    if (heading) enter(heading, frame, reporter);
    const current = frame.open.at(-1);
    if (current) addAll(current.children, body);
  }
  // Innermost first: a section ends where its last subsection ends.
  for (const section of frames[0]?.open.reverse() ?? []) close(section);
}

/** Returns to the frame of an outer scope, or opens a frame for a new one. */
function changeScope(frames: Frame[], scope: SectionScope | undefined): Frame | undefined {
  const index = frames.findLastIndex((frame) => frame.scope === scope);
  if (index < 0) {
    const outer = frames.at(-1);
    if (outer && scope) frames.push(innerFrame(outer, scope));
    return frames.at(-1);
  }
  while (frames.length > index + 1) {
    const inner = frames.pop();
    const outer = frames.at(-1);
    if (inner?.scope?.base !== 'detached') continue;
    const [base, ...sections] = inner.open;
    for (const section of [...sections].reverse()) close(section);
    const current = outer?.open.at(-1);
    if (current && base) addAll(current.children, base.children);
    if (outer && inner.scope.joins) addAll(outer.open, sections);
  }
  return frames.at(-1);
}

function innerFrame(outer: Frame, scope: SectionScope): Frame {
  const current = outer.open.at(-1);
  const detached = scope.base === 'detached' && current !== undefined;
  const open = detached
    ? [element('section', { source: current.source, start: current.end, end: current.end })]
    : outer.open;
  const styles = scope.ownStyles ? [] : outer.styles;
  const offset = Math.min(outer.open.length - 1, styles.length) - (open.length - 1);
  return { scope, styles, open, offset };
}

/** Opens the section of a title, or reports that its level is invalid. */
function enter(heading: SectionTitle, { styles, open, offset }: Frame, reporter: Reporter): void {
  const index = styles.indexOf(heading.style);
  const level = index < 0 ? styles.length + 1 : index + 1;
  const current = open.length - 1 + offset;
  const superfluous = current + 1 - level;
  if (superfluous < 0) {
    open.at(-1)?.children.push(skippedLevel(heading, current, level, styles, reporter));
    return;
  }
  if (superfluous >= open.length) {
    open.at(-1)?.children.push(unreachableLevel(heading, current, level, open.length - 1, styles, reporter));
    return;
  }
  if (index < 0) styles.push(heading.style);
  for (let i = 0; i < superfluous; i++) {
    const finished = open.pop();
    if (finished) close(finished);
  }
  const section = sectionOf(heading);
  open.at(-1)?.children.push(section);
  open.push(section);
}

/** Creates a `section` with its title as name. */
function sectionOf({ title, messages, span, styleSpan }: SectionTitle): Element {
  const section = element('section', { ...span, end: styleSpan.end }, [title, ...messages]);
  section.attributes.names = [normalizeName(textOf(title))];
  return section;
}

/** Extends a section to the end of its last child. */
function close(section: Element): void {
  for (const child of section.children) {
    if (child.source === section.source && child.end > section.end) section.end = child.end;
  }
}

function skippedLevel(
  heading: SectionTitle,
  from: number,
  to: number,
  styles: readonly string[],
  reporter: Reporter,
): Element {
  return misplacedTitle(
    heading,
    `Inconsistent title style: skip from level ${from} to ${to}.`,
    [establishedStyles(styles)],
    reporter,
  );
}

function unreachableLevel(
  heading: SectionTitle,
  from: number,
  to: number,
  parents: number,
  styles: readonly string[],
  reporter: Reporter,
): Element {
  const details = `The parent of level ${to} sections cannot be reached. The parser is at section level ${from} but the current node has only ${parents} parent section(s).
One reason may be a high level section used in a directive that parses its content into a base node not attached to the document
(up to Docutils 0.21, these sections were silently dropped).`;
  return misplacedTitle(
    heading,
    `A level ${to} section cannot be used here.`,
    [establishedStyles(styles), details],
    reporter,
  );
}

const establishedStyles = (styles: readonly string[]): string =>
  `Established title styles: ${styles.map((style) => [...style].join('/')).join(' ')}`;

function misplacedTitle(
  { span, block, styleSpan }: SectionTitle,
  message: string,
  explanations: readonly string[],
  reporter: Reporter,
): Element {
  const literal = element('literal_block', span, [textNode(block, span)]);
  const paragraphs = explanations.map((explanation) =>
    element('paragraph', span, [textNode(explanation, span)]),
  );
  const problem = { level: 3, rule: 'rst/title-level', message, span: styleSpan, at: span.start } as const;
  return reporter.report(problem, [literal, ...paragraphs]);
}
