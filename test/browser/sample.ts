import { readdirSync, readFileSync } from 'node:fs';
import type { Node } from '../../src/doc/nodes.js';
import { createRenderer } from '../../src/render/create-renderer.js';
import { renderSection } from '../../src/render/render-section.js';
import type { Page, Site, Unit } from '../../src/render/renderer.js';
import { searchIndex, searchPath } from '../../src/render/search.js';
import { ownTemplates } from '../render/template-set.js';
import { treeOf } from '../render/tree.js';

const fixtures = new URL('../render/fixtures/', import.meta.url);

/** Parses the XML of a document tree into its nodes. */
const blocks = (xml: string): Node[] => treeOf(xml);
const fixture = (name: string): Node[] => blocks(readFileSync(new URL(`${name}.xml`, fixtures), 'utf8'));

const title = (text: string): Node[] =>
  treeOf(`<title>${text}</title>`).flatMap((node) => (node.type === 'text' ? [] : node.children));

const unit = (
  level: number,
  number: string | undefined,
  id: string,
  heading: string,
  body: Node[],
): Unit => ({
  key: id,
  ids: [id],
  level,
  number,
  title: title(heading),
  body,
  partBase: id,
});

const long =
  '<literal_block classes="code http">GET /a-very-long-line?that=does&amp;not=fit&amp;on=a&amp;phone=and&amp;must=scroll&amp;within=its&amp;own=box HTTP/1.1</literal_block>';

/** Renders a small site with all elements; returns its files by path. */
export function writeSample(): Map<string, string> {
  const renderer = createRenderer(ownTemplates(), {}, ({ message }) => {
    throw new Error(message);
  });
  const names = readdirSync(fixtures)
    .filter((name) => name.endsWith('.xml') && !/^(?:operation|event|documents|sections)/.test(name))
    .map((name) => name.slice(0, -4));
  const units = [
    unit(
      0,
      undefined,
      'client-server-api',
      'Client-Server API',
      blocks('<paragraph>What this is about.</paragraph>'),
    ),
    unit(1, '1', 'elements', 'Elements', []),
    ...names.map((name, i) => unit(2, `1.${i + 1}`, `section-${name}`, name, fixture(name))),
    unit(1, '2', 'api', 'API', fixture('documents')),
    unit(2, '2.1', 'put-rooms-roomid', '<literal>PUT /rooms/{roomId}</literal>', fixture('operation')),
    unit(2, '2.2', 'm-room-member', '<literal>m.room.member</literal>', [
      ...fixture('event'),
      ...blocks(long),
    ]),
    ...[3, 4, 5, 6, 7].map((level) =>
      unit(level, `2.2${'.1'.repeat(level - 2)}`, `deep-${level}`, `Level ${level}`, []),
    ),
  ];
  const site: Site = {
    title: 'Specification',
    revision: 'main,abc1234',
    search: searchPath,
    documents: [
      {
        path: 'api/r0.1.0.html',
        title: 'Client-Server API',
        label: 'r0.1.0',
        description: 'How clients and servers talk.',
      },
    ],
  };
  const entry = (
    { ids, number, title }: Unit,
    children: Unit[] = [],
  ): NonNullable<Page['contents']>['entries'][number] => ({
    id: ids[0] ?? '',
    number,
    title,
    children: children.map((child) => entry(child)),
  });
  const page: Page = {
    path: 'api/r0.1.0.html',
    title: 'Client-Server API',
    label: 'r0.1.0',
    contents: {
      entries: ['1', '2'].flatMap((top) =>
        units
          .filter(({ number }) => number === top)
          .map((it) =>
            entry(
              it,
              units.filter(({ level, number }) => level === 2 && number?.startsWith(`${top}.`)),
            ),
          ),
      ),
    },
    sections: units.map((it) => renderSection(it, renderer)),
  };
  return new Map([
    [page.path, renderer.page(page, site)],
    ['index.html', renderer.index(site)],
    [searchPath, searchIndex([page])],
    ...renderer.assets,
  ]);
}
