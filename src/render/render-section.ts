import { type Node, textOf } from '../doc/nodes.js';
import { chapterLevel } from './chapters/chapters.js';
import type { PageSection, Renderer, Unit, UnitHead } from './renderer.js';

/** Renders a unit as a section. */
export function renderSection(unit: Unit, renderer: Renderer): PageSection {
  const { key, ids, level } = unit;
  const head = renderer.head(unit);
  return { key, ids, level, head, html: head + renderer.content(unit), ...chapterTitle(unit) };
}

/** The section with another head: only its heading is rendered. */
export function withHead(section: PageSection, shown: UnitHead, renderer: Renderer): PageSection {
  const head = renderer.head(shown);
  const html = head + section.html.slice(section.head.length);
  return { ...section, head, html, ...chapterTitle(shown) };
}

function chapterTitle({ level, number, title }: UnitHead): { readonly title?: string } {
  const text = level === chapterLevel ? textOfAll(title) : '';
  return text === '' ? {} : { title: number === undefined ? text : `${number} ${text}` };
}

const textOfAll = (nodes: readonly Node[]): string => nodes.map(textOf).join('');
