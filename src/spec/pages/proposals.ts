import { type Element, element, type Node, text } from '../../doc/nodes.js';
import { anchorize } from '../../markdown/anchorize.js';
import type { Span } from '../../source/text.js';
import { isMap, type YamlMap, type YamlValue } from '../../yaml/value.js';
import { type GeneratedUnit, paragraph } from '../generate/generated.js';
import { type Cell, simpleTable } from './tables.js';

/** The list of proposals by state, which is not part of the repository but added before a build. */
export const proposalsFile = 'data/msc/proposals.json';

const head = ['MSC', 'Title', 'Created at', 'Updated at', 'Docs', 'Author', 'Shepherd'];

/** A section for each state of proposals, with a table of the proposals in it. */
export function proposalUnits(
  states: YamlValue | undefined,
  span: Span,
  organization: string,
  headingsOfMarkdown: boolean,
): GeneratedUnit[] {
  return (Array.isArray(states) ? states : []).filter(isMap).map((state): GeneratedUnit => {
    const title = textAt(state, 'title');
    const proposals = Array.isArray(state.proposals) ? state.proposals.filter(isMap) : [];
    const body =
      proposals.length === 0
        ? paragraph(span, 'No proposals are in this state.')
        : simpleTable(
            span,
            head.map((label) => [text(label, span)]),
            proposals.map((proposal) => proposalRow(proposal, span, organization)),
          );
    const ids = [headingsOfMarkdown ? anchorize(title) : textAt(state, 'label')];
    const heading = element('title', span, [text(title, span)], { ids });
    return { key: `proposals#${ids[0]}`, title: heading, body: [body] };
  });
}

function proposalRow(proposal: YamlMap, span: Span, organization: string): Cell[] {
  const link = (shown: string, uri: string): Element =>
    element('reference', span, [text(shown, span)], { refuri: uri });
  const plain = (key: string): Cell => [text(textAt(proposal, key), span)];
  const site = organization.replace(/[^/]+\/$/, '');
  const person = (name: string): Node => link(`@${name}`, site + name);
  const list = (items: readonly Node[]): Cell =>
    items.flatMap((item, i) => (i === 0 ? [item] : [text(', ', span), item]));
  const texts = (key: string): string[] => {
    const value = proposal[key];
    return (Array.isArray(value) ? value : value ? [value] : []).map(String);
  };
  return [
    [link(textAt(proposal, 'number'), textAt(proposal, 'url'))],
    plain('title'),
    plain('created_at'),
    plain('updated_at'),
    list(texts('documentation').map((uri, i) => link(String(i + 1), uri))),
    list(texts('authors').map(person)),
    list(texts('shepherd').map(person)),
  ];
}

const textAt = (map: YamlMap, key: string): string => {
  const value = map[key];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};
