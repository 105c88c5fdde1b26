import { normalizeName } from '../doc/names.js';
import { type Element, element, type Node, textOf, text as textNode } from '../doc/nodes.js';
import type { SectionTitle } from './parser.js';
import type { Reporter } from './reporter.js';

/** A title and what follows it up to the next title; what comes before the first title has none. */
export interface Unit {
  readonly heading?: SectionTitle;
  readonly body: Node[];
}

/**
 * Nests units as their titles' styles say: a style that is met for the first time is one level deeper than all before it. A title
 * that skips a level is reported, and what follows it stays in the section before it.
 */
export function nestSections(units: readonly Unit[], root: Element, reporter: Reporter): void {
  const styles: string[] = [];
  const open: Element[] = [root];
  for (const { heading, body } of units) {
    const parent = heading ? enter(heading, styles, open, reporter) : root;
    parent.children.push(...body);
  }
  // From the innermost outwards: a section reaches as far as those in it.
  for (const section of open.reverse()) close(section);
}

/** The element that a title's blocks belong to: a new section, or the one that is open where the title cannot begin one. */
function enter(heading: SectionTitle, styles: string[], open: Element[], reporter: Reporter): Element {
  const found = styles.indexOf(heading.style);
  const level = found < 0 ? styles.length + 1 : found + 1;
  const current = open.length - 1;
  const last = open[current];
  if (!last) throw new Error('the document is always open');
  if (level > current + 1) {
    last.children.push(skippedLevel(heading, current, level, styles, reporter));
    return last;
  }
  if (found < 0) styles.push(heading.style);
  while (open.length > level) {
    const done = open.pop();
    if (done) close(done);
  }
  const section = sectionOf(heading);
  open.at(-1)?.children.push(section);
  open.push(section);
  return section;
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

function skippedLevel(heading: SectionTitle, from: number, to: number, styles: readonly string[], reporter: Reporter): Element {
  const { span, block, styleSpan } = heading;
  const shown = styles.map((style) => [...style].join('/')).join(' ');
  const literal = element('literal_block', span, [textNode(block, span)]);
  const established = element('paragraph', span, [textNode(`Established title styles: ${shown}`, span)]);
  return reporter.report(
    {
      level: 3,
      rule: 'rst/title-level',
      message: `Inconsistent title style: skip from level ${from} to ${to}.`,
      span: styleSpan,
      at: span.start,
    },
    [literal, established],
  );
}
