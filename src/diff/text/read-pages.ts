import type { DocumentIndex } from '../../doc/document-index.js';
import { type Element, textOf } from '../../doc/nodes.js';
import { resolve } from '../../doc/resolve.js';
import { summarize } from '../../doc/summary.js';
import type { SpecDocument } from '../../spec/document.js';
import type { Repository } from '../../spec/repository.js';
import { pagePath, type Target } from '../../spec/targets.js';
import { blocksOf, oneLine } from './blocks.js';
import type { Page, Section } from './section.js';

/** Reads the pages of a repository as sections. Problems in the sources are left to `spec check`. */
export const readPages = (repository: Repository): Page[] =>
  [...repository.graph.get(repository.targets, '').targets.values()].map((target) =>
    readPage(repository, target),
  );

const known = new WeakMap<SpecDocument, Page>();

/** Reads a document; the same document yields the same page. */
export function readPage({ graph, document: documents, index }: Repository, target: Target): Page {
  const path = pagePath(target);
  const document = graph.get(documents, target.name);
  const cached = known.get(document);
  if (cached?.path === path) return cached;
  const page = pageOf(path, document, graph.get(index, target.name));
  known.set(document, page);
  return page;
}

function pageOf(path: string, document: SpecDocument, index: DocumentIndex): Page {
  const sections: Section[] = [];
  const anchors = new Map<string, Section>();
  const open: { readonly section: Section; readonly level: number }[] = [];
  for (const [i, { key, title, body, level }] of document.units.entries()) {
    const ids = index.partIds[i] ?? [];
    const own = title ? oneLine(textOf(title)) : '';
    while ((open.at(-1)?.level ?? -1) >= level) open.pop();
    const at = title ?? body[0];
    if (!at) continue;
    const parent = open.at(-1)?.section;
    const section: Section = {
      key,
      page: path,
      ids,
      title: own || (parent?.title ?? ''),
      parent,
      blocks: blocksOf(resolve(body, index)),
      span: { source: at.source, start: at.start, end: at.end },
    };
    open.push({ section, level });
    sections.push(section);
    const add = (id: string): void => {
      if (!anchors.has(id)) anchors.set(id, section);
    };
    ids.forEach(add);
    for (const nodes of title ? [title.children, body] : [body])
      for (const element of summarize(nodes).indexed)
        if (isAnchor(element)) index.idsOf(element).forEach(add);
  }
  return { path, sections, anchors };
}

/** Whether an element has its ids on the page; a target with a URL or a reference does not. */
const isAnchor = ({ type, attributes: { refuri, refname, refid } }: Element): boolean =>
  type !== 'target' || (refuri === undefined && refname === undefined && refid === undefined);
