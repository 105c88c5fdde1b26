import { isElement, type Node, textOf } from '../doc/nodes.js';

const voidElements = new Set(['br', 'hr', 'img', 'wbr']);

/** Elements whose content browsers parse as usual, and which only their own end tags close if all tags are nested. */
const nestedElements = new Set(
  (
    'a abbr b bdi bdo big blockquote center cite code dd del details dfn div dl dt em figcaption figure font ' +
    'i ins kbd li mark ol p pre q rp rt ruby s samp small span strike strong sub summary sup table tt u ul var'
  ).split(' '),
);

/** Elements that browsers drop outside of tables. */
const tableElements = new Set(['caption', 'colgroup', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr']);

const comment = /<!--.*?-->/gs;
const tag = /<(\/?)([a-z][a-z0-9-]*)(?:\s(?:[^<>"']|"[^"<]*"|'[^'<]*')*)?\/?>/gi;

/**
 * Whether browsers end all elements of a section where it ends: the tags in its raw HTML are nested, and belong to
 * elements without parsing rules of their own. The renderer closes the links of a title.
 */
export const isClosedMarkup = (title: readonly Node[], body: readonly Node[]): boolean =>
  isNested(rawHtml(title).replace(/<\/?a\b[^<>]*>/gi, '')) && isNested(rawHtml(body));

/** The raw HTML in nodes, without the markup around it. */
function rawHtml(nodes: readonly Node[]): string {
  let html = '';
  for (const node of nodes)
    if (isElement(node)) html += node.type === 'raw' ? textOf(node) : rawHtml(node.children);
  return html;
}

function isNested(html: string): boolean {
  if (html === '') return true;
  const open: string[] = [];
  const tags = html.replace(comment, '');
  for (const [, slash, written = ''] of tags.matchAll(tag)) {
    const name = written.toLowerCase();
    if (slash === '/') {
      if (open.pop() !== name) return false;
    } else if (nestedElements.has(name) || (tableElements.has(name) && open.includes('table')))
      open.push(name);
    else if (!voidElements.has(name)) return false;
  }
  return open.length === 0 && !/<[a-z/!?]/i.test(tags.replace(tag, ''));
}
