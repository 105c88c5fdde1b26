import type { DocumentIndex } from '../doc/document-index.js';
import { isElement, type Node, textOf } from '../doc/nodes.js';
import { sectionNumbers } from '../doc/numbering.js';
import type { Graph, Query } from '../graph/graph.js';
import type { SpecDocument } from './document.js';
import type { IdentifiedDefinition } from './names/definition.js';
import type { Names } from './names/site-names.js';
import { pagePath, type Targets } from './targets.js';

/** A section of a document with its addresses. */
export interface IndexedSection {
  readonly id: string;
  readonly title: string;
  /** 0 for the document title. */
  readonly level: number;
  readonly number: string | undefined;
}

/** What a document contains, without its text. */
export interface IndexedDocument {
  readonly name: string;
  /** The path of its page in the site. */
  readonly path: string;
  readonly title: string;
  readonly label: string | undefined;
  /** Its first sentences, shortened. */
  readonly description: string | undefined;
  readonly sections: readonly IndexedSection[];
  readonly definitions: readonly IdentifiedDefinition[];
}

/** Queries for the contents of documents, by the name of the target. */
export interface SiteIndex {
  /** The first sentences of a document, shortened; `undefined` if it does not begin with a paragraph. */
  readonly description: Query<string | undefined>;
  readonly document: Query<IndexedDocument>;
}

export interface IndexSources {
  readonly targets: Query<Targets>;
  readonly document: Query<SpecDocument>;
  readonly index: Query<DocumentIndex>;
  readonly names: Names;
}

export function createSiteIndex(graph: Graph, { targets, document, index, names }: IndexSources): SiteIndex {
  const description = graph.query<string | undefined>('description of a document', (name, { get }) =>
    firstSentences(get(document, name), get(index, name)),
  );
  const indexed = graph.query<IndexedDocument>('contents of a document', (name, { get }) => {
    const target = get(targets, '').targets.get(name);
    const content = get(document, name);
    return {
      name,
      path: target ? pagePath(target) : `${name}.html`,
      title: content.title,
      label: target?.versionLabel,
      description: get(description, name),
      sections: sectionsOf(content, get(index, name)),
      definitions: get(names.own, name).list,
    };
  });
  return { description, document: indexed };
}

function sectionsOf({ units, numbering }: SpecDocument, index: DocumentIndex): IndexedSection[] {
  const levels = units.map(({ title, level }) => (title ? level : -1));
  const numbers = numbering ? sectionNumbers(levels, numbering) : [];
  return units.flatMap(({ title, level }, i): IndexedSection[] => {
    const id = index.partIds[i]?.[0];
    if (!title || id === undefined) return [];
    return [{ id, title: plainText(title.children, index), level, number: numbers[i] }];
  });
}

/** Searches the beginning of a document only: a paragraph far below does not describe it. */
const mostUnits = 5;
const mostCharacters = 200;
const sentence = /[.!?]\)?(?: |$)/;

function firstSentences({ units }: SpecDocument, index: DocumentIndex): string | undefined {
  for (const { body } of units.slice(0, mostUnits)) {
    for (const { type, children } of body) {
      const shown = type === 'paragraph' ? plainText(children, index) : '';
      // Others are labels of lists.
      if (sentence.test(shown)) return shortened(shown);
    }
  }
  return undefined;
}

/** The text up to the last sentence or word that fits. */
function shortened(text: string): string {
  if (text.length <= mostCharacters) return text;
  const start = text.slice(0, mostCharacters);
  const whole = /^.{60,}[.!?](?= )/.exec(start);
  return whole ? whole[0] : `${start.slice(0, start.lastIndexOf(' ')).replace(/[,;:]$/, '')}…`;
}

/** The text of nodes in one line, with substitutions expanded and without footnotes. */
function plainText(nodes: readonly Node[], index: DocumentIndex): string {
  return textIn(nodes, index).replace(/\s+/g, ' ').trim();
}

function textIn(nodes: readonly Node[], index: DocumentIndex): string {
  let text = '';
  for (const node of nodes) {
    if (!isElement(node)) text += node.value;
    else if (node.type === 'substitution_reference') {
      const definition = index.substitution(node.attributes.refname ?? '');
      text += definition ? textOf(definition) : textOf(node);
    } else if (
      node.type !== 'footnote_reference' &&
      node.type !== 'citation_reference' &&
      node.type !== 'raw'
    )
      text += textIn(node.children, index);
  }
  return text;
}
