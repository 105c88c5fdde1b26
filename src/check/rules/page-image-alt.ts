import type { Element, Node } from '../../doc/nodes.js';
import { summarize } from '../../doc/summary.js';
import { type Finding, layoutsOfPages } from '../finding.js';
import { htmlTags } from '../html-tags.js';
import type { Rule } from '../rule.js';

export const pageImageAlt: Rule = {
  id: 'page/image-alt',
  severity: 'warning',
  summary: 'An image has no alternative text.',
  explanation:
    'Screen readers read the alternative text, and browsers show it where the image is missing. `![text](address)` and `<img alt="text">` describe the content of the image; `alt=""` marks an image that only decorates.',
  layouts: layoutsOfPages,
  formats: ['Markdown'],
  prepare({ repository: { graph, targets, document }, byFile }) {
    const onPage = byFile('images without text', (name, { get }) =>
      get(document, name).units.flatMap(({ title, body }) => [
        ...(title ? imagesIn(title.children) : []),
        ...imagesIn(body),
      ]),
    );
    return ({ report }) => {
      for (const name of graph.get(targets, '').targets.keys())
        for (const finding of onPage(name)) report(finding);
    };
  },
};

function imagesIn(nodes: readonly Node[]): Finding[] {
  const { images, html } = summarize(nodes);
  return [...images.flatMap(imageProblems), ...html.flatMap(tagProblems)];
}

const message = 'The image has no alternative text.';

const imageProblems = ({ attributes, source, start, end }: Element): Finding[] =>
  (attributes.alt ?? '').trim() === ''
    ? [{ message, span: { source, start, end }, help: 'Write it in the brackets: ![text](address).' }]
    : [];

const tagProblems = (html: Element): Finding[] =>
  htmlTags(html).flatMap(({ name, attributes, span }) =>
    name === 'img' && !attributes.has('alt') ? [{ message, span, help: 'Add an `alt` attribute.' }] : [],
  );
