import { normalizeName } from '../doc/names.js';
import { addAll, type Element, element, type Node, text as textNode, textOf } from '../doc/nodes.js';
import type { SectionScope, SectionTitle } from './parser.js';
import type { Reporter } from './reporter.js';

/** A title and what follows it up to the next title; what comes before the first title has none. */
export interface Unit {
  readonly heading?: SectionTitle;
  readonly body: Node[];
  /** The directive's content that it stands in, if that has sections of its own. */
  readonly scope?: SectionScope;
}

/** The sections that are open at some point of a document, or of a directive's content. */
interface Frame {
  readonly scope: SectionScope | undefined;
  /** Styles of titles, that of the highest level first. */
  readonly styles: string[];
  /** The document, or what stands for it, and the open sections, the innermost last. */
  readonly open: Element[];
  /** The level of the first of `open`: not 0 where styles or sections are counted from elsewhere. */
  readonly offset: number;
}

/**
 * Nests units as their titles' styles say: a style that is met for the first time is one level deeper than all before it. A title
 * that skips a level is reported, and what follows it stays in the section before it.
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
  // From the innermost outwards: a section reaches as far as those in it.
  for (const section of frames[0]?.open.reverse() ?? []) close(section);
}

/** Goes back to the frame of a scope that was left, or into that of a new one. */
function changeScope(frames: Frame[], scope: SectionScope | undefined): Frame | undefined {
  const known = frames.findLastIndex((frame) => frame.scope === scope);
  if (known < 0) {
    const outer = frames.at(-1);
    if (outer && scope) frames.push(innerFrame(outer, scope));
    return frames.at(-1);
  }
  while (frames.length > known + 1) {
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

/** Opens the section of a title, or reports that none can begin there: its blocks then belong to the section that is open. */
function enter(heading: SectionTitle, { styles, open, offset }: Frame, reporter: Reporter): void {
  const found = styles.indexOf(heading.style);
  const level = found < 0 ? styles.length + 1 : found + 1;
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
  if (found < 0) styles.push(heading.style);
  for (let i = 0; i < superfluous; i++) {
    const done = open.pop();
    if (done) close(done);
  }
  const section = sectionOf(heading);
  open.at(-1)?.children.push(section);
  open.push(section);
}

/** A `section` with its title, named by it. */
export function sectionOf({ title, messages, span, styleSpan }: SectionTitle): Element {
  const section = element('section', { ...span, end: styleSpan.end }, [title, ...messages]);
  section.attributes.names = [normalizeName(textOf(title))];
  return section;
}

/** A section reaches to the end of what is in it. */
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
    [shownStyles(styles)],
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
    [shownStyles(styles), details],
    reporter,
  );
}

const shownStyles = (styles: readonly string[]): string =>
  `Established title styles: ${styles.map((style) => [...style].join('/')).join(' ')}`;

function misplacedTitle(
  { span, block, styleSpan }: SectionTitle,
  message: string,
  notes: readonly string[],
  reporter: Reporter,
): Element {
  const literal = element('literal_block', span, [textNode(block, span)]);
  const paragraphs = notes.map((note) => element('paragraph', span, [textNode(note, span)]));
  const problem = { level: 3, rule: 'rst/title-level', message, span: styleSpan, at: span.start } as const;
  return reporter.report(problem, [literal, ...paragraphs]);
}
